import type { Span } from '../../values/span.ts'
import { type Fact, matches, type Page, type Sentence } from './page.ts'

/** Who may be impersonated: label of the reading and the words for it. */
const roles: readonly (readonly [label: string, words: string])[] = [
  [
    'police',
    String.raw`police(?:m[ae]n|wom[ae]n)?|(?:police |detective |chief |bogus |fake )*(?:officers?|constables?|sergeants?|inspectors?|superintendents?|detectives?)(?! (?:of|from) (?:the )?(?:council|hmrc|bank))|(?:the )?met(?:ropolitan)?(?= |\b)|scotland yard|[PD][CSI]\b|cid\b|crime unit`,
  ],
  [
    'bank',
    String.raw`banking (?:officials?|staff)|banks?\b(?! (?:card|account|detail|note|statement|transfer))|bank (?:staff|officials?|workers?|employees?|managers?)|barclays|lloyds|natwest|hsbc|santander|halifax|nationwide|rbs|tsb`,
  ],
  [
    'hmrc',
    'hmrc|hm revenue(?: (?:and|&) customs)?|revenue (?:and|&) customs|inland revenue|tax (?:office|man|officials?)|taxman',
  ],
  ['national insurance office', 'national insurance (?:\\w+ )?(?:agency|office|department)'],
  ['dwp', 'dwp|department (?:for|of) works? and pensions|jobcentre'],
  ['census office', 'census(?: office)?|office for national statistics|ons'],
  [
    'utility company',
    String.raw`utility (?:compan(?:y|ies)|firms?|workers?|officials?|services?)|(?:gas|water|electric(?:ity)?)(?:,? or|,? and|,|\/) (?:gas|water|electric(?:ity)?) (?:compan(?:y|ies)|firms?|boards?|suppliers?|workers?)`,
  ],
  [
    'water company',
    '(?:the )?water (?:board|compan(?:y|ies)|authority|officials?|works|inspectors?|workm[ae]n|engineers?)|(?:severn trent|thames|anglian|southern|yorkshire|affinity|united utilities|scottish|south west|wessex|northumbrian|welsh|south staffs) water|severn trent|united utilities',
  ],
  [
    'gas company',
    '(?:the )?gas (?:board|compan(?:y|ies)|officials?|engineers?|men|man|workers?)|british gas|cadent|transco',
  ],
  [
    'electricity company',
    String.raw`(?:the )?electric(?:ity)? (?:board|compan(?:y|ies)|officials?|suppliers?|workers?)|uk power networks|western power|scottish power|e\.?on\b|edf|sse|npower|octopus energy|ovo`,
  ],
  ['energy company', 'energy (?:compan(?:y|ies)|suppliers?|provider)|meter readers?'],
  ['bt', 'bt(?: openreach)?|openreach|british telecom'],
  [
    'broadband provider',
    String.raw`(?:broadband|internet) (?:providers?|compan(?:y|ies)|service providers?)|talktalk|virgin media|sky\b`,
  ],
  [
    'council',
    '(?:the |local |county |borough |district |city )*council(?:s| staff| workers?| officials?| officers?| employees?)?|housing (?:officers?|association)',
  ],
  ['nhs', 'nhs|health service|doctors?|nurses?|carers?|hospital staff|test and trace|track and trace'],
  ['royal mail', 'royal mail|post office'],
  [
    'delivery company',
    '(?:delivery|parcel|courier) (?:compan(?:y|ies)|firms?|drivers?|services?)|dpd|hermes|evri|ups|fedex|yodel',
  ],
  ['amazon', 'amazon(?: prime)?'],
  ['microsoft', 'microsoft|windows'],
  ['paypal', 'paypal'],
  ['visa', 'visa(?! application)'],
  ['national crime agency', 'national crime agency|nca'],
  ['action fraud', 'action fraud'],
  ['trading standards', 'trading standards'],
  ['tv licensing', 'tv licen[cs]ing'],
  ['dvla', 'dvla'],
  ['home office', 'home office|immigration'],
  ['court', 'bailiffs?|courts?|debt collectors?'],
  ['charity', 'charit(?:y|ies)(?: collectors?| workers?)?'],
  [
    'family member',
    '(?:grand)?(?:sons?|daughters?)|grandchild(?:ren)?|relatives?|family members?|loved ones?|nephews?|nieces?',
  ],
  [
    'tradesperson',
    '(?:rogue )?traders?|trades(?:m[ae]n|people|person)|builders?|roofers?|gardeners?|workm[ae]n|tree surgeons?|landscapers?',
  ],
  ['official', 'officials?'],
]
const all = roles.map(([, words], at) => `(?<r${at}>${words})`).join('|')
const role = new RegExp(String.raw`(?<![\w-])(?:${all})(?![\w-])`, 'gi')

const cues = new RegExp(
  [
    String.raw`impersonat\w+|(?:bogus|fake|impost[eo]r|phoney|so-called|supposed|sham|false|scam|rogue|counterfeit)(?= )`,
    String.raw`(?:pos(?:e|es|ed|ing)|masquerad\w+|dress(?:ed|ing)(?: up)?|acts?|acting|disguised|represent\w+ (?:himself|herself|themselves)) as`,
    String.raw`(?:pretend\w*|purport\w*)(?: that)?(?: (?:to (?:be|represent|work for|come|have come)|(?:he|she|they|it) (?:was|were|is|are|had come|came|come)))?(?: from)?`,
    String.raw`claim\w*(?: falsely)? (?:(?:to be|that (?:he|she|they|it|this) (?:was|were|is|are|comes?|came)|(?:he|she|they|it) (?:was|were|is|are|works?|worked)|to (?:work|collect|be collecting|speak|call|come|represent|have come|be calling)|they work)(?: (?:calling|ringing|working|speaking))?(?: (?:from|for|with|on behalf of))?|(?:from|for|with|on behalf of))`,
    String.raw`(?:sa(?:id|y|ys|ying)|stat(?:ed|ing)|told \w+(?: \w+)?)(?: that)? (?:he|she|they|it|you)(?:['\u2019]re|['\u2019]s)?(?: (?:was|were|is|are|had come|came|worked|spoke))?(?: (?:from|for|with|calling|ringing|phoning|of|on behalf of))*`,
    String.raw`(?:appear\w*|seem\w*|purport\w*|pretend\w*|claim\w*) to (?:come|have come|be) from`,
    String.raw`(?:call(?:s|ed|ing) (?:himself|herself|themselves)|introduc\w+ (?:himself|herself|themselves)(?: as)?|identif\w+ (?:himself|herself|themselves) as|known as|said to be|in the name of|supposedly (?:from)?|allegedly from|calling from|as if (?:it|they) (?:\w+ ){0,2}from|in the guise of|(?:us(?:e|es|ed|ing)) the names? of|(?:rings?|rang|ringing|phones?|phoning|calls?|calling)(?: (?:back|elderly|older|vulnerable|people|victims|residents|them|her|him|again)){0,2} as|(?:fraudster|caller|scammer|offender)s? (?:then )?works? for|(?:they|he|she) (?:was|were|is|are) from|believ\w+ (?:that )?(?:they|he|she|it) (?:is|are|were|was|to be)(?: (?:speaking|talking) to| dealing with)|(?:callers?|calls?|m[ae]n|wom[ae]n|someone|person) (?:supposedly |apparently )?from (?=['"\u2018\u201c]))`,
  ].join('|'),
  'gi',
)
const filler =
  /^(?:['\u2019]s)?[\s'"\u2018\u2019\u201c\u201d]*(?:(?:telephone|phone|courier|call|calls|text|email|a|an|the|their|your|his|her|local|genuine|serving|senior|from|with|for|of|as|be|being|different|various|one|someone(?! they)|man|woman|representatives?|representing|employees?|members?|staff|workers?|working|imposter|what he called|high street|victim['\u2019]s|fraud (?:department|team|squad) (?:of|at)|either|trusted|normally|usually|often|someone they['\u2019]?re not|public service|young|two|three|several|some|on|behalf|\d+)[\s'"\u2018\u2019\u201c\u201d\u2013-]+)*$/i
const between =
  /^(?:['\u2019]s)?[\s'"\u2018\u2019\u201c\u201d]*(?:(?:staff|officers?|officials?|fraud|security|department|team|employees?|workers?|inspectors?|compan(?:y|ies)|board|representatives?|detectives?|service)[\s'"\u2018\u2019\u201c\u201d]*)*(?:,|\/|\band\b|\bor\b|\beven\b|\bthen\b|\band\/or\b)+(?:(?:or|and|even|also|from|with|as|sometimes|what (?:he|she|they) called|other|a|an|the|their|your|his|her|local)\b|[\s'"\u2018\u2019\u201c\u201d])*$/i
const quoted =
  /['"\u2018\u201c](?:police |detective |chief |the |bank )*(?:police|officer|detective|inspector|sergeant|constable|met|bank|official|bank manager)s?['"\u2019\u201d]/gi
const pretexts: readonly (readonly [label: string, pattern: RegExp])[] = [
  [
    'water company',
    /\b(?:check|test|look at|inspect|turn (?:on|off))\w* (?:(?:the|her|his|their|your) )?(?:kitchen )?(?:water|taps?|pipes|stopcock|pressure)\b/gi,
  ],
  ['gas company', /\b(?:read|check|inspect)\w* (?:(?:the|her|his|their|your) )?gas(?: meters?| supply)?\b/gi],
  ['energy company', /\b(?:read|check|inspect)\w* (?:(?:the|her|his|their|your) )?(?:electric\w* |smart )?meters?\b/gi],
  [
    'tradesperson',
    /\b(?:offer\w*|quot(?:e|ed|ing)|cold[- ]call\w*)\b[^.]{0,40}\b(?:roof|gutter|driveway|tarmac|chimney|garden|paving|tree)\w*/gi,
  ],
  ['police', /\bpolice[- ]style (?:uniform|clothing)\w*|\bfake (?:police )?(?:warrant card|badge)s?\b/gi],
]
const scam = new RegExp(
  String.raw`(?<![\w-])(?:${all.replaceAll(/\?<r\d+>/g, '?:')})\s+(?:(?:phone|telephone|text|email|call|courier|message|delivery)\s+)?(?:scams?|phishing|imp[eo]rsonat\w+|fraudsters?|hoax)(?![\w-])`,
  'gi',
)

export interface Impersonation {
  readonly label: string
  readonly span: Span
  readonly sentence: Sentence
}

/** Everyone the offenders are said to have played, each mention once. */
export function findImpersonations(page: Pick<Page, 'sentences' | 'officers'>): Impersonation[] {
  const told = page.sentences.filter((sentence) => sentence.voice === 'report' || sentence.part !== 'body')
  const found: Impersonation[] = []
  for (const { sentence, match } of matches(told, cues))
    found.push(...rolesAfter(sentence, match.index + match[0].length))
  for (const pattern of [quoted, scam])
    for (const { sentence, match, start, end } of matches(told, pattern))
      for (const label of labelsIn(match[0])) found.push({ label, span: [start, end], sentence })
  if (found.length === 0)
    for (const [label, pattern] of pretexts)
      for (const { sentence, start, end } of matches(told, pattern)) found.push({ label, span: [start, end], sentence })
  for (const officer of page.officers) {
    const sentence = told.find((one) => officer.start >= one.start && officer.end <= one.end)
    if (officer.claimed && sentence) found.push({ label: 'police', span: [officer.start, officer.end], sentence })
  }
  return found
}

function labelsIn(words: string): string[] {
  return [...words.matchAll(role)].slice(0, 1).map(labelOf)
}

function labelOf(match: RegExpExecArray): string {
  const group = Object.entries(match.groups!).find(([, words]) => words !== undefined)![0]
  return roles[Number(group.slice(1))]![0]
}

/** The roles that follow a cue: the first after a few small words, further ones in a list. */
function rolesAfter(sentence: Sentence, from: number): Impersonation[] {
  const window = sentence.text.slice(from, from + 140)
  const found: Impersonation[] = []
  let end = 0
  for (const match of window.matchAll(role)) {
    const gap = window.slice(end, match.index)
    if (found.length === 0 ? !filler.test(gap) : !between.test(gap)) {
      if (found.length === 0 || match.index - end > 40) break
      continue
    }
    end = match.index + match[0].length
    const start = sentence.start + from + match.index
    found.push({ label: labelOf(match), span: [start, start + match[0].length], sentence })
  }
  return found
}

/** `impersonated`: labels in lower case, each once. */
export function readImpersonated(found: readonly Impersonation[]): Fact<string[]> {
  return { value: [...new Set(found.map(({ label }) => label))], spans: found.map(({ span }) => span) }
}
