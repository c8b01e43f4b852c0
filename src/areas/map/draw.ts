import { borderingDistricts } from '../borders.ts'
import type { Position } from '../boundaries/national-grid.ts'
import type { Boundary } from '../boundaries/prepare.ts'
import { attribution } from '../catalogue.ts'
import type { AreaView } from '../view.ts'
import { type Frame, frameOf } from './frame.ts'

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
  /** `dots`: no outlines are there, each place is a dot. */
  readonly basis: 'outlines' | 'dots'
  readonly attribution: string
}

type Role = MapRow['role'] | 'other'

const looks: Readonly<Record<Role, { readonly fill: string; readonly line: string; readonly dot: number }>> = {
  chosen: { fill: '#1d5f8a', line: '#0b2f47', dot: 5 },
  bordering: { fill: '#cfdbe4', line: '#5d7486', dot: 3.5 },
  other: { fill: '#f1f1ee', line: '#c4c4bd', dot: 2 },
}
/** Above so many, numbers would cover the map. */
const mostNumbers = 60

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeXml = (text: string) =>
  text.replace(/[\u0000-\u001f\u007f]/g, ' ').replace(/[&<>"']/g, (letter) => escapes[letter]!)

/**
 * Draws districts and those that border them as one SVG with title and description, and gives the same as rows for a table.
 * Outlines are drawn where they were imported; without them every place known is a dot, so that the dots show the shape.
 */
export function drawMap(view: AreaView, wish: MapWish): AreaMap {
  const chosen = [...new Set(wish.districts.map((code) => view.canonical(code)).filter((code) => code !== null))]
  const beyond = borderingDistricts(view, chosen)
  const rows = [
    ...chosen.map((code, at) => rowOf(view, code, chosen.length > mostNumbers ? null : at + 1)),
    ...beyond.map((code) => rowOf(view, code)),
  ]
  const outlines = new Map((wish.boundaries ?? []).map(({ district, polygons }) => [district, polygons]))
  const roles = new Map<string, Role>(rows.map(({ code, role }) => [code, role]))
  const dots = view.places.filter(({ district }) => !outlines.has(district))
  const frame = frameOf(pointsOf(view, chosen, outlines))
  const roleOf = (code: string) => roles.get(code) ?? 'other'
  const body = [
    ...(['other', 'bordering', 'chosen'] as const).flatMap((role) => [
      ...[...outlines]
        .filter(([code]) => roleOf(code) === role)
        .map(([code, polygons]) => outline(view, { code, polygons, role, frame })),
      dotted(
        dots
          .filter(({ district }) => roleOf(district) === role)
          .map(({ longitude, latitude }) => [longitude, latitude]),
        role,
        frame,
      ),
    ]),
    ...rows.flatMap((row) => numberOn(view, row, frame)),
  ]
  const basis = chosen.some((code) => outlines.has(code)) ? 'outlines' : 'dots'
  const source = basis === 'outlines' ? outlineAttribution(wish.edition ?? null) : attribution
  return { svg: sheet(wish, { rows, body, frame, source }), rows, basis, attribution: source }
}

function rowOf(view: AreaView, code: string, number?: number | null): MapRow {
  const { name, force } = view.districts.get(code)!
  const role = number === undefined ? 'bordering' : 'chosen'
  return { number: number ?? null, code, name, force: view.forces.get(force)?.name ?? force, role }
}

type Outlines = ReadonlyMap<string, Boundary['polygons']>

/** The points that must be on the sheet: outlines of what is chosen, else its places. */
function pointsOf(view: AreaView, chosen: readonly string[], outlines: Outlines): Position[] {
  const wanted = new Set(chosen)
  const places = view.places.filter(({ district }) => wanted.has(district) && !outlines.has(district))
  return [
    ...chosen.flatMap((code) => (outlines.get(code) ?? []).flatMap((rings) => rings[0] ?? [])),
    ...places.map(({ longitude, latitude }): Position => [longitude, latitude]),
  ]
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
  const name = escapeXml(view.districts.get(code)?.name ?? code)
  return `<path class="${role}" fill="${fill}" stroke="${line}" fill-rule="evenodd" d="${path}"><title>${name}</title></path>`
}

function dotted(points: readonly Position[], role: Role, frame: Frame): string {
  const { fill, line, dot } = looks[role]
  const path = points.filter(frame.holds).map((point) => `M${frame.at(point).join(' ')}h0`)
  if (path.length === 0) return ''
  const colour = role === 'chosen' ? fill : line
  return `<path class="${role}" fill="none" stroke="${colour}" stroke-width="${dot}" stroke-linecap="round" d="${path.join('')}"/>`
}

function numberOn(view: AreaView, { number, code }: MapRow, frame: Frame): string[] {
  if (number === null) return []
  const { longitude, latitude } = view.districts.get(code)!
  const [x, y] = frame.at([longitude, latitude])
  return [
    `<circle cx="${x}" cy="${y}" r="10" fill="#fff" stroke="#0b2f47"/><text x="${x}" y="${y}" dy="4" text-anchor="middle" font-family="sans-serif" font-size="12" fill="#111">${number}</text>`,
  ]
}

interface Sheet {
  readonly rows: readonly MapRow[]
  readonly body: readonly string[]
  readonly frame: Frame
  readonly source: string
}

function sheet({ title, id = 'map' }: MapWish, { rows, body, frame, source }: Sheet): string {
  const names = (role: MapRow['role']) =>
    rows
      .filter((row) => row.role === role)
      .map(({ name }) => name)
      .join(', ')
  const beside = names('bordering')
  const description = `Shown dark: ${names('chosen') || 'nothing'}.${beside ? ` Bordering, shown light: ${beside}.` : ''} ${source}`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${escapeXml(id)}-title ${escapeXml(id)}-desc" viewBox="0 0 ${frame.width} ${frame.height}">`,
    `<title id="${escapeXml(id)}-title">${escapeXml(title)}</title><desc id="${escapeXml(id)}-desc">${escapeXml(description)}</desc>`,
    `<rect width="${frame.width}" height="${frame.height}" fill="#fff"/>`,
    ...body.filter((part) => part !== ''),
    '</svg>',
  ].join('\n')
}

const outlineAttribution = (edition: string | null) => {
  const year = edition === null ? '' : ` 20${edition.slice(-2)}`
  return `Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right${year}.`
}
