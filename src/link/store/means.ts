import { type Borders, type Ground, openGround } from '../series/ground.ts'
import type { IsGenuine } from '../series/report.ts'

/** What linking asks of others: the map, and which numbers are the directory's. */
export interface LinkMeans {
  readonly borders: Borders
  readonly ground: Ground
  readonly isGenuine: IsGenuine
}

/** `districts` are those that hold today. */
export const linkMeans = ({ districts }: { readonly districts: Borders }, isGenuine: IsGenuine): LinkMeans => ({
  borders: new Map([...districts].map(([code, { bordering }]) => [code, { bordering }] as const)),
  ground: openGround({ districts }),
  isGenuine,
})
