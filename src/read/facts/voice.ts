/** Who speaks to whom in a sentence of a warning: telling what happened, or telling the reader what to do. */
export type Voice = 'report' | 'advice'

const imperatives =
  'always|never|do not|don.?t|please|remember|make sure|ensure|check|keep|call|ring|phone|dial|contact|report|visit|hang up|put|ask|tell|be|beware|lock|store|log|hover|block|delete|use|take|get|give|help|stay|think|stop|challenge|refuse|reject|say|shut|close|end|wait|register|forward|text|email|go|speak|talk|look|follow|learn|read|note|watch|trust|verify|warn|share|pass|treat|avoid|consider|install|fit|let|leave|sign|try|agree|tighten|alternatively|anyone with|anyone who'
const order = new RegExp(
  String.raw`^\W*(?:(?:and|then|instead|also|always|immediately|if (?:in doubt|unsure|you|someone|anyone|the|a|an)[^,]*,)\s+)*(?:${imperatives})\b`,
  'i',
)
const toReader =
  /\b(?:you should|you must|if you|you can|(?:will|would|do|does|should|must) never|never (?:ask|give|hand|share|let|agree|contact|request)|(?:will|would|do|does) not (?:ask|contact|call|send|ever)|people should|residents should|should (?:never|always|not)|nobody should|no (?:police|bank|officer))/i
const urged = /\bare (?:advised|reminded|urged|asked|encouraged) to\b/i
const yours = /\byour (?:bank|details|pin|card|account|local|number)\b/i
const scam =
  /\b(?:fake|bogus|claim\w*|pretend\w*|pos(?:e|es|ing) as|fraudsters?|scammers?|criminals?|callers? (?:says?|asks?|will)|he|she)\b/i
const never = /\b(?:would|will)\s*(?:never)?\s*:?\s*$/i

/** A bullet after advice is advice, unless it tells of the tricksters. */
export function voiceOf(words: string, bullet: boolean, before: Voice | undefined): Voice {
  if (order.test(words) || toReader.test(words) || never.test(words)) return 'advice'
  if (yours.test(words) && !scam.test(words)) return 'advice'
  if (urged.test(words) && !/\b(?:after|following|reports?|reported)\b/i.test(words)) return 'advice'
  if (/^\W*if\b/i.test(words) && !/\b(?:said|told)\b/i.test(words)) return 'advice'
  return bullet && before === 'advice' && !scam.test(words) && !/\b(?:was|were|had|lost|stole)\b/i.test(words)
    ? 'advice'
    : 'report'
}
