/** How a text is to be heard: whose voice it is. */
export type Register = 'caller' | 'resident' | 'unknown' | 'account' | 'message' | 'warning'

/** Who tells whom: what the words around an action make of it. */
export type Frame = 'used' | 'advice' | 'conditional' | 'denied' | 'refused' | 'complied' | 'mention'

/** A tactic seen in a text. Offsets are UTF-16 code units into the text, or into the turn's text when `turn` is a number. */
export interface Finding {
  readonly tactic: string
  readonly frame: Frame
  readonly speaker: string | null
  readonly turn: number | null
  readonly start: number
  readonly end: number
  readonly text: string
  /** Where no pattern found it: the chance that the words sound like it, 0 to 1, and those that weigh most. Never weighed. */
  readonly heard?: { readonly chance: number; readonly words: readonly string[] }
}
