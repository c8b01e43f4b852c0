import { DoorchainError } from '../../values/error.ts'
import type { AreaView } from '../view.ts'
import type { RawBoundaries } from './geojson.ts'
import type { Position } from './national-grid.ts'
import { simplify } from './simplify.ts'

/** The outline of a district: polygons of rings of points in degrees. */
export interface Boundary {
  readonly district: string
  readonly polygons: readonly (readonly (readonly Position[])[])[]
}

export interface Edition {
  /** "LAD24". */
  readonly edition: string
  readonly boundaries: readonly Boundary[]
}

const mostListed = 8

/** Checks the codes against the districts known and simplifies the outlines. Throws `boundaries-unknown`, listing codes. */
export function prepareEdition(raw: RawBoundaries, view: AreaView, tell: (progress: string) => void): Edition {
  const strange = raw.boundaries.filter(({ code }) => view.canonical(code) === null)
  if (strange.length > 0) {
    const codes = strange.slice(0, mostListed).map(({ code, name }) => (code === name ? code : `${code} ${name}`))
    const more = strange.length > mostListed ? ` and ${strange.length - mostListed} more` : ''
    throw new DoorchainError('boundaries-unknown', { edition: raw.edition, codes: `${codes.join(', ')}${more}` })
  }
  const boundaries = raw.boundaries.map(({ code, polygons }, at) => {
    if (at > 0 && at % 100 === 0) tell(`${at} of ${raw.boundaries.length} districts are read.`)
    return { district: view.canonical(code)!, polygons: simplify(polygons) }
  })
  return { edition: raw.edition, boundaries }
}
