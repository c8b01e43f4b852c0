/** One reason why two reports belong together, what it weighs in log odds, and its words. */
export interface Reason {
  readonly what:
    | 'spoken'
    | 'shown'
    | 'account'
    | 'url'
    | 'name'
    | 'organisation'
    | 'script'
    | 'method'
    | 'tactics'
    | 'text'
    | 'place'
    | 'time'
  readonly weight: number
  readonly words: string
}
