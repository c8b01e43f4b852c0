import type { Span } from '../../values/span.ts'
import type { Impersonation } from './impersonated.ts'
import { type Fact, matches, type Page, type Sentence } from './page.ts'

export interface Crime {
  readonly isWarning: Fact<boolean>
  readonly types: Fact<string[]>
}

const warned =
  /\b(?:courier fraud|rogue trad\w+|distraction (?:burgl|theft|techni|raid)\w*|bogus (?:caller|official|police|officer|work|trad|charit)\w*|doorstep (?:crime|caller|fraud|con|scam|trader|seller|burgl)\w*|cold caller\w*|impersonation (?:scam|fraud)\w*|(?:phone|telephone|text|email|police|bank) scam\w*|scam (?:call|text|email|message|phone)\w*|vishing|smishing)/gi
const court =
  /\b(?:jailed|jail|sentenced|crown court|magistrates['\u2019]? court|pleaded guilty|pleaded|found guilty|years in prison|year(?:s'| prison)? sentence|convicted|imprisoned|years['\u2019]? (?:imprisonment|in jail|behind bars)|admitted conspir\w+|appeared (?:at|in|before)|charged with|remanded|judge|suspended sentence|behind bars|locked up|trial|prison)\b/gi

/** Whether the text warns of impersonation or doorstep crime, and of which kinds. Court reports are no warnings. */
export function readCrime(page: Page, roles: readonly Impersonation[]): Crime {
  const hits = [...matches(page.sentences, warned)]
  const trials = [...matches(page.sentences, court)]
  const spans: Span[] = [...hits.map(({ start, end }): Span => [start, end]), ...roles.map(({ span }) => span)]
  const isCourt = trials.length >= 2 && (trials.length >= 4 || trials.some(({ sentence }) => isEarly(page, sentence)))
  const isWarning = spans.length > 0 && !isCourt
  const types = isWarning ? typesOf(page, roles) : courtTypes(page)
  return {
    isWarning: {
      value: isWarning,
      spans: isWarning ? spans.slice(0, 12) : trials.map(({ start, end }) => [start, end]),
    },
    types: { value: [...new Set(types.map(([type]) => type))], spans: types.map(([, span]) => span) },
  }
}

const isEarly = (page: Page, sentence: Sentence) => sentence.part !== 'body' || page.body.indexOf(sentence) < 3

type Typed = readonly [type: string, span: Span]

const courier = /\b(?:courier fraud\w*|couriers?)\b/gi
const handover =
  /\b(?:collect(?:s|ed|ion|ing)?|picks? (?:it|them|this|the \w+)? ?up|picked up|fetch(?:ed|es)?|call at|called? (?:at|for)|hand(?:s|ed|ing)? (?:it |them |over |the |her |his |their )|give (?:it|them|the (?:money|cash))|(?:by|via|in an?) (?:taxi|cab|post)|post(?:ed)? (?:it|the|her|his|their))/gi
const taking =
  /\b(?:withdr[ae]w\w*|(?:draw|drew|drawing|drawn|tak(?:e|ing|en)|took|get|getting)\s+(?:\S+\s+){0,4}?out|hand\w* over|buy|cash|gold|jewell?ery|bank cards?)\b/i

function typesOf(page: Page, roles: readonly Impersonation[]): Typed[] {
  const types: Typed[] = [
    ...courierTypes(page, roles),
    ...callTypes(page, roles),
    ...doorTypes(page, roles),
    ...storyTypes(page),
  ]
  for (const { label, span } of roles) {
    const type = typeOfRole.get(label)
    if (type) types.push([type, span])
  }
  if (types.length === 0)
    types.push(...roles.filter(({ label }) => official.test(label)).map(({ span }): Typed => ['bogus-official', span]))
  return types.length > 0 ? types : [['other-fraud', roles[0]?.span ?? [page.document.body[0], page.document.body[0]]]]
}

const typeOfRole = new Map<string, string>([
  ...[
    'hmrc',
    'dwp',
    'census office',
    'dvla',
    'home office',
    'court',
    'tv licensing',
    'nhs',
    'national crime agency',
    'national insurance office',
  ].map((label) => [label, 'government-impersonation'] as const),
  ...['water company', 'gas company', 'electricity company', 'energy company', 'utility company', 'bt'].map(
    (label) => [label, 'utility-impersonation'] as const,
  ),
  ...['royal mail', 'delivery company'].map((label) => [label, 'delivery-impersonation'] as const),
  ...['amazon', 'paypal', 'visa'].map((label) => [label, 'other-fraud'] as const),
  ...['microsoft', 'broadband provider'].map((label) => [label, 'tech-support'] as const),
  ['family member', 'family-impersonation'],
  ['charity', 'charity-impersonation'],
])

/** Cash, cards or goods collected, handed over or posted. */
function courierTypes(page: Page, roles: readonly Impersonation[]): Typed[] {
  const plain = [...matches(page.sentences, courier)].filter(
    ({ sentence }) => !/\bcourier (?:compan|firm|driver|service)/i.test(sentence.text),
  )
  const spans = plain.map(({ start, end }): Typed => ['courier-fraud', [start, end]])
  if (spans.length > 0 || !roles.some(({ label }) => label === 'police' || label === 'bank')) return spans
  const handed = [...matches(page.sentences, handover)].filter(
    ({ sentence, start }) => sentence.voice === 'report' && isNearTaking(page, sentence, start),
  )
  return handed.map(({ start, end }) => ['courier-fraud', [start, end]])
}

function isNearTaking(page: Page, sentence: Sentence, start: number): boolean {
  return taking.test(page.text.slice(Math.max(page.document.body[0], start - 220), sentence.end))
}

const called =
  /\b(?:phon(?:e|ed|ing)\b|rang|rung|ring(?:s|ing)|telephon\w*|calls?(?! at (?:the|her|his|their|your|an?|homes?|address\w*|houses?)\b)|called|callers?)\b/gi

function callTypes(page: Page, roles: readonly Impersonation[]): Typed[] {
  const phone = [...matches(page.sentences, called)].some(
    ({ sentence }) => sentence.voice === 'report' || sentence.part !== 'body',
  )
  if (!phone) return []
  return roles
    .filter(({ label }) => label === 'police' || label === 'bank')
    .filter(
      ({ label, sentence }) => !/\b(?:door|doorstep|knock\w*|burgl\w*)\b/i.test(sentence.text) || label === 'bank',
    )
    .map(({ label, span }) => [`${label}-impersonation-call`, span])
}

const atDoor =
  /\b(?:doorsteps?|door[- ]to[- ]door|(?:front |back )?doors?|knock\w*|call(?:s|ed|ing) at (?:\w+ ){0,2}(?:home|house|propert|address|flat|bungalow)\w*|let (?:\w+ ){1,3}(?:in|into|inside)|(?:inside|into|enter\w*) (?:the|her|his|their|your|a) (?:home|house|property|flat|bungalow)|at (?:her|his|their|your|the) (?:home|house|property|address))\b/i
const official =
  /^(?:police|council|water company|gas company|electricity company|energy company|utility company|nhs|official|charity|trading standards|bt)$/
const distraction =
  /\b(?:distraction (?:burgl|theft|raid|techni)\w*|(?:kept|keeps|keep|keeping) (?:her|him|them|the \w+|victims?) (?:occupied|talking|busy)|distract(?:ed|s|ing) (?:her|him|them|the)|while (?:one|the other|another|(?:his|her|their|the|an) (?:accomplice|friend|colleague|partner|other))[^.]{0,60}(?:search\w*|stole|took|upstairs))/gi
const bogusOfficial = /\bbogus (?:official|caller|work|water|gas|council)\w*/gi
const rogue =
  /\b(?:rogue trad\w+|(?:cold[- ]call\w*|doorstep)[^.]{0,60}(?:roof|gutter|driveway|tarmac|garden|tree|work)\w*|(?:roof|gutter|driveway|tarmac|guttering|chimney|garden(?:ing)?|tree|paving)[ -](?:work|repair|clean|tile|surgery|job)\w*)/gi

function doorTypes(page: Page, roles: readonly Impersonation[]): Typed[] {
  const types: Typed[] = []
  const distracted = [...matches(page.sentences, distraction)].map(
    ({ start, end }): Typed => ['distraction-burglary', [start, end]],
  )
  const bogus = [...matches(page.sentences, bogusOfficial)]
    .filter(({ sentence, match }) => !/caller/i.test(match[0]) || atDoor.test(sentence.text))
    .map(({ start, end }): Typed => ['bogus-official', [start, end]])
  const calls = roles.filter(({ label, sentence }) => official.test(label) && isAtDoor(page, sentence, label))
  types.push(...bogus, ...calls.map(({ span }): Typed => ['bogus-official', span]), ...distracted)
  types.push(
    ...[...matches(page.sentences, rogue)]
      .filter(({ sentence }) => sentence.voice === 'report')
      .map(({ start, end }): Typed => ['rogue-trader', [start, end]]),
  )
  return types
}

/** Scams known by their story, whoever rings. */
const stories: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['tech-support', /\b(?:remote access|team ?viewer|anydesk|remote control of)\b/gi],
  [
    'government-impersonation',
    /\b(?:national insurance (?:number|(?:\w+ )?scam)|tax (?:scam|rebate|refund)|council tax (?:scam|rebate|refund)|census (?:scam|text)\w*|(?:fake|bogus) (?:covid[- ]?19 )?vaccin\w*)/gi,
  ],
  ['delivery-impersonation', /\b(?:parcel|delivery) (?:text |message |e-?mail )?scams?\b/gi],
  ['family-impersonation', /\b(?:hi|hello) (?:mum|dad)\b/gi],
]

function storyTypes(page: Page): Typed[] {
  return stories.flatMap(([type, pattern]) =>
    [
      ...matches(
        page.sentences.filter(({ voice }) => voice === 'report'),
        pattern,
      ),
    ].map(({ start, end }): Typed => [type, [start, end]]),
  )
}

function isAtDoor(page: Page, sentence: Sentence, label: string): boolean {
  const at = page.body.indexOf(sentence)
  const near = at < 0 ? [sentence] : page.body.slice(Math.max(0, at - 1), at + 2)
  if (label === 'police')
    return (
      /\b(?:knock\w*|doorstep callers?|burgl\w*|search(?:ed)? (?:the|her|his))\b/i.test(sentence.text) &&
      !/\bcourier/i.test(page.text)
    )
  return near.some((one) => atDoor.test(one.text) || /\bburgl/i.test(one.text))
}

function courtTypes(page: Page): Typed[] {
  const hits = [
    ...matches(
      page.sentences,
      /\bcourier fraud\w*|\bpos(?:ed|ing) as (?:a )?(?:police|bank)[^.]*\b(?:courier|collect)\w*|\bcouriers?\b/gi,
    ),
  ]
  const relevant = hits.filter(({ sentence }) => /\b(?:fraud|victim|bank|police|cash|money)/i.test(sentence.text))
  const body = page.document.body[0]
  return relevant.length > 0
    ? relevant.map(({ start, end }): Typed => ['courier-fraud', [start, end]])
    : [['other', [body, body]]]
}
