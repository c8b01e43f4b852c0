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
  const found: Address[] = []
  const add = (kind: Address['kind'], match: RegExpExecArray) => {
    const value = match[0].replace(/[.,;:!?'\u2019)\]*_]+$/, '')
    const start = from + match.index
    if (!found.some((other) => start < other.end && start + value.length > other.start))
      found.push({ kind, value, start, end: start + value.length })
  }
  for (const match of part.matchAll(email)) add('email', match)
  for (const match of part.matchAll(url)) add('url', match)
  return found.sort((a, b) => a.start - b.start)
}
