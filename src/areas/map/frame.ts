import type { Position } from '../boundaries/national-grid.ts'

/** Places degrees on the sheet: one scale both ways, north up, true at the middle latitude. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** Sheet units, rounded to a tenth. */
  at(position: Position): readonly [x: number, y: number]
  /** The degrees of a point of the sheet. */
  from(x: number, y: number): Position
  /** Whether a point lies on the sheet. */
  holds(position: Position): boolean
}

const width = 600
const mostHeight = 900
const margin = 0.08
/** A single village still shows this much around it, in degrees of latitude. */
const leastSpan = 0.1

/** A sheet that holds all points with a margin. */
export function frameOf(points: Iterable<Position>): Frame {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
    south = Math.min(south, latitude)
    north = Math.max(north, latitude)
  }
  if (west > east) [west, east, south, north] = [-8.2, 1.8, 49.9, 60.9]
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * narrow, leastSpan) * (1 + 2 * margin)
  const up = Math.max(north - south, leastSpan) * (1 + 2 * margin)
  const scale = Math.min(width / across, mostHeight / up)
  const height = Math.round(Math.max(up * scale, width / 3))
  const middle = [(west + east) / 2, (south + north) / 2] as const
  const tenth = (value: number) => Math.round(value * 10) / 10
  const at = ([longitude, latitude]: Position) =>
    [
      tenth(width / 2 + (longitude - middle[0]) * narrow * scale),
      tenth(height / 2 - (latitude - middle[1]) * scale),
    ] as const
  const from = (x: number, y: number): Position => [
    middle[0] + (x - width / 2) / (narrow * scale),
    middle[1] - (y - height / 2) / scale,
  ]
  const holds = (position: Position) => {
    const [x, y] = at(position)
    return x >= 0 && x <= width && y >= 0 && y <= height
  }
  return { width, height, at, from, holds }
}
