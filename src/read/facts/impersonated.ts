import type { Span } from '../../values/span.ts'
import { type Fact, matches, type Page, type Sentence } from './page.ts'

/** Who may be impersonated: label of the reading and the words for it. */
const roles: readonly (readonly [label: string, words: string])[] = [
  ['police', String.raw`police(?:m[ae]n|wom[ae]n)?|(?:police |detective |chief |bogus |fake )*(?:officers?|constables?|sergeants?|inspectors?|superintendents?|detectives?)(?! (?:of|from) (?:the )?(?:council|hmrc|bank))|(?:the )?met(?:ropolitan)?(?= |\b)|scotland yard|[PD][CSI]\b|cid\b|crime unit`],
  ['bank', String.raw`banks?\b(?! (?:card|account|detail|note|statement|transfer))|bank (?:staff|officials?|workers?|employees?|managers?)|barclays|lloyds|natwest|hsbc|santander|halifax|nationwide|rbs|tsb`],
  ['hmrc', String.raw`hmrc|hm revenue(?: (?:and|&) customs)?|revenue (?:and|&) customs|inland revenue|tax (?:office|man|officials?)|taxman`],
  ['dwp', String.raw`dwp|department (?:for|of) works? and pensions|jobcentre`],
  ['census office', 'census(?: office)?|office for national statistics|ons'],
  ['water company', String.raw`(?:the )?water (?:board|compan(?:y|ies)|authority|officials?|works|inspectors?|workm[ae]n|engineers?)|(?:severn trent|thames|anglian|southern|yorkshire|affinity|united utilities|scottish|south west|wessex|northumbrian|welsh|south staffs) water|severn trent|united utilities`],
  ['gas company', String.raw`(?:the )?gas (?:board|compan(?:y|ies)|officials?|engineers?|men|man|workers?)|british gas|cadent|transco`],
  ['electricity company', String.raw`(?:the )?electric(?:ity)? (?:board|compan(?:y|ies)|officials?|suppliers?|workers?)|uk power networks|western power|scottish power|e\.?on\b|edf`],
  ['energy company', String.raw`energy (?:compan(?:y|ies)|suppliers?|provider)|meter readers?`],
  ['utility company', String.raw`utility (?:compan(?:y|ies)|workers?|officials?|services?)`],
  ['bt', String.raw`bt(?: openreach)?|openreach|british telecom`],
  ['broadband provider', String.raw`(?:broadband|internet) (?:providers?|compan(?:y|ies)|service providers?)|talktalk|virgin media|sky\b`],
  ['council', String.raw`(?:the |local |county |borough |district |city )*council(?:s| staff| workers?| officials?| officers?| employees?)?|housing (?:officers?|association)`],
  ['nhs', String.raw`nhs|health service|doctors?|nurses?|carers?|hospital staff|test and trace|track and trace`],
  ['royal mail', 'royal mail|post office'],
  ['delivery company', String.raw`(?:delivery|parcel|courier) (?:compan(?:y|ies)|firms?|drivers?|services?)|dpd|hermes|evri|ups|fedex|yodel`],
  ['amazon', 'amazon(?: prime)?'],
  ['microsoft', 'microsoft|windows'],
  ['paypal', 'paypal'],
  ['visa', String.raw`visa(?! application)`],
  ['national crime agency', 'national crime agency|nca'],
  ['action fraud', 'action fraud'],
  ['trading standards', 'trading standards'],
  ['tv licensing', String.raw`tv licen[cs]ing`],
  ['dvla', 'dvla'],
  ['home office', 'home office|immigration'],
  ['court', String.raw`bailiffs?|courts?|debt collectors?`],
  ['charity', String.raw`charit(?:y|ies)(?: collectors?| workers?)?`],
  ['family member', String.raw`(?:grand)?(?:sons?|daughters?)|grandchild(?:ren)?|relatives?|family members?|loved ones?|nephews?|nieces?`],
  ['tradesperson', String.raw`(?:rogue )?traders?|trades(?:m[ae]n|people|person)|builders?|roofers?|gardeners?|workm[ae]n|tree surgeons?|landscapers?`],
  ['official', String.raw`officials?|someone they.re not`],
]
const all = roles.map(([, words], at) => `(?<r${at}>${words})`).join('|')
const role = new RegExp(String.raw`(?<![\w-])(?:${all})(?![\w-])`, 'gi')

const cues = new RegExp(
  [
    String.raw`(?:pos(?:e|es|ed|ing)|masquerad\w+|dress(?:ed|ing)(?: up)?) as`,
    String.raw`(?:pretend\w*|purport\w*)(?: to (?:be|represent|work for|come))?(?: from)?`,
    String.raw`impersonat\w+`,
    String.raw`claim\w*(?: falsely)? (?:(?:to be|that (?:he|she|they) (?:was|were|is|are)|(?:he|she|they) (?:was|were|is|are)|to (?:work|speak|call|come|represent|have come|be calling)|they work)(?: (?:calling|ringing|working|speaking))?(?: (?:from|for|with|on behalf of))?|(?:from|for|with|on behalf of))`,
    String.raw`(?:sa(?:id|y|ys|ying)|stat(?:ed|ing)|told \w+(?: \w+)?)(?: that)? (?:he|she|they|it|you)(?:['\u2019]re|['\u2019]s)?(?: (?:was|were|is|are|had come|came|worked|spoke))?(?: (?:from|for|with|calling|ringing|phoning|of|on behalf of))*`,
    String.raw`(?:appear\w*|seem\w*|purport\w*|pretend\w*|claim\w*) to (?:come|have come|be) from`,
    String.raw`(?:call(?:s|ed|ing) (?:himself|herself|themselves)|introduc\w+ (?:himself|herself|themselves)(?: as)?|identif\w+ (?:himself|herself|themselves) as|known as|said to be|in the name of|supposedly (?:from)?|allegedly from|calling from)`,
  ].join('|'),
  'gi',
)
const filler = /^(?:['\u2019]s)?[\s'"\u2018\u2019\u201c\u201d]*(?:(?:a|an|the|their|your|his|her|local|genuine|serving|senior|from|with|for|of|as|be|being|different|various|one|someone|man|woman|representatives?|representing|employees?|members?|staff|workers?|working|imposter|what he called|high street|victim['\u2019]s|fraud (?:department|team|squad) (?:of|at)|either|trusted|young|two|three|several|some|on|behalf|\d+)[\s'"\u2018\u2019\u201c\u201d]+)*$/i
const between = /^(?:['\u2019]s)?[\s'"\u2018\u2019\u201c\u201d]*(?:(?:staff|officers?|officials?|fraud|security|department|team|employees?|workers?|inspectors?|compan(?:y|ies)|board|representatives?|detectives?|service)[\s'"\u2018\u2019\u201c\u201d]*)*(?:,|\/|\band\b|\bor\b|\beven\b|\bthen\b|\band\/or\b)+(?:\s*(?:or|and|even|also|from|with|as|sometimes|what he called|other|a|an|the|their|your|his|her|local)\b)*[\s'"\u2018\u2019\u201c\u201d]*$/i
const bogus = new RegExp(String.raw`(?:bogus|fake|imposter|impostor|phoney|so-called|supposed|sham|false|scam|rogue|counterfeit)\s+['"\u2018\u201c]?(?:(?:telephone|phone|courier|call|text|email)\s+)?(?:${all.replaceAll(/\?<r\d+>/g, '?:')})`, 'gi')
const quoted = /['"\u2018\u201c](?:police |detective |chief |the )*(?:police|officer|detective|inspector|sergeant|constable|met)s?['"\u2019\u201d]/gi
const scam = new RegExp(String.raw`(?<![\w-])(?:${all.replaceAll(/\?<r\d+>/g, '?:')})\s+(?:(?:phone|telephone|text|email|call|courier|message|delivery)\s+)?(?:scams?|phishing|imp[eo]rsonat\w+|fraudsters?|hoax)(?![\w-])`, 'gi')

export interface Impersonation {
  readonly label: string
  readonly span: Span
  readonly sentence: Sentence
}

/** Everyone the offenders are said to have played, each mention once. */
export function findImpersonations(page: Pick<Page, 'sentences' | 'officers'>): Impersonation[] {
  const told = page.sentences.filter((sentence) => sentence.voice === 'report' || sentence.part !== 'body')
  const found: Impersonation[] = []
  for (const { sentence, match } of matches(told, cues)) found.push(...rolesAfter(sentence, match.index + match[0].length))
  for (const pattern of [bogus, quoted, scam])
    for (const { sentence, match, start, end } of matches(told, pattern))
      for (const label of labelsIn(match[0])) found.push({ label, span: [start, end], sentence })
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

/** `impersonated`: labels in lower case; the vague "official" only when nobody is named. */
export function readImpersonated(found: readonly Impersonation[]): Fact<string[]> {
  const named = found.filter(({ label }) => label !== 'official')
  const kept = named.length > 0 ? named : found
  return { value: [...new Set(kept.map(({ label }) => label))], spans: kept.map(({ span }) => span) }
}
