import { demandWhole } from './counts.ts'

/** Cases by place and unit of time (a day or a week); the last unit is the one that ends today. */
export interface Cases {
  /** Of each place: x and y, or longitude and latitude in degrees. */
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
  /** Of each entry: number of its place, its unit from 0, and how many cases. */
  readonly place: ArrayLike<number>
  readonly unit: ArrayLike<number>
  readonly count: ArrayLike<number>
  readonly units: number
}

export interface CylinderOptions {
  /** Most of all cases that a circle may hold (.5). */
  readonly share?: number
  /** Longest window in units (30), and never more than half of them. */
  readonly longest?: number
  /** Largest distance from the centre, in the unit of x and y or in km; none by default. */
  readonly furthest?: number
  /** x and y are longitude and latitude; distances are then great circles in km. */
  readonly isGlobe?: boolean
}

/** The circles about each place, and what each holds over all time. */
export interface Circles {
  readonly places: number
  /** Places by distance from each centre: those of centre c stand from starts[c] to starts[c + 1]. */
  readonly nearest: Int32Array
  readonly starts: Int32Array
  /** Distance from the centre, and cases of the circle so far, beside `nearest`. */
  readonly radius: Float64Array
  readonly held: Float64Array
}

/** Circles grow with the square of the places; every district and every outward postcode of a force stay below it. */
const mostPlaces = 2_000
const earthRadiusKm = 6371.0088

/** Cases of each place over all time. */
export function casesOf({ x, place, count }: Cases): Float64Array {
  const totals = new Float64Array(x.length)
  for (let at = 0; at < place.length; at++) totals[place[at]!]! += count[at]!
  return totals
}

/** Lists circles by distance rank, each grown while it holds no more than its share. Throws RangeError. */
export function circlesOf(cases: Cases, options: CylinderOptions = {}): Circles {
  const { share = 0.5, furthest = Number.POSITIVE_INFINITY, isGlobe = false } = options
  const places = cases.x.length
  demandWhole('places', places, [1, mostPlaces])
  if (!(share > 0 && share <= 1)) throw new RangeError(`share must be above 0 and at most 1, not ${share}.`)
  if (!(furthest >= 0)) throw new RangeError(`furthest must be 0 or more, not ${furthest}.`)
  const totals = casesOf(cases)
  const most = share * totals.reduce((sum, total) => sum + total, 0)
  const nearest = new Int32Array(places * places)
  const radius = new Float64Array(places * places)
  const held = new Float64Array(places * places)
  const starts = new Int32Array(places + 1)
  const order = Int32Array.from({ length: places }, (_, place) => place)
  const far = new Float64Array(places)
  for (let centre = 0; centre < places; centre++) {
    for (let place = 0; place < places; place++) far[place] = distance(cases, { centre, place, isGlobe })
    order.sort((one, other) => far[one]! - far[other]! || one - other)
    let end = starts[centre]!
    let sum = 0
    for (const place of order) {
      sum += totals[place]!
      if (sum > most || far[place]! > furthest) break
      nearest[end] = place
      radius[end] = far[place]!
      held[end++] = sum
    }
    starts[centre + 1] = end
  }
  return { places, nearest, starts, radius, held }
}

function distance({ x, y }: Cases, { centre, place, isGlobe }: { centre: number; place: number; isGlobe: boolean }) {
  if (!isGlobe) return Math.hypot(x[place]! - x[centre]!, y[place]! - y[centre]!)
  const radians = Math.PI / 180
  const north = Math.sin(((y[place]! - y[centre]!) * radians) / 2)
  const east = Math.sin(((x[place]! - x[centre]!) * radians) / 2)
  const chord = north * north + Math.cos(y[place]! * radians) * Math.cos(y[centre]! * radians) * east * east
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}
