import type { Span } from '../../values/span.ts'
import { findAddresses } from '../entities/address.ts'
import { type Fact, type Page, type Sentence, sentenceAt } from './page.ts'

export interface ContactFact {
  readonly kind: 'phone' | 'url' | 'email'
  readonly value: string
  readonly what: string
}

const known: Readonly<Record<string, string>> = {
  '999': 'emergency',
  '112': 'emergency',
  '101': 'police non-emergency',
  '111': 'NHS',
  '105': 'power cut',
  '159': 'your bank',
  '7726': 'report a text',
  '18000': 'emergency text relay',
  '18001': 'text relay',
  '03001232040': 'Action Fraud',
  '0800555111': 'Crimestoppers',
  '08450700707': 'Telephone Preference Service',
  '03450700707': 'Telephone Preference Service',
  '08082231133': 'Citizens Advice consumer service',
  '03454040506': 'Citizens Advice consumer service',
  '08454040506': 'Consumer Direct',
}
const fromWeb: readonly (readonly [RegExp, string])[] = [
  [/actionfraud/i, 'Action Fraud'],
  [/reportfraud\.police/i, 'Report Fraud'],
  [/crimestoppers/i, 'Crimestoppers'],
  [/phishing\.gov/i, 'report phishing'],
  [/census\.gov/i, 'Census help'],
  [/tpsonline/i, 'Telephone Preference Service'],
  [/police\.uk/i, 'police'],
]
const inScam =
  /\b(?:fraudsters?|scammers?|criminals?|offenders?|conm[ae]n|the (?:caller|victim|victims|pair|couple|resident|woman|man)|victims?|he said|she said|they said|part of the scam|line (?:has been |was |is )?(?:kept )?open|to verify|to confirm)\b/i
const askedTo =
  /\b(?:asks?|asked|told|tells?|telling|asking|invit\w+|urged|persuad\w+|instructed|say|says|said|suggest\w*|encourag\w+|hang up and|put the phone down and|to check|(?:he|she|they) (?:rang|called|dialled)|dialled|then (?:rang|called))\b/i
const toReader =
  /^\W*(?:please |to report|if |anyone|remember|report|call|contact|ring|dial|visit|always|or |you |instead|witnesses|information|for (?:more|further)|residents|people|reports? (?:can|should)|in an emergency)|\b(?:anyone (?:with|who)|you (?:can|should|believe|think|are|have|receive)|please|should (?:call|contact|ring|report|dial)|asked (?:people|residents|anyone|for anyone)|if (?:unsure|you|in doubt))\b/i

/** `contacts`: what the reader is told to use; numbers dialled as part of the trick are not among them. */
export function readContacts(page: Page): Fact<ContactFact[]> {
  const found: (ContactFact & { span: Span })[] = []
  for (const phone of page.phones) {
    const sentence = sentenceAt(page, phone.start)
    if (sentence?.part !== 'body' || isTrick(page, sentence, phone.start)) continue
    found.push({
      kind: 'phone',
      value: page.text.slice(phone.start, phone.end),
      what: known[phone.digits] ?? ownerBefore(page, sentence, phone.start),
      span: [phone.start, phone.end],
    })
  }
  for (const address of findAddresses(page.text, ...page.document.body)) {
    const sentence = sentenceAt(page, address.start)
    if (
      sentence &&
      /\b(?:fraudsters?|scammers?|bogus|fake|clone\w*)\b/i.test(sentence.text) &&
      sentence.voice === 'report'
    )
      continue
    const what = fromWeb.find(([pattern]) => pattern.test(address.value))?.[1]
    found.push({
      kind: address.kind,
      value: address.value,
      what: what ?? (sentence ? ownerBefore(page, sentence, address.start) : 'web page'),
      span: [address.start, address.end],
    })
  }
  found.sort((a, b) => a.span[0] - b.span[0])
  const first = found.filter((one, at) => found.findIndex(({ value }) => value === one.value) === at)
  return { value: first.map(({ kind, value, what }) => ({ kind, value, what })), spans: found.map(({ span }) => span) }
}

/** "hang up and call 999 to check, he said": the number belongs to the trick. */
function isTrick(page: Page, sentence: Sentence, start: number): boolean {
  const before = page.text.slice(sentence.start, start)
  if (/\b161\b/.test(page.text.slice(start, start + 3))) return true
  const next = page.body[page.body.indexOf(sentence) + 1]?.text ?? ''
  if (
    /\bline\b[^.]{0,40}\bopen\b|\bpart of the (?:scam|fraud|con)\b/i.test(`${sentence.text} ${next.slice(0, 120)}`) &&
    askedTo.test(before)
  )
    return true
  if (toReader.test(sentence.text)) return false
  return inScam.test(sentence.text) && askedTo.test(before)
}

const owner =
  /\b((?:[A-Z][\w'\u2019&-]*)(?:(?: (?:of|and|for|the|on|in))?[ ](?:[A-Z][\w'\u2019&-]*))*|trading standards|the council|adult social care)\b/g

/** The last organisation named before the number, else what the sentence is about. */
function ownerBefore(page: Page, sentence: Sentence, start: number): string {
  const before = page.text.slice(sentence.start, start)
  const names = [...before.matchAll(owner)]
    .map((match) => match[1]!)
    .filter(
      (name) =>
        !/^(?:Call|Ring|Contact|Visit|Report|If|Or|Please|For|To|The|You|Alternatively|Phone|Dial|In|An?|See|Email|Help|Log|Go|Reports?|Text|Tell|Remember)$/.test(
          name,
        ),
    )
  const last = names[names.length - 1]
  return last ? last.replace(/^(?:Call|Ring|Contact|Visit|Phone|The) /, '') : 'help line'
}
