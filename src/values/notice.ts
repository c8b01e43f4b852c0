/** What one kind of record means to the people it is about, in their words. */
export interface NoticeItem {
  readonly what: string
  readonly why: string
  readonly howLong: string
}

/** Everybody a record can be about. */
export type Whose = 'visitors' | 'residents' | 'trusted' | 'coordinators'

export interface CookieItem {
  readonly name: string
  readonly why: string
  readonly howLong: string
}

/** Who runs a service and answers for what it keeps; null where the settings do not say. */
export interface Operator {
  readonly name: string | null
  /** An address, a telephone number or a web address. */
  readonly contact: string | null
}

/** What a privacy notice is made from: what is really kept and the cookies that are really set. */
export interface Notice {
  readonly kept: Readonly<Record<Whose, readonly NoticeItem[]>>
  readonly cookies: readonly CookieItem[]
  readonly operator: Operator
}
