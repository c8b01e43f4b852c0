import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { square } from '../boundaries/test-geojson.ts'
import { attribution } from '../catalogue.ts'
import { district, districts, force, view } from '../test-areas.ts'
import { drawMap } from './draw.ts'

const staffordshire = view.forces.get(force('Staffordshire'))!.districts
const chosen = staffordshire.map((code, at) => ({ district: code, polygons: [[square(-2.2 + at / 10, 52.8)]] }))
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

describe('a map', () => {
  it('has a title, a description with every district, and the same as rows for a table', () => {
    const { svg, rows } = drawMap(view, { title: 'Bogus officials & <others>', districts: staffordshire })
    assert.match(svg, /role="img" aria-labelledby="map-title map-desc"/)
    assert.match(svg, /<title id="map-title">Bogus officials &amp; &lt;others&gt;<\/title>/)
    const description = /<desc[^>]*>([^<]*)</.exec(svg)?.[1] ?? ''
    for (const { name } of rows) assert.ok(description.includes(name.replace("'", '&#39;')), name)
    assert.deepEqual(
      rows.filter(({ role }) => role === 'chosen').map(({ number }) => number),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    )
    assert.ok(
      rows.some(
        ({ name, role, force: own }) => name === 'Walsall' && role === 'bordering' && own === 'West Midlands Police',
      ),
    )
  })

  it('is drawn from outlines where all that is chosen has one, and says whose they are', () => {
    const {
      svg,
      basis,
      attribution: source,
    } = drawMap(view, { title: 'x', districts: staffordshire, boundaries: chosen, edition: 'LAD24' })
    assert.equal(basis, 'outlines')
    assert.match(source, /Open Government Licence.*right 2024/)
    assert.ok(svg.includes(source))
    assert.equal(count(svg, /<path class="chosen"/g), 9)
  })

  it('is drawn from the nearest places where an outline is missing, and says that its edges are approximate', () => {
    const {
      svg,
      basis,
      attribution: source,
    } = drawMap(view, { title: 'x', districts: staffordshire, boundaries: chosen.slice(1) })
    assert.equal(basis, 'nearest-place')
    assert.equal(source, attribution)
    assert.match(svg, /The edges are approximate/)
    assert.match(svg, /<path class="chosen"[^>]* d="M\d/)
  })

  it('is one well-formed drawing without scripts, styles or numbers that are none', () => {
    for (const wish of [
      staffordshire,
      [],
      [...view.districts.keys()],
      districts('Isles of Scilly'),
      ['E08000038', 'nowhere'],
    ]) {
      const { svg, rows } = drawMap(view, { title: 'x', districts: wish, id: 'a' })
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|<script|style=/)
      assert.equal(count(svg, /<(?:svg|title|desc|text)\b/g), count(svg, /<\/(?:svg|title|desc|text)>/g))
      assert.ok(svg.length < 200_000, `${svg.length} characters`)
      assert.ok(wish.length > 60 || rows.filter(({ role }) => role === 'chosen').every(({ number }) => number !== null))
    }
  })

  it('shows the place of a district: Lichfield lies north of Birmingham and west of Leicester', () => {
    const { svg, rows } = drawMap(view, {
      title: 'x',
      districts: ['Lichfield', 'Birmingham', 'Leicester'].map(district),
    })
    const spots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(
      (match) => [Number(match[1]), Number(match[2])] as const,
    )
    assert.equal(rows.filter(({ number }) => number !== null).length, 3)
    const [lichfield, birmingham, leicester] = spots as [[number, number], [number, number], [number, number]]
    assert.ok(lichfield[1] < birmingham[1] && lichfield[0] < leicester[0])
  })
})
