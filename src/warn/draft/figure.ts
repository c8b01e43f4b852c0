import type { ReportQuery } from '../../link/statistics/query.ts'

/** What a figure counts. A script, a district, a tactic and a name are counted each by itself. */
export type Measure =
  | { readonly what: 'reports' | 'targeted' | 'lost' | 'loss-total' | 'loss-typical' | 'ages' | 'since' }
  | { readonly what: 'script' | 'district' | 'tactic'; readonly is: string }
  | { readonly what: 'name'; readonly is: string }

/** Which reports: as they are counted, up to the day on which it is asked. */
export type Asking = Omit<ReportQuery, 'to'>

/** What was asked for a figure: it can be asked again. */
export interface FigureQuery {
  readonly ask: Asking
  readonly measure: Measure
}

/**
 * What a warning may say: a count, pounds, the day it began (YYYY-MM-DD), a band of ages such as "75+" or "35-64", or that a
 * name or a trick is told; null where it may not be said.
 */
export type FigureValue = number | string | true | null

/** A figure as it is said. */
export interface Figure {
  readonly name: string
  readonly query: FigureQuery
  readonly value: FigureValue
  /** As it stands in the text. */
  readonly words: string
}

/** The name of a figure: "reports", "district:E07000241". At most 60 signs. */
export const nameOf = (measure: Measure): string =>
  'is' in measure ? `${measure.what}:${measure.is}`.slice(0, 60) : measure.what

/** Days on which anything may have happened. */
export const firstDay = '1990-01-01'
