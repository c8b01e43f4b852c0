import { BitRows, NumberRows } from './trie.ts'

/** When a pattern is looked for: in every sentence, or only in one where something was found that it bears on. */
export type Round = 'early' | 'late'

/** A concept or a group of phrases, and what its phrases are good for. */
export interface Unit {
  /** How often it comes in usual text, in phrases per 10,000 words; a rough figure. */
  often: number
  readonly slots: number[]
  /** Patterns begun by it. */
  readonly early: number[]
  readonly late: number[]
}

/** Kinds of phrase, one for every set of units that some phrase met so far belongs to; kind 0 belongs to none. */
export class Kinds {
  /** Kind → the patterns it begins. */
  readonly early = new NumberRows()
  readonly late = new NumberRows()
  /** Kind → the slots it fills that some pattern needs. */
  readonly needed = new NumberRows()
  readonly fills: BitRows
  private readonly units: readonly Unit[]
  private readonly isNeeded: ReadonlySet<number>
  private readonly numbers = new Map<string, number>()

  constructor(units: readonly Unit[], slots: number, isNeeded: ReadonlySet<number>) {
    this.units = units
    this.isNeeded = isNeeded
    this.fills = new BitRows(slots)
    this.kindOf([])
  }

  /** The kind of a phrase of these units. */
  kindOf(units: readonly number[]): number {
    const written = units.join()
    const known = this.numbers.get(written)
    if (known !== undefined) return known
    const kind = this.numbers.size
    this.numbers.set(written, kind)
    const all = (list: (unit: Unit) => readonly number[]) => [
      ...new Set(units.flatMap((unit) => list(this.units[unit]!))),
    ]
    const slots = all((unit) => unit.slots)
    for (const slot of slots) this.fills.set(kind, slot)
    this.early.push(all((unit) => unit.early))
    this.late.push(all((unit) => unit.late))
    this.needed.push(slots.filter((slot) => this.isNeeded.has(slot)))
    return kind
  }
}
