import { longDate } from '../values/day.ts'
import { dayInLondon } from '../values/london-day.ts'

/** What pages and posters say around a warning, in a language. */
export interface FixedWords {
  readonly day: (at: Date | string) => string
  readonly toDo: string
  readonly from: string
  /** Between who says it and the day. */
  readonly on: string
  readonly holdsUntil: (day: string) => string
  readonly forAreas: string
  readonly older: string
  readonly readNewer: string
  readonly takenBack: (day: string) => string
  readonly takenBackTitle: string
  readonly why: string
  readonly expired: (day: string) => string
  readonly holdNow: string
  readonly languages: string
  readonly poster: string
  readonly passOn: string
  readonly passOnWhy: string
  readonly share: Readonly<Record<'mail' | 'whatsApp' | 'facebook', string>>
  readonly warning: string
  readonly happened: string
  readonly alsoDo: string
  readonly ring: string
  readonly more: string
  readonly readAll: string
  readonly warns: (name: string) => string
  readonly version: string
}

/** YYYY-MM-DD of a day, or of a moment as it is in the United Kingdom. */
const dayOf = (at: Date | string): string => (typeof at === 'string' ? at : dayInLondon(at))

export const englishWords: FixedWords = {
  day: (at) => longDate(dayOf(at)),
  toDo: 'What to do now',
  from: 'From',
  on: ' on',
  holdsUntil: (day) => `Holds until ${day}.`,
  forAreas: 'For',
  older: 'This is an older version. There is a newer one.',
  readNewer: 'Read the newer one',
  takenBack: (day) => `This warning was taken back on ${day}. It does not hold any more.`,
  takenBackTitle: 'Taken back',
  why: 'Why',
  expired: (day) => `This warning was for the time until ${day}. It may not hold any more.`,
  holdNow: 'Warnings that hold now',
  languages: 'Languages',
  poster: 'A poster to print',
  passOn: 'Pass it on',
  passOnWhy: 'Most people hear of this from a friend. The address of this page:',
  share: { mail: 'Send it by e‑mail', whatsApp: 'Share it by WhatsApp', facebook: 'Share it on Facebook' },
  warning: 'Warning',
  happened: 'What happened',
  alsoDo: 'What else to do',
  ring: 'Whom to ring',
  more: 'More at the address below.',
  readAll: 'Read all of it, and see whether it still holds',
  warns: (name) => `${name} warns`,
  version: 'Version',
}

const welshMonths = 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' ')

/** "2026-11-21" → "21 Tachwedd 2026". */
function welshDay(at: Date | string): string {
  const [year, month, day] = dayOf(at).split('-')
  return `${Number(day)} ${welshMonths[Number(month) - 1]} ${year}`
}

/** Not yet checked by a Welsh speaker: see docs/operating.md. */
const welshWords: FixedWords = {
  day: welshDay,
  toDo: 'Beth i’w wneud nawr',
  from: 'Oddi wrth',
  on: ',',
  holdsUntil: (day) => `Yn ddilys tan ${day}.`,
  forAreas: 'Ar gyfer',
  older: 'Fersiwn hŷn yw hon. Mae fersiwn newydd.',
  readNewer: 'Darllenwch y fersiwn newydd',
  takenBack: (day) => `Tynnwyd y rhybudd hwn yn ôl ar ${day}. Nid yw’n ddilys mwyach.`,
  takenBackTitle: 'Tynnwyd yn ôl',
  why: 'Pam',
  expired: (day) => `Roedd y rhybudd hwn yn ddilys tan ${day}. Efallai nad yw’n ddilys mwyach.`,
  holdNow: 'Rhybuddion sy’n ddilys nawr',
  languages: 'Ieithoedd',
  poster: 'Poster i’w argraffu',
  passOn: 'Rhannwch y rhybudd',
  passOnWhy: 'Cyfeiriad y dudalen hon:',
  share: { mail: 'Anfonwch drwy e‑bost', whatsApp: 'Rhannwch ar WhatsApp', facebook: 'Rhannwch ar Facebook' },
  warning: 'Rhybudd',
  happened: 'Beth ddigwyddodd',
  alsoDo: 'Beth arall i’w wneud',
  ring: 'Pwy i’w ffonio',
  more: 'Mwy yn y cyfeiriad isod.',
  readAll: 'Darllenwch y cyfan, a gweld a yw’n dal yn ddilys',
  warns: (name) => `Rhybudd gan ${name}`,
  version: 'Fersiwn',
}

/** The words for a warning written in a language; English where we have none of ours in it. */
export const fixedWords = (language: string): FixedWords => (language === 'cy' ? welshWords : englishWords)

/** The language of those words. */
export const fixedLanguage = (language: string): 'en' | 'cy' => (language === 'cy' ? 'cy' : 'en')

/** First steps and whom to ring in Welsh, by their ids in the plan and among the contacts. Not yet checked either. */
export const welshSteps: Readonly<Record<string, string>> = {
  'put-phone-down': 'Rhowch y ffôn i lawr. Nid oes rhaid i chi egluro, ac nid yw’n anghwrtais.',
  'keep-door-shut':
    'Cadwch y drws ar gau, neu ar y gadwyn. Dywedwch: arhoswch y tu allan tra byddaf yn gwirio. Bydd rhywun dilys yn aros.',
  'do-not-open-link': 'Peidiwch â phwyso’r ddolen. Peidiwch â ffonio’r rhif yn y neges, a pheidiwch ag ateb y neges.',
  'check-first':
    'Peidiwch â gwneud dim eto. Ffoniwch y sefydliad ar rif rydych wedi’i ganfod eich hun, ar fil, cerdyn neu lythyr, a gofynnwch.',
  'cash-machine':
    'Camwch yn ôl a chadwch eich cerdyn. Os oes rhywun yn sefyll yn rhy agos, canslwch, cymerwch eich cerdyn ac ewch i mewn i’r banc neu i siop. Os yw’r peiriant wedi cadw eich cerdyn, arhoswch yno a ffoniwch eich banc ar 159.',
}
export const welshContacts: Readonly<Record<string, string>> = {
  '999': 'Gwasanaethau brys',
  '101': 'Yr heddlu, os nad yw’n argyfwng',
  '159': 'I gysylltu â’ch banc',
}
