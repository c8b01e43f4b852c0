/** A piece of a text: [start, end) in UTF-16 code units, as JavaScript strings count. */
export type Span = readonly [start: number, end: number]
