/** A ratio with its 95 % interval, or why there is none. */
export type ToldChange =
  | { readonly ratio: number; readonly low: number; readonly high: number }
  | 'too-early'
  | 'too-few'

/** What everybody may see of what followed a warning. */
export interface PublicEffect {
  /** YYYY-MM-DD. */
  readonly publishedOn: string
  /** Whole weeks since. */
  readonly weeksAfter: number
  readonly reports: ToldChange
  readonly checks: ToldChange
  readonly simulated: boolean
}
