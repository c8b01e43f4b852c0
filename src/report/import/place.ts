import { type Areas, forceNamed } from '../../areas/open.ts'
import { findPostcodes } from '../../areas/postcode.ts'

/** The district of a cell, and whether it was only guessed from a postcode that reaches into several. */
export interface PlaceFound {
  readonly district: string
  readonly isNear: boolean
}

/** The district, or why there is none. */
export type PlaceRead = PlaceFound | { readonly problem: string }

const lsoaCode = /^[EWS]01\d{6}$|^95[A-Z]{2}\d/i
/** Behind the name of a district in that of an LSOA or MSOA: "Watford 003A". */
const lsoaPart = /\s\d{3}[A-Z]?$/
/** A postcode sector without its last letters: "WD17 3". */
const sectorPart = /^([A-Z]{1,2}\d[A-Z\d]?)\s+\d[A-Z]?$/i
/** So many different cells are remembered. */
const mostRemembered = 5_000

/** Reads places one after the other; the same cell is looked up once. */
export function openPlaces(areas: Areas): (cell: string, force: string) => PlaceRead {
  const remembered = new Map<string, PlaceRead>()
  return (cell, force) => {
    const key = `${cell.slice(0, 200)}\n${force.slice(0, 100)}`
    const known = remembered.get(key)
    if (known) return known
    if (remembered.size >= mostRemembered) remembered.clear()
    const read = readPlace(areas, cell.slice(0, 200).trim(), force.slice(0, 100).trim())
    remembered.set(key, read)
    return read
  }
}

function readPlace(areas: Areas, cell: string, forceCell: string): PlaceRead {
  if (cell === '') return { problem: 'it is empty' }
  const view = areas.on()
  const code = view.canonical(cell)
  if (code !== null) return { district: code, isNear: false }
  if (lsoaCode.test(cell)) return { problem: 'it is the code of an LSOA; choose a column with its name or a district' }
  const force = forceCell === '' ? null : forceNamed(view, forceCell)
  const bare = cell.replace(lsoaPart, '').replace(sectorPart, '$1')
  const answer = areas.resolveArea(bare, { force })
  if (answer.kind === 'found' && answer.districts.length === 1) return { district: answer.districts[0]!, isNear: false }
  const reach = view.outcodes.get(findPostcodes(bare)?.outcodes[0] ?? '') ?? []
  const own = reach.find((code) => force === null || view.districts.get(code)!.force === force) ?? reach[0]
  if (own !== undefined) return { district: own, isNear: true }
  if (answer.kind === 'unknown') return { problem: 'no district is known by this' }
  return { problem: 'it may be several districts; add a column with the force, or name the district' }
}
