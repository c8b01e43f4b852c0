import { DoorchainError } from '../../values/error.ts'
import { fromNationalGrid, type Position } from './national-grid.ts'

/** One feature of the official download. */
export interface RawBoundary {
  readonly code: string
  readonly name: string
  readonly polygons: readonly (readonly (readonly Position[])[])[]
}

export interface RawBoundaries {
  /** "LAD24": local authority districts of 2024. */
  readonly edition: string
  readonly boundaries: readonly RawBoundary[]
}

/** Largest file that is read, in bytes; the portal's generalised editions (BGC, BSC, BUC) are smaller. */
export const largestFile = 64 * 1024 * 1024
const mostFeatures = 1_000
const mostPoints = 3_000_000

const codeField = /^(?:lad|ltla)(\d\d)_?(?:cd|code)$/i
const nameField = /^(?:lad|ltla)\d\d_?(?:nm|name)$/i
const otherCode = /^([a-z]{2,8})\d\d_?(?:cd|code)$/i

const wrong = (file: string, problem: string) => new DoorchainError('boundaries-wrong', { file, problem })

/**
 * Reads local authority districts as the Office for National Statistics gives them out: GeoJSON in degrees or on the
 * National Grid, of any year. Throws `boundaries-wrong`, saying what the file is instead.
 */
export function readBoundaries(bytes: Uint8Array, file: string): RawBoundaries {
  if (bytes.length > largestFile)
    throw wrong(
      file,
      `it has ${mega(bytes.length)} MB; the most is ${mega(largestFile)}. Choose a generalised edition (BGC or BUC)`,
    )
  const features = featuresOf(parse(bytes, file), file)
  const { code, name, edition } = fieldsOf(features[0], file)
  const budget = { left: mostPoints }
  const boundaries = features.map((feature, at) => {
    const properties = isRecord(feature) && isRecord(feature.properties) ? feature.properties : {}
    const value = properties[code]
    if (typeof value !== 'string' || !/^[A-Z]\d{8}$/.test(value))
      throw wrong(file, `feature ${at + 1} has no code in ${code}`)
    const label = name === null ? undefined : properties[name]
    const polygons = polygonsOf(isRecord(feature) ? feature.geometry : null, { file, where: value, budget })
    return { code: value, name: typeof label === 'string' ? label.slice(0, 80) : value, polygons }
  })
  const twice = boundaries.find(({ code: one }, at) => boundaries.findIndex((other) => other.code === one) !== at)
  if (twice) throw wrong(file, `it has ${twice.code} twice`)
  return { edition, boundaries }
}

const mega = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(bytes: Uint8Array, file: string): unknown {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw wrong(file, 'it is a zip file, most likely a Shapefile. Choose GeoJSON')
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27)
    throw wrong(file, 'it is part of a Shapefile. Choose GeoJSON')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw wrong(file, 'it is no GeoJSON')
  }
}

function featuresOf(json: unknown, file: string): readonly unknown[] {
  if (!isRecord(json)) throw wrong(file, 'it is no GeoJSON')
  if (json.type === 'Topology') throw wrong(file, 'it is TopoJSON. Choose GeoJSON')
  if (json.type !== 'FeatureCollection' || !Array.isArray(json.features))
    throw wrong(file, 'it is no collection of districts')
  if (json.features.length === 0) throw wrong(file, 'it is empty')
  if (json.features.length > mostFeatures)
    throw wrong(file, `it has ${json.features.length} areas: districts are about 360, so these are smaller ones`)
  return json.features
}

function fieldsOf(feature: unknown, file: string): { code: string; name: string | null; edition: string } {
  const properties = isRecord(feature) && isRecord(feature.properties) ? Object.keys(feature.properties) : []
  const code = properties.find((key) => codeField.test(key))
  if (code !== undefined)
    return {
      code,
      name: properties.find((key) => nameField.test(key)) ?? null,
      edition: `LAD${codeField.exec(code)![1]}`,
    }
  const other = properties.find((key) => otherCode.test(key))
  throw wrong(
    file,
    other
      ? `its areas are ${other.replace(/\d\d.*$/, '')}, not local authority districts (LAD)`
      : 'its areas have no LAD code',
  )
}

interface Place {
  readonly file: string
  readonly where: string
  readonly budget: { left: number }
}

function polygonsOf(geometry: unknown, place: Place): Position[][][] {
  const coordinates = isRecord(geometry) && Array.isArray(geometry.coordinates) ? geometry.coordinates : null
  const type = isRecord(geometry) ? geometry.type : null
  if (!coordinates || (type !== 'Polygon' && type !== 'MultiPolygon'))
    throw wrong(place.file, `${place.where} has no outline`)
  const polygons: readonly unknown[] = type === 'Polygon' ? [coordinates] : coordinates
  return polygons.map((rings) => list(rings, place).map((ring) => ringOf(ring, place)))
}

function list(value: unknown, { file, where }: Place): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw wrong(file, `the outline of ${where} is broken`)
}

function ringOf(ring: unknown, place: Place): Position[] {
  const points = list(ring, place)
  place.budget.left -= points.length
  if (place.budget.left < 0)
    throw wrong(place.file, 'it has too many points. Choose a generalised edition (BGC or BUC)')
  if (points.length < 4) throw wrong(place.file, `the outline of ${place.where} is broken`)
  return points.map((point) => positionOf(list(point, place), place))
}

/** Degrees as they are; metres of the National Grid are turned into degrees. Anything else is another projection. */
function positionOf([x, y]: readonly unknown[], { file, where }: Place): Position {
  if (typeof x !== 'number' || typeof y !== 'number') throw wrong(file, `the outline of ${where} is broken`)
  if (x >= -12 && x <= 5 && y >= 48 && y <= 64) return [x, y]
  if (x >= 0 && x <= 800_000 && y >= 0 && y <= 1_400_000) return fromNationalGrid(x, y)
  throw wrong(file, `${where} lies at ${Math.round(x)}, ${Math.round(y)}: choose WGS84 or British National Grid`)
}
