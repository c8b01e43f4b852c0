import type { Directory, Listing } from '../entries/directory.ts'

export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland'

/** What to do in place of ringing the number asked about. */
export interface Instead {
  /** A sentence. */
  readonly text: string
  /** Id of the entry to use and its number, ready to show; null where people look it up themselves. */
  readonly entry: string | null
  readonly value: string | null
  /** The entry has run out: it is shown all the same, with this said. */
  readonly isStale: boolean
}

interface Way {
  readonly when: RegExp
  readonly text: string
  readonly entries: readonly string[]
}

/** Words of somebody who may be in danger, and the emergency numbers of the UK and of films. */
const danger =
  /(?<!\d ?)(?:9{3,}|112|911|18000)(?! ?\d)|\b(?:emergency|danger|in (?:my|our|the|her|his|their) (?:house|home|flat|hall\w*|kitchen|garden|bedroom)|(?:at|outside|on) (?:my|our|the|her|his|their) (?:front |back )?door|doorstep|(?:won['’]?t|will not|refus\w+ to) (?:leave|go)|courier|taxi|on (?:the|his|her|their) way|coming (?:to|for|round|over)|(?:come|coming|sent?|sending) .{0,40}\b(?:collect|pick)|collecting|break\w* in|broke in|intruder|burglar\w*|attack\w*|knife|gun|threat\w*|bleeding|breath\w*|chest pain|collapsed|overdose|suicid\w*|kill\w*|dying|on fire|ambulance|fire brigade)\b/i
/** Those whom nobody needs to be told to reach in another way. */
const everywhere: ReadonlySet<string> = new Set(['999', '112', 'emergency-text-18000'])
/** Words of somebody who writes instead of speaking. */
const writing =
  /\b(?:deaf|hard of hearing|textphone|minicom|relay uk|next generation text|1800[012]|(?:can['’]?t|cannot) (?:speak|hear))\b/i

const atOnce: Way = {
  when: danger,
  text: 'If anybody is in danger, or it is happening now, ring 999 on any phone.',
  entries: ['999'],
}
const atOnceWriting: Way = {
  when: danger,
  text: 'If anybody is in danger, or it is happening now, use 18000 on a textphone or in the Relay UK app.',
  entries: ['emergency-text-18000'],
}

/** A smell of gas goes before everybody who was named. */
const gas: Way = {
  when: /\bsmell(?:s|ed|ing)? (?:of )?(?:the |some )?gas\b|\bgas (?:is |has been )?(?:leak|smell|escap)|\bleak\w* gas\b/i,
  text: 'If you smell gas, ring the gas emergency service now.',
  entries: ['gas-emergency-gb', 'gas-emergency-ni'],
}

/** By whom the words or the entry speak of; all that fit. */
const ways: readonly Way[] = [
  {
    when: /\b(?:bank|building society|card|account|visa|mastercard|159)\b/i,
    text: 'To reach your bank, ring 159 or the number on the back of your card.',
    entries: ['159'],
  },
  {
    when: /\b(?:police|officer|detective|constable|sergeant|inspector|pc|cid|101)\b/i,
    text: 'To ask whether an officer is genuine, ring 101. If it is happening now, ring 999.',
    entries: ['101'],
  },
  {
    when: /\b(?:nhs|doctor|nurse|surgery|hospital)\b/i,
    text: 'Ring your surgery or hospital on the number in their letter. If a life is in danger, ring 999.',
    entries: [],
  },
  {
    when: /\b(?:hmrc|tax|dvla|pension|benefits?|council|energy|electric\w*|gas|water|broadband|bt|sky|virgin|amazon|parcel|delivery)\b/i,
    text: 'Ring them on the number on a bill or a letter, or type in their web address yourself.',
    entries: [],
  },
]

const policeWriting: Way = {
  when: /^/,
  text: 'To ask whether an officer is genuine, use 18001 101 on a textphone or in the Relay UK app.',
  entries: ['police-text-18001-101'],
}

const anybody: readonly Way[] = [
  {
    when: /^/,
    text: 'Find the number yourself: on a bill, a letter or your card. Ring that one.',
    entries: [],
  },
  { when: /^/, text: 'For your bank ring 159, or the number on the back of your card.', entries: ['159'] },
  { when: /^/, text: 'For the police ring 101, or 999 if it is happening now.', entries: ['101'] },
]

/** What the choice goes by; `listed` is who lists the number asked about, `today` an ISO date. */
export interface Choice {
  readonly directory: Directory
  readonly listed: readonly Listing[]
  readonly today: string
  readonly nation?: Nation | undefined
}

/** What was asked: `text` with the digits in it; `named` with who lists them. */
export interface Said {
  readonly text: string
  readonly named: string
}

/** Which numbers to ring, by what was said: 999 first where somebody may be in danger, and never left out. */
export function ringInstead(said: Said, choice: Choice): Instead[] {
  const isWriting = writing.test(said.text)
  const help = toRing(isWriting ? atOnceWriting : atOnce, choice)
  const isGas = gas.when.test(said.named)
  const rest = isGas ? toRing(gas, choice) : othersToRing(said, isWriting, choice)
  if (danger.test(said.text)) return rest.some(({ entry }) => everywhere.has(entry ?? '')) ? help : [...help, ...rest]
  const number = isWriting ? '18000' : '999'
  return isGas || rest.some(({ text }) => text.includes(number)) ? rest : [...rest, ...help]
}

function othersToRing({ named }: Said, isWriting: boolean, choice: Choice): Instead[] {
  const fitting = ways.filter(({ when }) => when.test(named))
  const own = choice.listed.find((listing) => mayRing(listing, choice.nation))
  if (fitting.length === 0 && own) return [ringYourself(own, choice.today)]
  return (fitting.length > 0 ? fitting : anybody).flatMap((way) =>
    toRing(isWriting && way.entries.includes('101') ? policeWriting : way, choice),
  )
}

/** Nobody is sent to a number of another nation, or to one that costs a lot. */
const mayRing = ({ reach, nations }: Listing, nation: Nation | undefined) =>
  reach[0]?.kind === 'phone' &&
  !/^(?:\+44|0044|0)(?:9|70)/.test(reach[0].value.replaceAll(' ', '')) &&
  (nation === undefined || nations.includes(nation))

function toRing({ text, entries }: Way, { directory, today, nation }: Choice): Instead[] {
  const listings = entries
    .flatMap((id) => directory.find(id) ?? [])
    .filter(({ nations }) => nation === undefined || nations.includes(nation))
  if (listings.length === 0) return [{ text, entry: null, value: null, isStale: false }]
  return listings.map(({ id, reach, expires, organisation }) => ({
    text: gas.entries.includes(id) ? `${text} ${organisation}.` : text,
    entry: id,
    value: reach[0]!.value,
    isStale: expires < today,
  }))
}

function ringYourself({ id, reach, expires }: Listing, today: string): Instead {
  const { value } = reach[0]!
  const text = `To reach them, put the phone down and ring ${value} yourself, from another phone.`
  return { text, entry: id, value, isStale: expires < today }
}
