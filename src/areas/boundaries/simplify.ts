import type { Position } from './national-grid.ts'

/** Leaves out points nearer than this to the line without them: nobody sees 100 m on a map of a county. */
const toleranceMetres = 100
/** Rings of less than this are left out, unless a district has no larger one. */
const smallestSquareMetres = 200_000

const metresPerDegree = 111_320

/** The polygons of a district with fewer points, in degrees with four decimals; the first ring of each is its outline. */
export function simplify(polygons: readonly (readonly (readonly Position[])[])[]): Position[][][] {
  const kept = polygons
    .map((rings) => rings.filter((ring, at) => at === 0 || areaOf(ring) >= smallestSquareMetres))
    .filter((rings) => rings[0] !== undefined && areaOf(rings[0]) >= smallestSquareMetres)
  const largest = polygons.toSorted((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))[0]
  const used = kept.length > 0 ? kept : largest ? [largest.slice(0, 1)] : []
  return used.map((rings) => rings.map(simplifyRing))
}

const round = (value: number) => Math.round(value * 10_000) / 10_000

function simplifyRing(ring: readonly Position[]): Position[] {
  const isKept = new Uint8Array(ring.length)
  // A closed ring has no ends: it is cut at its first point and at the one farthest from it.
  const far = farthest(ring, [0, ring.length - 1]).at
  for (const end of [0, far, ring.length - 1]) isKept[end] = 1
  const left: [number, number][] = [
    [0, far],
    [far, ring.length - 1],
  ]
  for (let span = left.pop(); span; span = left.pop()) {
    const { at, metres } = farthest(ring, span)
    if (metres <= toleranceMetres) continue
    isKept[at] = 1
    left.push([span[0], at], [at, span[1]])
  }
  const points = ring.filter((_, at) => isKept[at] === 1).map(([x, y]): Position => [round(x), round(y)])
  return points.length >= 4 ? points : ring.map(([x, y]): Position => [round(x), round(y)])
}

/** The point between two others that lies farthest from the line through them (Douglas and Peucker, 1973). */
function farthest(ring: readonly Position[], [from, to]: readonly [number, number]): { at: number; metres: number } {
  const [x0, y0] = ring[from]!
  const narrow = Math.cos((y0 * Math.PI) / 180)
  const dx = (ring[to]![0] - x0) * narrow
  const dy = ring[to]![1] - y0
  const length = dx * dx + dy * dy
  let [at, most] = [from, -1]
  for (let index = from + 1; index < to; index++) {
    const x = (ring[index]![0] - x0) * narrow
    const y = ring[index]![1] - y0
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length))
    const away = (x - along * dx) ** 2 + (y - along * dy) ** 2
    if (away > most) [at, most] = [index, away]
  }
  return { at, metres: most < 0 ? 0 : Math.sqrt(most) * metresPerDegree }
}

/** Square metres within a ring. */
export function areaOf(ring: readonly Position[]): number {
  let twice = 0
  for (let at = 1; at < ring.length; at++) {
    const [[x0, y0], [x1, y1]] = [ring[at - 1]!, ring[at]!]
    twice += x0 * y1 - x1 * y0
  }
  const narrow = Math.cos(((ring[0]?.[1] ?? 0) * Math.PI) / 180)
  return Math.abs(twice / 2) * metresPerDegree ** 2 * narrow
}
