import { type ReportKind, reportKinds } from '../../values/report.ts'
import { readFields } from '../fields.ts'
import { type Html, html } from '../html.ts'

/** What a report's form holds so far: carried from page to page in hidden fields, never in an address, kept nowhere. */
const names = [
  'kind',
  'who',
  'day',
  'time',
  'where',
  /** Code of the district, and the words of `where` that it was found for. */
  'district',
  'asked',
  'account',
  'shown',
  'spoken',
  'urls',
  'claimed',
  'alias',
  'outcome',
  'method',
  'pounds',
  'accounts',
  'cards',
  'face',
  'vehicle',
  'age',
  'name',
  'phone',
  'email',
  /** Drawn for this form: whoever sends it twice makes one report. */
  'token',
  /** "yes" while an answer is changed from the page of all answers. */
  'change',
] as const
export type FieldName = (typeof names)[number]
export type Given = Readonly<Partial<Record<FieldName, string>>>

/** Longest value that is carried, in UTF-16 code units; the longest account is told so, not cut. */
const longestCarried = 64_000

/** Reads the fields of a form; what is unknown is left out. Never throws. */
export const readGiven = (form: URLSearchParams): Given =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = form.get(name)?.slice(0, longestCarried) ?? ''
      return value === '' ? [] : [[name, value]]
    }),
  )

/** The fields so far as hidden inputs, but for those the page asks. */
export const carriedOn = (given: Given, leaveOut: readonly FieldName[] = []): Html =>
  html`${names
    .filter((name) => given[name] !== undefined && !leaveOut.includes(name))
    .map((name) => html`<input type="hidden" name="${name}" value="${given[name]}">\n`)}`

const kindOfCheck: Readonly<Record<string, ReportKind>> = {
  phone: 'call',
  call: 'call',
  door: 'visit',
  inside: 'visit',
  message: 'message',
  'cash-machine': 'sighting',
}

/** The fields that a check told already: how it came, in what words, what is gone. `titles`: of tactics by id, for what was tapped. */
export function givenByCheck(form: URLSearchParams, titles: ReadonlyMap<string, string>): Given {
  const { kind, text, said, lost } = readFields(form)
  const tapped = said.flatMap((id) => titles.get(id) ?? []).map((title) => `${title}.`)
  const outcome = lost.some((one) => one === 'money' || one === 'goods') ? 'lost' : lost.length > 0 ? 'shared' : ''
  const account = [text.trim(), ...tapped].filter(Boolean).join('\n').slice(0, longestCarried)
  return { kind: kindOfCheck[kind]!, ...(account && { account }), ...(outcome && { outcome }) }
}

export const kindOf = ({ kind }: Given): ReportKind | null => reportKinds.find((one) => one === kind) ?? null
