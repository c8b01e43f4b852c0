/**
 * The learned second voice: small linear models on hashed words and pairs of words, taught with our own examples,
 * look-alikes and talk, and with recorded calls where their licence allows it (src/learn). They hear what no pattern was
 * written for. They can make *nothing found* a *be careful*, never a *stop*.
 */
export interface LearnedModel {
  /** Words and pairs are hashed into 2 to this power buckets. */
  readonly bits: number
  readonly bias: number
  /** Weight of one step of the table. */
  readonly scale: number
  /** Base64: for each bucket with a weight the distance from the one before (LEB128), then the weight in steps (signed byte). */
  readonly table: string
  readonly hearing: Hearing
  /** Mean log-odds of a run of stretches from which it counts. */
  readonly from: number
  /** The same where the rules saw one sign that is not enough by itself. */
  readonly fromWithSign: number
  /** How much more it needs, times the logarithm of how much longer than two minutes a talk is. */
  readonly patience?: number | undefined
}

/** How a model listens: what it takes for one stretch, and how many stretches in a row are weighed together. */
export interface Hearing {
  /** Each stretch begins half a stretch after the one before. */
  readonly stretchWords: number
  readonly run: number
  /** A text of fewer words is not heard: openings of all kinds sound alike. */
  readonly fewestWords: number
  /**
   * For what was written: links and telephone numbers are one word each, and so many letters in a row count too, for words are
   * misspelt on purpose.
   */
  readonly letters?: number | undefined
}

/** What is heard: talk on the telephone, somebody's telling, a text or e-mail. */
export type LearnedKind = 'talk' | 'account' | 'message'
/** The models, one a kind; those that browsers are sent have fewer words. */
export const modelNames = ['talk', 'talk-small', 'account', 'account-small', 'message', 'message-small'] as const
export type ModelName = (typeof modelNames)[number]
export type LearnedModels = Readonly<Record<ModelName, LearnedModel>>

/**
 * One linear model for all tactics, heard passage by passage (src/check/tactic-ear.ts): it names what no pattern was written
 * for. What it hears is told, never weighed: no verdict comes of it.
 */
export interface TacticModel {
  /** What is heard is hashed into 2 to this power buckets. */
  readonly bits: number
  /** Tactics in the order in which the table numbers them. */
  readonly tactics: readonly string[]
  /** Log-odds of each where nothing is heard. */
  readonly bias: readonly number[]
  /** Weight of one step of the table. */
  readonly scale: number
  /**
   * Base64: for each bucket with weights the distance from the one before (LEB128), how many they are, then for each the number
   * of its tactic and the weight in steps (signed byte).
   */
  readonly table: string
  /** The chance from which a tactic is told, 0 to 1. */
  readonly from: number
}

/** All that was learned; browsers are sent some of it. */
export interface Learned extends Partial<LearnedModels> {
  readonly tactics?: TacticModel
}
