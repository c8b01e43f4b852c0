import type { Source } from './knowledge.ts'
import type { Counter } from './warning.ts'

/** What those who work at one kind of counter can notice, say and do. */
export interface CounterGuide {
  readonly id: Counter
  readonly title: string
  /** What can be seen or heard there; lines without tactics hold for every trick. */
  readonly notice: readonly { readonly text: string; readonly tactics: readonly string[] }[]
  /** Sentences to say to a customer. */
  readonly say: readonly string[]
  readonly act: readonly string[]
  readonly sources: readonly Source[]
}
