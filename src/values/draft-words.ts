/** How somebody is reached. */
export type DraftWay = 'phone' | 'door' | 'message' | 'machine'

/** What a warning says that is drawn up from reports: data/draft.yaml. */
export interface DraftWords {
  /** By id of the script. */
  readonly scripts: Readonly<Record<string, DraftScript>>
  /** Where no script is known. `first`: the one thing to do, which is this advice. */
  readonly ways: Readonly<
    Record<DraftWay, { readonly title: string; readonly first: string; readonly advice: readonly string[] }>
  >
  /** Whom the sentence of a tactic names, by the labels of a reading. */
  readonly who: Readonly<Record<string, readonly string[]>>
  /** A sentence for each tactic and each piece of advice, by id. */
  readonly tactics: Readonly<Record<string, string>>
  readonly advice: Readonly<Record<string, string>>
}

export interface DraftScript {
  readonly way: DraftWay
  readonly title: string
  /** Whom its title names, by the labels of a reading, and ids of the tactics that it tells of itself. */
  readonly who: readonly string[]
  readonly tells: readonly string[]
}
