import { escapeText } from '../../values/markup.ts'
import { borderingDistricts } from '../borders.ts'
import type { Position } from '../boundaries/national-grid.ts'
import type { Boundary } from '../boundaries/prepare.ts'
import { attribution } from '../catalogue.ts'
import type { AreaView } from '../view.ts'
import { type Frame, frameOf } from './frame.ts'
import { fillOf, linesOf, tileSheet } from './tiles.ts'

/** What is drawn: districts by code, and their outlines as far as they were imported. */
export interface MapWish {
  readonly title: string
  readonly districts: readonly string[]
  readonly boundaries?: readonly Boundary[]
  /** The edition of the boundaries, as "LAD24". */
  readonly edition?: string | null
  /** Begins the ids within the drawing, for a page with several. */
  readonly id?: string
}

/** One row of the table beneath a map; chosen districts carry the number that stands on it. */
export interface MapRow {
  readonly number: number | null
  readonly code: string
  readonly name: string
  readonly force: string
  readonly role: 'chosen' | 'bordering'
}

export interface AreaMap {
  readonly svg: string
  readonly rows: readonly MapRow[]
  /** `nearest-place`: no outlines are there; each square of the sheet takes the district of the place nearest to it. */
  readonly basis: 'outlines' | 'nearest-place'
  readonly attribution: string
}

type Role = MapRow['role'] | 'other'

const looks: Readonly<Record<Role, { readonly fill: string; readonly line: string }>> = {
  chosen: { fill: '#1d5f8a', line: '#0b2f47' },
  bordering: { fill: '#cfdbe4', line: '#5d7486' },
  other: { fill: '#f1f1ee', line: '#c4c4bd' },
}
/** Above so many, numbers would cover the map. */
const mostNumbers = 60
/** Up to so many, the numbers are large enough to be read on a phone. */
const mostLarge = 12

/**
 * Draws districts and those that border them as one SVG with title and description, and gives the same as rows for a table.
 * Outlines are drawn where they were imported; where one that matters is missing, the whole map is made of squares, each in the
 * district of the place nearest to it: near enough to see where it is, and the description says so.
 */
export function drawMap(view: AreaView, wish: MapWish): AreaMap {
  const chosen = [...new Set(wish.districts.map((code) => view.canonical(code)).filter((code) => code !== null))]
  const beyond = borderingDistricts(view, chosen)
  const rows = [
    ...chosen.map((code, at) => rowOf(view, code, chosen.length > mostNumbers ? null : at + 1)),
    ...beyond.map((code) => rowOf(view, code)),
  ]
  const roles = new Map<string, Role>(rows.map(({ code, role }) => [code, role]))
  const roleOf = (code: string) => roles.get(code) ?? 'other'
  const outlines = new Map((wish.boundaries ?? []).map(({ district, polygons }) => [district, polygons]))
  const hasOutlines = chosen.length > 0 && chosen.every((code) => outlines.has(code))
  const frame = frameOf(hasOutlines ? outlinePoints(chosen, outlines) : placePoints(view, chosen))
  const shapes = hasOutlines ? outlineShapes(view, { outlines, roleOf, frame }) : tileShapes(view, roleOf, frame)
  const size = chosen.length > mostLarge ? 12 : 24
  const body = [...shapes, ...rows.flatMap((row) => numberOn(view, row, { frame, size }))]
  const source = hasOutlines ? outlineAttribution(wish.edition ?? null) : attribution
  const note = hasOutlines
    ? source
    : `The edges are approximate: each square is in the district of the nearest town or village. ${source}`
  const svg = sheet(wish, { rows, body, frame, note })
  return { svg, rows, basis: hasOutlines ? 'outlines' : 'nearest-place', attribution: source }
}

function rowOf(view: AreaView, code: string, number?: number | null): MapRow {
  const { name, force } = view.districts.get(code)!
  const role = number === undefined ? 'bordering' : 'chosen'
  return { number: number ?? null, code, name, force: view.forces.get(force)?.name ?? force, role }
}

type Outlines = ReadonlyMap<string, Boundary['polygons']>

const outlinePoints = (chosen: readonly string[], outlines: Outlines): Position[] =>
  chosen.flatMap((code) => (outlines.get(code) ?? []).flatMap((rings) => rings[0] ?? []))

function placePoints({ places }: AreaView, chosen: readonly string[]): Position[] {
  const wanted = new Set(chosen)
  return places.filter(({ district }) => wanted.has(district)).map(({ longitude, latitude }) => [longitude, latitude])
}

const paintOrder = ['other', 'bordering', 'chosen'] as const

interface Shapes {
  readonly outlines: Outlines
  readonly roleOf: (code: string) => Role
  readonly frame: Frame
}

const outlineShapes = (view: AreaView, { outlines, roleOf, frame }: Shapes): string[] =>
  paintOrder.flatMap((role) =>
    [...outlines]
      .filter(([code]) => roleOf(code) === role)
      .map(([code, polygons]) => outline(view, { code, polygons, role, frame })),
  )

function tileShapes(view: AreaView, roleOf: (code: string) => Role, frame: Frame): string[] {
  const tiles = tileSheet(view.places, frame)
  const fills = paintOrder.map((role) => {
    const path = fillOf(tiles, (code) => code !== '' && roleOf(code) === role)
    return path === '' ? '' : `<path class="${role}" fill="${looks[role].fill}" d="${path}"/>`
  })
  return [...fills, `<path fill="none" stroke="${looks.chosen.line}" stroke-width="0.7" d="${linesOf(tiles)}"/>`]
}

interface Outline {
  readonly code: string
  readonly polygons: Boundary['polygons']
  readonly role: Role
  readonly frame: Frame
}

function outline(view: AreaView, { code, polygons, role, frame }: Outline): string {
  const { fill, line } = looks[role]
  const rings = polygons.flat().filter((ring) => ring.some((point) => frame.holds(point)))
  if (rings.length === 0) return ''
  const path = rings.map((ring) => `M${ring.map((point) => frame.at(point).join(' ')).join('L')}Z`).join('')
  const name = escapeText(view.districts.get(code)?.name ?? code)
  return `<path class="${role}" fill="${fill}" stroke="${line}" fill-rule="evenodd" d="${path}"><title>${name}</title></path>`
}

interface Sized {
  readonly frame: Frame
  /** Height of the figures, where the map is 600 wide. */
  readonly size: number
}

function numberOn(view: AreaView, { number, code }: MapRow, { frame, size }: Sized): string[] {
  if (number === null) return []
  const { longitude, latitude } = view.districts.get(code)!
  const [x, y] = frame.at([longitude, latitude])
  return [
    `<circle cx="${x}" cy="${y}" r="${size * 0.8}" fill="#fff" stroke="#0b2f47"/><text x="${x}" y="${y}" dy="${size / 3}" text-anchor="middle" font-family="sans-serif" font-size="${size}" fill="#111">${number}</text>`,
  ]
}

interface Sheet {
  readonly rows: readonly MapRow[]
  readonly body: readonly string[]
  readonly frame: Frame
  readonly note: string
}

function sheet({ title, id = 'map' }: MapWish, { rows, body, frame, note }: Sheet): string {
  const names = (role: MapRow['role']) =>
    rows
      .filter((row) => row.role === role)
      .map(({ name }) => name)
      .join(', ')
  const beside = names('bordering')
  const description = `Shown dark: ${names('chosen') || 'nothing'}.${beside ? ` Bordering, shown light: ${beside}.` : ''} ${note}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${escapeText(id)}-title ${escapeText(id)}-desc" viewBox="0 0 ${frame.width} ${frame.height}">`,
    `<title id="${escapeText(id)}-title">${escapeText(title)}</title><desc id="${escapeText(id)}-desc">${escapeText(description)}</desc>`,
    `<rect width="${frame.width}" height="${frame.height}" fill="#fff"/>`,
    ...body.filter((part) => part !== ''),
    '</svg>',
  ].join('\n')
}

const outlineAttribution = (edition: string | null) => {
  const year = edition === null ? '' : ` 20${edition.slice(-2)}`
  return `Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right${year}.`
}
