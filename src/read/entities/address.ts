/** A web or e-mail address as written, with its place in the text. */
export interface Address {
  readonly kind: 'url' | 'email'
  readonly value: string
  readonly start: number
  readonly end: number
}

const email = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g
const url =
  /(?:https?:\/\/|www\.)[^\s<>"\u201c\u201d]{1,300}|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:uk|com|org|net|gov|info|scot|wales|cymru|ie|eu)\b(?:\/[^\s<>"\u201c\u201d]{0,300})?/gi

/** Finds addresses between two offsets: with `https://`, with `www.`, or bare ones ending in a domain in common use. */
export function findAddresses(text: string, from = 0, to = text.length): Address[] {
  const part = text.slice(from, to)
  const read = (kind: Address['kind'], match: RegExpExecArray): Address => {
    const value = match[0].replace(/[.,;:!?'\u2019)\]*_]+$/, '')
    const start = from + match.index
    return { kind, value, start, end: start + value.length }
  }
  const found = [...part.matchAll(email)].map((match) => read('email', match))
  const mails = [...found]
  let at = 0
  for (const match of part.matchAll(url)) {
    const one = read('url', match)
    while (at < mails.length && mails[at]!.end <= one.start) at++
    if (!(at < mails.length && mails[at]!.start < one.end)) found.push(one)
  }
  return found.sort((a, b) => a.start - b.start)
}
