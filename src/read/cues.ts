import type { Match } from './matcher.ts'

/** The kinds of cue that data/frames.yaml lists, in the order in which the reader adds them. */
export const cueNames = [
  'request',
  'teller',
  'restart',
  'advice',
  'hearsay',
  'telling',
  'own-matter',
  'third-party',
  'prohibit',
  'if-anyone',
  'if',
  'denied',
  'denied-asking',
  'refused',
  'refused-after',
  'own-accord',
  'complied',
  'rather',
  'past-question',
  'no-condition',
  'bidden',
  'own-telling',
  'done',
  'shown',
  'defied',
  'denied-after',
  'everyday',
  'kept',
  'victim-did',
  'victim-refused',
  'foiled',
] as const
export type Cue = (typeof cueNames)[number]

/** Cues of the prose of warnings: of no use to whoever reads talk alone. */
export const proseCues: ReadonlySet<string> = new Set<Cue>(['victim-did', 'victim-refused', 'foiled'])

/** Cues that bear on the sentences that follow, whatever is found in their own. */
export const earlyCues: ReadonlySet<string> = new Set<Cue>(['hearsay', 'telling', 'own-matter'])

/** The cues of one sentence, as tokens [first, last], in the order of the text. */
export type Cues = Readonly<Partial<Record<Cue, readonly Match[] | undefined>>>

/** No cues, but a place for each: objects that are all of one shape are quick to ask. */
export const noCues = Object.fromEntries(cueNames.map((cue) => [cue, undefined])) as Record<Cue, Match[] | undefined>
