import type { CollectionMethod } from '../../values/report.ts'
import type { ReportGiven } from '../series/report.ts'

/** An invented report, with what statistics ask of it. Simulated, not real. */
export interface Simulated extends ReportGiven {
  readonly method: CollectionMethod | null
  readonly kind: 'call' | 'visit' | 'sighting'
  readonly age: number | null
  /** Pounds; null where nothing was lost. */
  readonly loss: number | null
}

/** What the simulator knows and the linker is not told. */
export interface Truth {
  readonly id: string
  /** Who did it; null for what stands alone. */
  readonly campaign: string | null
  readonly kind: 'campaign' | 'everyday' | 'flood'
}

/** One report with its truth. */
export interface Told {
  readonly report: Simulated
  readonly truth: Truth
}
