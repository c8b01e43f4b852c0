import type { Position } from './national-grid.ts'

/** An invented outline: a square with its south-west corner at a place, `side` degrees long. */
export const square = (longitude: number, latitude: number, side = 0.1): Position[] => [
  [longitude, latitude],
  [longitude + side, latitude],
  [longitude + side, latitude + side],
  [longitude, latitude + side],
  [longitude, latitude],
]

/** A feature as the official download has it, for an edition such as LAD24. */
export const feature = (code: string, ring: readonly Position[], edition = 'LAD24'): unknown => ({
  type: 'Feature',
  properties: { [`${edition}CD`]: code, [`${edition}NM`]: `Area ${code}` },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

export const collection = (features: readonly unknown[]): unknown => ({ type: 'FeatureCollection', features })
