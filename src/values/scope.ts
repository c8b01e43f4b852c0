/** Which reports somebody may see: all, or those of some districts and those that their organisations sent. */
export type Scope =
  | 'everything'
  | {
      /** Codes. */
      readonly districts: readonly string[]
      /** Ids. */
      readonly organisations: readonly string[]
    }
