import { type Directory, emergencyIds, type Listing } from '../entries/directory.ts'

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

/** By whom the words or the entry speak of; the first that fits. */
const ways: readonly Way[] = [
  {
    when: /\bsmells? (?:of )?gas\b|\bgas (?:leak|smell)/i,
    text: 'If you smell gas, ring the gas emergency service now.',
    entries: ['gas-emergency-gb', 'gas-emergency-ni'],
  },
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
    text: 'Ring your surgery or hospital on the number in their letter.',
    entries: [],
  },
  {
    when: /\b(?:hmrc|tax|dvla|pension|benefits?|council|energy|electric\w*|gas|water|broadband|bt|sky|virgin|amazon|parcel|delivery)\b/i,
    text: 'Ring them on the number on a bill or a letter, or type in their web address yourself.',
    entries: [],
  },
]

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

/** Which numbers to ring, by what was said. */
export function ringInstead(said: string, { directory, listed, today, nation }: Choice): Instead[] {
  const way = ways.find(({ when }) => when.test(said))
  const own = listed.find(({ reach }) => reach[0]?.kind === 'phone')
  if (!way && own) return [ringYourself(own, today)]
  return (way ? [way] : anybody).flatMap(({ text, entries }): Instead[] => {
    const listings = entries
      .flatMap((id) => directory.find(id) ?? [])
      .filter(({ nations }) => nation === undefined || nations.includes(nation))
    if (listings.length === 0) return [{ text, entry: null, value: null, isStale: false }]
    return listings.map(({ id, reach, expires, organisation }) => ({
      text: emergencyIds.has(id) ? `${text} ${organisation}.` : text,
      entry: id,
      value: reach[0]!.value,
      isStale: expires < today,
    }))
  })
}

function ringYourself({ id, reach, expires }: Listing, today: string): Instead {
  const { value } = reach[0]!
  const text = `To reach them, put the phone down and ring ${value} yourself, from another phone.`
  return { text, entry: id, value, isStale: expires < today }
}
