import { BitRows, NumberLists, NumberRows } from './trie.ts'

/** When a pattern is looked for: in every sentence, or only in one where something was found that it bears on. */
export type Round = 'early' | 'late'

/** What phrases of a unit, which is a concept or a group of phrases, are good for. */
export class Uses {
  /** Unit → the slots it fills. */
  readonly slots = new NumberLists()
  /** Unit → the patterns begun by it. */
  readonly early = new NumberLists()
  readonly late = new NumberLists()
}

/** Kinds of phrase, one for every set of units that some phrase met so far belongs to; kind 0 belongs to none. */
export class Kinds {
  /** Kind → the patterns it begins. */
  readonly early = new NumberRows()
  readonly late = new NumberRows()
  /** Kind → the slots it fills that some pattern needs. */
  readonly needed = new NumberRows()
  readonly fills: BitRows
  private readonly uses: Uses
  private readonly isNeeded: ReadonlySet<number>
  private readonly numbers = new Map<string, number>()

  constructor(uses: Uses, slots: number, isNeeded: ReadonlySet<number>) {
    this.uses = uses
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
    const all = (use: keyof Uses) => [...new Set(units.flatMap((unit) => this.uses[use].of(unit)))]
    const slots = all('slots')
    for (const slot of slots) this.fills.set(kind, slot)
    this.early.push(all('early'))
    this.late.push(all('late'))
    this.needed.push(slots.filter((slot) => this.isNeeded.has(slot)))
    return kind
  }
}
