import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { askThrough } from '../edge/test-edge.ts'

const areas = openAreas(() => '2026-11-21')
const ask = askThrough({}, { areas: { areas, outlines: async () => ({}) } })
const page = async (path: string) => {
  const answer = await ask(path)
  return { status: answer.status, text: await answer.text() }
}

describe('the pages of areas', () => {
  it('find what a resident writes, ask where it is unclear, and say what to do where it is unknown', async () => {
    assert.match((await page('/areas?q=Welwyn%2FHatfield')).text, /<a href="\/areas\/E07000241">/)
    assert.match((await page('/areas?q=Newport')).text, /Newport, Isle of Wight/)
    const county = (await page('/areas?q=Herts')).text
    assert.match(county, /<li>Hertfordshire<ul class="links"><li><a href="[^"]+">Broxbourne<\/a>/)
    assert.match((await page('/areas?q=Nowhereville')).text, /Check the spelling/)
    assert.equal((await page('/areas?q=%3Cscript%3Ealert(1)%3C/script%3E')).text.includes('<script>alert'), false)
  })

  it('draw each district and force with what borders it, and the same as a table', async () => {
    for (const { code, name } of areas.picker().filter((_, at) => at % 29 === 0)) {
      const { status, text } = await page(`/areas/${code}`)
      assert.equal(status, 200, name)
      assert.match(text, /<svg[\s\S]*<title/)
      assert.match(text, /<table>/)
      assert.match(text, /Contains National Statistics data/)
    }
    assert.equal((await page('/areas/E99999999')).status, 404)
    assert.equal((await page('/areas/%3Csvg%3E')).status, 404)
  })
})
