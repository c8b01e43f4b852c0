import type { Voice } from '../read/read.ts'
import type { Register } from '../read/reading.ts'
import type { Channel, Contact, Turn } from '../values/contact.ts'
import { roleOf } from '../values/contact.ts'

const registers: Readonly<Record<Channel, Register>> = {
  call: 'unknown',
  door: 'account',
  sms: 'message',
  email: 'message',
  description: 'account',
}

/** The text of a contact in one piece, and whose voice each stretch of it is. Turns are parted by a blank line. */
export function voicesOf(contact: Contact): { text: string; voices: Voice[] } {
  if (!contact.turns) {
    const text = contact.text ?? ''
    const register = contact.channel === 'call' && looksLikeAccount(text) ? 'account' : registers[contact.channel]
    return { text, voices: [{ start: 0, end: text.length, register, speaker: null, turn: null }] }
  }
  let text = ''
  const voices: Voice[] = []
  const callerRegister = isCustomer(contact.turns) ? 'resident' : 'caller'
  for (const [turn, { speaker, text: said }] of contact.turns.entries()) {
    const start = text.length
    text += said
    const role = roleOf(speaker)
    const register = role === 'caller' ? callerRegister : role
    voices.push({ start, end: text.length, register, speaker, turn })
    text += '\n\n'
  }
  return { text, voices }
}

/** So early in a call somebody says what it is about. */
const openingTurns = 3
const ringsAbout =
  /\bI(?:['’]m| am) (?:call|ring|phon|try)ing\b[^.?!]{1,60}\bmy (?:\w+ ){0,2}(?:account|card|statement|bill)\b|\bI (?:just )?got a (?:call|text|message) from\b/i
const asksAfter =
  /\byour (?:\w+ ){0,2}(?:accounts?|cards?|pin|codes?|money|savings|cash|bank|details|computer|phone)\b/i

/**
 * One who rings a firm about what is his own, or tells it of a call, asks nothing of anybody: unless he speaks of what is the
 * other's, as no customer does.
 */
function isCustomer(turns: readonly Turn[]): boolean {
  const said = turns.filter(({ speaker }) => roleOf(speaker) === 'caller').map(({ text }) => text)
  return said.slice(0, openingTurns).some((text) => ringsAbout.test(text)) && !said.some((text) => asksAfter.test(text))
}

const telling =
  /\b(?:he|she|they|caller|man|lady|woman|womon|bloke|fella|feller|lad|lass|lassie|girl|chap|someone|polis|bank|police|officer|mum|mam|dad|nan|gran|auntie|neighbour)(?:'s|’s|s)?(?: [\w'’]+){0,4} (?:said|sed|says|sez|say|saying|sayin|kept|told|telt|tells|ask|asked|arsked|askd|asks|wants|wanted|rang|rung|phoned|telephoned|called|was|is on|came|come)\b|\b(?:rang|rung|phoned|called|told|telt|asked|arsked|let on to|telling) (?:me|us|him|her|mum|dad|nan|ma|the mother)\b/i

/** One who begins with whom it happened to, or with what they were told to do, tells. */
const toldFirst =
  /^\W*(?:(?:my|our|ma|me|the|next[- ]door|a) )?(?:mum|mam|ma|mother|dad|da|father|nan|nana|gran|granny|grandma|grandad|granda|grandpa|taid|nain|aunt|auntie|uncle|wife|husband|missus|neighbour|brother|sister|friend|mother-in-law|father-in-law|cousin|son|daughter)(?:'s|’s|s)? (?:\w+ly |just )?(?:is|was|has|had|did|done|thinks|thought|gave|give|got|come|came|went|told|rang|reading|been|being|keeps?|wants?|won|put|took|read|moved|drew|on)\b|\bi(?:'ve|’ve|d| have| had)? ?(?:was|been|were)(?: \w+,?){0,3} (?:told|asked|invited|advised|instructed|persuaded|made) to\b|\b(?:i|we)(?:'ve|’ve| have)? (?:fell for it|gave (?:him|her|them)|told (?:him|her|them))\b|\b(?:like he|like she|like they|what he|what she) (?:said|told|asked|wanted)\b|\b(?:he|she|they) (?:then )?had (?:me|him|her|us|mum|dad)\b/i

/** A call given as one text may be a recording or somebody's telling of it. */
function looksLikeAccount(text: string): boolean {
  const beginning = text.slice(0, 2000)
  return telling.test(beginning) || toldFirst.test(beginning)
}
