/** What sort of number it is, by the numbering plan; `service` is 084 and 087, `corporate` 055 and 056. */
export type PhoneKind =
  | 'emergency'
  | 'short-code'
  | 'geographic'
  | 'non-geographic'
  | 'freephone'
  | 'service'
  | 'personal'
  | 'mobile'
  | 'pager'
  | 'premium'
  | 'corporate'
  | 'international'

/** The first digits of each kind. Source: the National Telephone Numbering Plan (Ofcom), parts A and B. */
const openings: readonly (readonly [RegExp, PhoneKind])[] = [
  [/^0(?:1|2[03489])/, 'geographic'],
  [/^07(?:[1-57-9]|624)/, 'mobile'],
  [/^03[0347]/, 'non-geographic'],
  [/^080[08]/, 'freephone'],
  [/^08(?:4[2-5]|7[0-3])/, 'service'],
  [/^070/, 'personal'],
  [/^076/, 'pager'],
  [/^09[018]/, 'premium'],
  [/^05[56]/, 'corporate'],
  [/^\+/, 'international'],
  [/^(?:999|112|18000)$/, 'emergency'],
  [/^(?:1(?:0[015]|1[19]|23|41|59|4[67][01]|571)|116\d{3}|118\d{3}|1800[12]|7726|[6-8]\d{4})$/, 'short-code'],
]

/** The kind of a number as dialled ("01632960123", "+33…", "999"); null where the numbering plan has nothing. */
export const kindOf = (dialled: string): PhoneKind | null =>
  openings.find(([opening]) => opening.test(dialled))?.[1] ?? null
