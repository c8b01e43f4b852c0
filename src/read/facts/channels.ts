import type { Span } from '../../values/span.ts'
import { type Fact, matches, type Page, type Sentence } from './page.ts'

type Rule = readonly [channel: string, pattern: RegExp, not?: RegExp]

/** How offenders reach victims, by their words; `not` is looked for in the words just around. */
const rules: readonly Rule[] = [
  [
    'phone',
    /\b(?:(?:phone|telephone) (?:scams?|calls?|fraud\w*|number)|(?:by|over the|on the) (?:tele)?phone|phoned|phoning|rang|rung|ringing|telephoned|(?:scam|bogus|fake|fraudulent|automated|recorded|robotic|silent|suspicious|such|hoax|nuisance|cold|police|received?(?: an?)?|get|got an?|similar|these|the|this|of|unexpected) calls?|calls? (?:are |were |was |is )?(?:received|made|from|claiming|to)|(?:was|were|been|being|is|are) (?:then |later |first |also )?(?:called|telephoned) by|(?:he|she|they|fraudsters?|man|someone|scammers?|criminals?) (?:then |who )?called|called (?:her|him|them|the|a|by|victims?|people|residents)|landlines?|vishing)\b/gi,
    /\b(?:doorstep caller|bogus caller|cold call\w* at|at (?:your|the|their) (?:front )?door|cold call\w*|999 call|emergency calls)/i,
  ],
  ['landline', /\blandlines?\b/gi],
  ['text', /\b(?:text(?:s|ed)?(?: messages?)?|sms|whatsapp(?: messages?)?|smishing)\b/gi],
  ['email', /\be-?mails?(?: messages?)?\b/gi, /\bemail (?:details|addresses)|check/i],
  [
    'online',
    /\b(?:whatsapp|facebook|instagram|social media|online (?:ad\w*|market\w*|dating|shop\w*)|pop-?ups?)\b/gi,
    /\b(?:report|message the force|follow us)\b/i,
  ],
  [
    'doorstep',
    /\b(?:doorsteps?|door[- ]to[- ]door|at (?:the|your|her|his|their) (?:front )?doors?|front doors?|knock(?:s|ed|ing)?|cold[- ]call(?:ers?|ing)(?= )|rogue traders?|distraction burgl\w*|bogus (?:official|caller|work\w+)s?|(?:came|come|comes|coming|go|went|sent|despatched|dispatched|attend\w*|visit\w*|arriv\w*|calls?|called|turn\w* up|arranged|delivered) (?:\w+ ){0,4}?(?:to|at) (?:\w+ )?(?:the|her|his|their|your|a) (?:own )?(?:home|house|address|property|door)s?|(?:from|at) (?:the |her |his |their |your )(?:victim['\u2019]s )?(?:home|house|address|doorstep|property)|let (?:\w+ ){1,4}(?:in|into|inside)|let themselves in\w*|visit\w* (?:the|her|his|their) home)\b/gi,
    /\b(?:cash (?:kept|is kept)|asks? how much)/i,
  ],
  [
    'post',
    /\b(?:(?:told|asked|asks) to post|post (?:it|them|cash|money|cards?|the)|posted (?:the |her |his |their )?(?:cash|money|cards?)|in the post|by post|(?:posting|sending) (?:cash|money) )\b/gi,
  ],
  [
    'cashpoint',
    /\b(?:cash ?(?:machines?|points?)|atms?)\b/gi,
    /\b(?:offenders? (?:will )?(?:often )?use|suspicious|will use|often use)\b/i,
  ],
]

/** `channels`; advice to the reader does not count, but the title and the summary do. */
export function readChannels(page: Page): Fact<string[]> {
  const told = page.sentences.filter((sentence) => sentence.voice === 'report')
  const found: (readonly [string, Span])[] = []
  for (const [channel, pattern, not] of rules)
    for (const { sentence, match, start, end } of matches(told, pattern)) {
      if (not?.test(around(sentence.text, match)) || isOfficial(sentence.text, match)) continue
      found.push([channel, [start, end]])
      if (channel === 'landline') found.push(['phone', [start, end]])
    }
  const atDoorOnly = found.some(([channel]) => channel === 'doorstep') && !/\bcouriers?\b|\bhang up\b/i.test(page.text)
  if (!atDoorOnly && !found.some(([channel]) => channel === 'phone')) found.push(...callersOnly(told))
  const names = new Set(rules.map(([channel]) => channel).filter((name) => found.some(([channel]) => channel === name)))
  return { value: [...names], spans: found.map(([, span]) => span) }
}

/** "Callers" alone may ring or knock: at a door without a courier they knock. */
function callersOnly(told: readonly Sentence[]): (readonly [string, Span])[] {
  return [...matches(told, /(?<!\b(?:doorstep|bogus|cold)[ -])\bcallers?\b/gi)].map(({ start, end }) => [
    'phone',
    [start, end],
  ])
}

/** The match with a few words on both sides. */
function around(sentence: string, match: RegExpExecArray): string {
  return sentence.slice(Math.max(0, match.index - 25), match.index + match[0].length + 12)
}

/** Calls to the police and of the relatives are not the offenders' channel. */
function isOfficial(sentence: string, match: RegExpExecArray): boolean {
  const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + 40)
  const before = sentence.slice(Math.max(0, match.index - 30), match.index)
  if (
    /^(?:rang|phoned|called|ringing)/i.test(match[0]) &&
    /^\W*(?:the )?(?:police|(?:door)?bell|101|999|dorset police|action fraud)/i.test(after)
  )
    return true
  return /(?:ca(?:n|ll)|to|by|please) (?:call|calling)\W*$/i.test(before) && /^\W*\d/.test(after)
}
