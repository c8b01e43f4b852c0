import { oneLine } from '../../values/one-line.ts'
import type { PublishedWarning, WarningLanguage, WarningText } from '../../values/warning.ts'
import { plainText } from '../markdown/plain.ts'
import { element, textElement, xmlHead } from '../xml.ts'
import { type CapContext, type CapMessage, capTime } from './message.ts'

const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2'

/** Names of parameters and of the code of an area; GSS: the codes of the Government Statistical Service (ONS). */
const capNames = { tactic: 'DOORCHAIN:TACTIC', script: 'DOORCHAIN:SCRIPT', area: 'GSS' } as const

/** CAP 1.2, 3.2.2: a headline should have at most 160 characters. */
const longestHeadline = 160

/** Words a cancelling needs, in the languages in which we have them. */
const cancelled: Partial<Record<WarningLanguage, string>> = { en: 'Cancelled', cy: 'Canslwyd' }

/** Languages of these islands as they are written here. */
const tags: Partial<Record<WarningLanguage, string>> = { en: 'en-GB', cy: 'cy-GB', gd: 'gd-GB', ga: 'ga-GB' }

/**
 * What a reader may do with it, in the words of the standard. "Avoid": avoid the subject event as the instruction says.
 * "Future": act in the near future, when somebody rings or comes; nobody need do a thing within the hour. "Moderate":
 * possible threat to life or property; systems of emergency alerts act on "Severe", and would frighten. "Observed":
 * determined to have occurred or to be ongoing. One that is cancelled asks for nothing, and says nothing about the rest.
 */
const levels = {
  holds: { responseType: 'Avoid', urgency: 'Future', severity: 'Moderate', certainty: 'Observed' },
  cancelled: { responseType: 'None', urgency: 'Past', severity: 'Unknown', certainty: 'Unknown' },
} as const

/**
 * A warning as a message of the Common Alerting Protocol 1.2 (OASIS), one `info` a language. Of one taken in only title and
 * summary are said. Throws RangeError for an identifier or sender that the standard forbids.
 */
export function printCap(warning: PublishedWarning, message: CapMessage, context: CapContext): string {
  const { identifier, sender, sent, msgType, references, note } = message
  for (const name of [identifier, sender, ...references.flatMap((one) => [one.identifier, one.sender])])
    demandName(name)
  const texts = msgType === 'Cancel' ? warning.texts.filter(({ language }) => language in cancelled) : warning.texts
  const parts = [
    textElement('identifier', identifier),
    textElement('sender', sender),
    textElement('sent', capTime(sent)),
    textElement('status', 'Actual'),
    textElement('msgType', msgType),
    textElement('source', oneLine(warning.organisation)),
    textElement('scope', 'Public'),
    textElement('note', note),
    textElement(
      'references',
      references.map((one) => `${one.sender},${one.identifier},${capTime(one.sent)}`).join(' '),
    ),
    ...texts.map((text) => printInfo(text, { warning, message, context })),
  ]
  return `${xmlHead}<alert xmlns="${capNamespace}">\n${parts.join('')}</alert>\n`
}

interface Whole {
  readonly warning: PublishedWarning
  readonly message: CapMessage
  readonly context: CapContext
}

function printInfo(text: WarningText, { warning, message, context }: Whole): string {
  const isCancel = message.msgType === 'Cancel'
  const level = isCancel ? levels.cancelled : levels.holds
  const { language } = text
  const headline = isCancel ? `${cancelled[language]}: ${text.title}` : text.title
  const page = `${context.publicUrl}/warnings/${warning.id}`
  return element(
    'info',
    textElement('language', tags[language] ?? language),
    textElement('category', 'Security'),
    textElement('event', eventOf(warning, context)),
    textElement('responseType', level.responseType),
    textElement('urgency', level.urgency),
    textElement('severity', level.severity),
    textElement('certainty', level.certainty),
    textElement('effective', capTime(isCancel ? message.sent : warning.publishedAt)),
    textElement('expires', warning.expiresAt && capTime(warning.expiresAt)),
    textElement('senderName', senderNameOf(warning, message)),
    textElement('headline', shortened(oneLine(headline))),
    textElement('description', isCancel ? message.note : descriptionOf(text, warning)),
    textElement('instruction', isCancel || language !== 'en' ? null : instructionOf(warning, context)),
    textElement('web', language === 'en' ? page : `${page}/${language}`),
    textElement('contact', `${oneLine(warning.organisation)}, ${warning.address ?? `${context.publicUrl}/about`}`),
    ...warning.tactics.map((id) => named('parameter', capNames.tactic, id)),
    ...warning.scripts.map((id) => named('parameter', capNames.script, id)),
    ...areasOf(warning, context),
  )
}

function demandName(name: string): void {
  if (/[\s,<&]/.test(name) || name === '') throw new RangeError(`no name for a CAP message: "${name}"`)
}

const named = (name: string, valueName: string, value: string): string =>
  element(name, textElement('valueName', valueName), textElement('value', value))

/** Who passes on what others publish does not speak in their name. */
const senderNameOf = ({ kind, organisation }: PublishedWarning, { sender }: CapMessage): string =>
  kind === 'taken' ? `${sender}, passing on ${oneLine(organisation)}` : oneLine(organisation)

const eventOf = ({ scripts }: PublishedWarning, { scriptOf }: CapContext): string =>
  scripts.map(scriptOf).find((title) => title !== null) ?? 'Impersonation crime'

/** Somebody else's words are not ours to send on. */
const descriptionOf = ({ summary, body }: WarningText, { kind }: PublishedWarning): string =>
  kind === 'taken' ? oneLine(summary) : `${oneLine(summary)}\n\n${plainText(body, { addresses: true })}`

/** Advice is known in English only; in other languages it stands in the description. */
const instructionOf = ({ advice }: PublishedWarning, { adviceOf }: CapContext): string =>
  advice.flatMap((id) => adviceOf(id) ?? []).join('\n')

/** The areas as chosen; a force has the codes of its districts beside its own. */
function areasOf({ areas, districts }: PublishedWarning, { areaOf }: CapContext): string[] {
  return (areas.length > 0 ? areas : districts).map((code) => {
    const area = areaOf(code)
    const codes = new Set([code, ...(area?.districts ?? [])])
    const geocodes = [...codes].map((one) => named('geocode', capNames.area, one))
    return element('area', textElement('areaDesc', area?.name ?? code), ...geocodes)
  })
}

/** At most 160 characters, cut between words where there is one to cut at. */
function shortened(text: string): string {
  if (text.length <= longestHeadline) return text
  const cut = text.slice(0, longestHeadline - 1)
  return `${cut.replace(/\s+\S{0,40}$/, '')}…`
}
