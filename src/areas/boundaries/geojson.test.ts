import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { DoorchainError } from '../../values/error.ts'
import { view } from '../test-areas.ts'
import { largestFile, readBoundaries } from './geojson.ts'
import { fromNationalGrid, type Position } from './national-grid.ts'
import { prepareEdition } from './prepare.ts'
import { areaOf, simplify } from './simplify.ts'
import { collection, feature, square } from './test-geojson.ts'

const read = (value: unknown) => readBoundaries(new TextEncoder().encode(JSON.stringify(value)), 'download.geojson')
const refused = (value: unknown, problem: RegExp) =>
  assert.throws(
    () => read(value),
    (error) => error instanceof DoorchainError && error.code === 'boundaries-wrong' && problem.test(error.message),
  )

describe('the National Grid', () => {
  it('comes to the same place as the worked example of Ordnance Survey, within 5 m', () => {
    // Caister water tower: "A guide to coordinate systems in Great Britain", annex C; on WGS84 52°39'28.72"N 1°42'57.79"E.
    const [longitude, latitude] = fromNationalGrid(651_409.903, 313_177.27)
    assert.ok(Math.abs(latitude - (52 + 39 / 60 + 28.72 / 3600)) * 111_320 < 5, `${latitude}`)
    assert.ok(Math.abs(longitude - (1 + 42 / 60 + 57.79 / 3600)) * 67_500 < 5, `${longitude}`)
  })
})

describe('the official download of boundaries', () => {
  it('is taken with the field names of any year, in degrees or on the grid', () => {
    const degrees = read(collection([feature('E07000240', square(-0.4, 51.7), 'LAD24')]))
    assert.equal(degrees.edition, 'LAD24')
    const grid: Position[] = [
      [510_000, 200_000],
      [520_000, 200_000],
      [520_000, 210_000],
      [510_000, 210_000],
      [510_000, 200_000],
    ]
    const metres = read(collection([feature('E07000240', grid, 'LAD31')]))
    assert.equal(metres.edition, 'LAD31')
    const [longitude, latitude] = metres.boundaries[0]!.polygons[0]![0]![0]!
    assert.ok(Math.abs(longitude + 0.41) < 0.02 && Math.abs(latitude - 51.69) < 0.02, `${longitude} ${latitude}`)
    const other = {
      type: 'FeatureCollection',
      features: [
        { properties: { ltla24_code: 'E07000240' }, geometry: { type: 'Polygon', coordinates: [square(-0.4, 51.7)] } },
      ],
    }
    assert.equal(read(other).edition, 'LAD24')
  })

  it('is refused with what it is instead', () => {
    const zip = new Uint8Array([0x50, 0x4b, 3, 4])
    assert.throws(() => readBoundaries(zip, 'x.zip'), /zip file, most likely a Shapefile/)
    assert.throws(() => readBoundaries(new Uint8Array([0, 0, 0x27, 0x0a]), 'x.shp'), /part of a Shapefile/)
    assert.throws(() => readBoundaries(new TextEncoder().encode('<xml/>'), 'x.xml'), /no GeoJSON/)
    assert.throws(() => readBoundaries(new Uint8Array(largestFile + 1), 'x'), /65 MB; the most is 64/)
    refused({ type: 'Topology' }, /TopoJSON/)
    refused([], /no GeoJSON/)
    refused(collection([]), /empty/)
    refused(
      { type: 'FeatureCollection', features: [{ properties: { WD24CD: 'E05000001' } }] },
      /its areas are WD, not local authority districts/,
    )
    refused({ type: 'FeatureCollection', features: [{ properties: { name: 'Leek' } }] }, /no LAD code/)
    refused(
      { type: 'FeatureCollection', features: Array.from({ length: 1_001 }, () => ({})) },
      /these are smaller ones/,
    )
    refused(collection([feature('Leek', square(-2, 53))]), /has no code/)
    refused(collection([feature('E07000198', square(-2, 53)), feature('E07000198', square(-2, 53))]), /twice/)
    refused(
      collection([
        feature('E07000198', [
          [-222_000, 7_000_000],
          [1, 1],
          [2, 2],
          [3, 3],
        ]),
      ]),
      /choose WGS84 or British National Grid/,
    )
    refused(collection([feature('E07000198', [[-2, 53]])]), /outline of E07000198 is broken/)
    refused(
      { type: 'FeatureCollection', features: [{ properties: { LAD24CD: 'E07000198' }, geometry: null }] },
      /no outline/,
    )
  })

  it('with districts that are not known is refused, and they are listed', () => {
    const raw = read(collection([feature('E07000198', square(-2, 53)), feature('E07000026', square(-3, 54))]))
    assert.throws(() => prepareEdition(raw, view, () => undefined), {
      code: 'boundaries-unknown',
      message: /E07000026 Area E07000026/,
    })
  })

  it('of Barnsley and Sheffield under their newer codes is taken for the districts they are', () => {
    const raw = read(collection([feature('E08000038', square(-1.5, 53.5))]))
    assert.equal(prepareEdition(raw, view, () => undefined).boundaries[0]?.district, 'E08000016')
  })

  it('whatever else is in the file is an error of the table or fits', () => {
    const leaf = fc.oneof(
      fc.double(),
      fc.string({ maxLength: 8 }),
      fc.constant(null),
      fc.constant('Polygon'),
      fc.constant('E07000198'),
    )
    const nested = fc.array(fc.array(fc.array(fc.double(), { maxLength: 3 }), { maxLength: 5 }), { maxLength: 3 })
    const any = fc.record({
      type: fc.constant('FeatureCollection'),
      features: fc.array(
        fc.record({
          properties: fc.record({ LAD24CD: leaf }),
          geometry: fc.record({
            type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'),
            coordinates: fc.oneof(nested, leaf),
          }),
        }),
        { maxLength: 3 },
      ),
    })
    fc.assert(
      fc.property(any, (value) => {
        try {
          for (const { polygons } of read(value).boundaries) assert.ok(simplify(polygons).length >= 0)
        } catch (error) {
          assert.ok(error instanceof DoorchainError, String(error))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('simplifying an outline', () => {
  const wavy: Position[] = Array.from({ length: 2_001 }, (_, at) => {
    const angle = (at / 2_000) * 2 * Math.PI
    const radius = 0.2 + 0.0001 * Math.sin(at)
    return [-2 + radius * Math.cos(angle), 53 + radius * Math.sin(angle)]
  })
  wavy[2_000] = wavy[0]!

  it('leaves far fewer points, the same area within 1 %, and a closed ring', () => {
    const [[ring]] = simplify([[wavy]]) as [[Position[]]]
    assert.ok(ring.length < 100, `${ring.length} points`)
    assert.ok(Math.abs(areaOf(ring) / areaOf(wavy) - 1) < 0.01)
    assert.deepEqual(ring[0], ring.at(-1))
  })

  it('drops rocks in the sea, but never the whole of a district', () => {
    const rock = square(-2, 53, 0.001)
    assert.equal(simplify([[wavy], [rock]]).length, 1)
    assert.equal(simplify([[rock]]).length, 1)
  })
})
