import type { Place } from '../view.ts'
import type { Frame } from './frame.ts'

/** Squares of the sheet, each with the district of the place nearest to its middle; '' where none is near. */
export interface Tiles {
  readonly size: number
  readonly columns: number
  readonly rows: number
  readonly district: readonly string[]
}

const size = 10
/** Farther than this from any place is taken for sea or hills, in kilometres. */
const reachKm = 9
const kmPerDegree = 111.32
const bucketDegrees = 0.2

/** Cuts the sheet into squares. Without boundaries this is the shape of districts as near as places tell it. */
export function tileSheet(places: readonly Place[], frame: Frame): Tiles {
  const near = bucketed(places)
  const columns = Math.ceil(frame.width / size)
  const rows = Math.ceil(frame.height / size)
  const district: string[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [longitude, latitude] = frame.from((column + 0.5) * size, (row + 0.5) * size)
      const narrow = Math.cos((latitude * Math.PI) / 180)
      let [best, least] = ['', reachKm / kmPerDegree]
      for (const place of near(longitude, latitude)) {
        const away = Math.hypot((place.longitude - longitude) * narrow, place.latitude - latitude)
        if (away < least) [best, least] = [place.district, away]
      }
      district.push(best)
    }
  return { size, columns, rows, district }
}

const bucketOf = (longitude: number, latitude: number) =>
  Math.floor(longitude / bucketDegrees) * 10_000 + Math.floor(latitude / bucketDegrees)

/** The places of the bucket of a point and of the eight around it. */
function bucketed(places: readonly Place[]): (longitude: number, latitude: number) => readonly Place[] {
  const buckets = new Map<number, Place[]>()
  const around = new Map<number, readonly Place[]>()
  for (const place of places) {
    const key = bucketOf(place.longitude, place.latitude)
    const known = buckets.get(key)
    if (known) known.push(place)
    else buckets.set(key, [place])
  }
  const steps = [-1, 0, 1]
  return (longitude, latitude) => {
    const key = bucketOf(longitude, latitude)
    const list = around.get(key) ?? steps.flatMap((x) => steps.flatMap((y) => buckets.get(key + x * 10_000 + y) ?? []))
    around.set(key, list)
    return list
  }
}

/** The squares of some districts as one path: runs of a row together. */
export function fillOf({ columns, rows, district }: Tiles, isWanted: (code: string) => boolean): string {
  const runs: string[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; ) {
      const from = column
      while (column < columns && isWanted(district[row * columns + column]!)) column++
      if (column > from)
        runs.push(`M${from * size} ${row * size}h${(column - from) * size}v${size}h${(from - column) * size}z`)
      else column++
    }
  return runs.join('')
}

/** Lines between squares of different districts. */
export function linesOf({ columns, rows, district }: Tiles): string {
  const lines: string[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const own = district[row * columns + column]!
      const right = column + 1 < columns ? district[row * columns + column + 1]! : own
      const below = row + 1 < rows ? district[(row + 1) * columns + column]! : own
      if (own !== right) lines.push(`M${(column + 1) * size} ${row * size}v${size}`)
      if (own !== below) lines.push(`M${column * size} ${(row + 1) * size}h${size}`)
    }
  return lines.join('')
}
