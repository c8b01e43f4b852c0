import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../src/areas/open.ts'
import { loadCounters } from '../src/knowledge/counters.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import type { WarningText } from '../src/values/warning.ts'
import { printPoster } from '../src/warn/poster/print.ts'
import { openPublished } from '../src/warn/published.ts'
import { testTaken, testWarning } from '../src/warn/test-warning.ts'
import { testWorld, worldIds, worldNow } from '../src/warn/test-world.ts'
import { askThrough } from '../src/web/edge/test-edge.ts'
import { installPackages } from './install.ts'

const publicUrl = 'https://doorchain.example'
const knowledge = loadKnowledge()
const folder = mkdtempSync(join(tmpdir(), 'doorchain-poster-'))

/** Runs a program of Debian and gives what it prints. */
function run(program: string, ...args: string[]): string {
  const { stdout, status, error } = spawnSync(program, args, { encoding: 'utf8' })
  assert.equal(status, 0, `${program}: ${error ?? status}`)
  return stdout
}

/** What other programs make of a poster: its words, what the file says of itself, and where its code leads. */
function look(bytes: Uint8Array) {
  const [file, picture] = [join(folder, 'poster.pdf'), join(folder, 'poster')]
  writeFileSync(file, bytes)
  run('pdftoppm', '-r', '100', '-png', '-singlefile', file, picture)
  return {
    words: run('pdftotext', '-layout', file, '-').replace(/\s+/g, ' '),
    info: run('pdfinfo', file),
    structure: run('pdfinfo', '-struct', file),
    code: run('zbarimg', '--quiet', '--raw', `${picture}.png`).trim(),
  }
}

describe('A poster of a warning', () => {
  let store: Store
  const areas = openAreas(() => '2026-11-21')
  const now = () => worldNow
  const published = openPublished({ store: () => store, now, knowledge })
  const outlines = async () => ({})
  const warnings = { published, areas, knowledge, counters: loadCounters, publicUrl, now, outlines }
  const through = askThrough({ publicUrl }, { warnings })
  const ask = (path: string, headers: Record<string, string> = {}) =>
    through(path, { headers, peer: '203.0.113.9', encrypted: true })

  before(async () => {
    if (spawnSync('pdftotext', ['-v']).error) installPackages('poppler, to read posters,', ['poppler-utils'])
    if (spawnSync('zbarimg', ['--version']).error) installPackages('zbar, to read QR codes,', ['zbar-tools'])
    store = await openStore(await embeddedConfig())
    await testWorld(store)
  })
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  it('is one page of A4 with its words, and a code that leads to the page of the warning', async () => {
    const path = `/warnings/${worldIds.own}/poster.pdf`
    const answer = await ask(path)
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    assert.equal(answer.headers.get('content-disposition'), `inline; filename="warning-${worldIds.own}-en.pdf"`)
    const { words, info, structure, code } = look(new Uint8Array(await answer.arrayBuffer()))
    assert.equal(code, `${publicUrl}/warnings/${worldIds.own}`)
    for (const said of [
      'Warning: Welwyn Hatfield',
      'False police officers ring people in Welwyn Garden City',
      'Put the phone down.',
      '999',
      '101',
      '159',
      `doorchain.example/warnings/${worldIds.own}`,
      'Aldercombe Watch warns.',
      'Holds until 20 December 2026. Version 2.',
    ])
      assert.ok(words.includes(said), `${said} in: ${words}`)
    for (const line of [/^Pages: +1$/m, /^Page size: .*\(A4\)$/m, /^Tagged: +yes$/m, /^Title: +False police/m])
      assert.match(info, line)
    assert.match(structure, /H1/)
    assert.match(structure, /Figure/)
    const tag = answer.headers.get('etag')!
    assert.equal((await ask(path, { 'If-None-Match': tag })).status, 304)
  })

  it('is there in the languages that its font can print, and only while the warning holds', async () => {
    const welsh = await ask(`/warnings/${worldIds.own}/cy/poster.pdf`)
    const { words, code } = look(new Uint8Array(await welsh.arrayBuffer()))
    assert.ok(words.includes('Swyddogion heddlu ffug yn ffonio pobl') && words.includes('Rhowch y ffôn i lawr.'), words)
    assert.equal(code, `${publicUrl}/warnings/${worldIds.own}/cy`)
    for (const path of [
      `${worldIds.own}/pa`,
      `${worldIds.own}/pl`,
      worldIds.cancelled,
      worldIds.expired,
      worldIds.draft,
    ])
      assert.equal((await ask(`/warnings/${path}/poster.pdf`)).status, 404, path)
  })

  it('is printed anew when a fact of it was corrected', async () => {
    const path = `/warnings/${worldIds.taken}/poster.pdf`
    const tag = (await ask(path)).headers.get('etag')!
    const correction = { warning_id: worldIds.taken, number: 1, field: 'loss_total_gbp', before: '300', after: '450' }
    const by = { quote: null, corrected_by: 'writer@parish.example', corrected_at: worldNow, undone_at: null }
    await store.db
      .insertInto('warning_correction')
      .values({ ...correction, ...by })
      .execute()
    const answer = await ask(path, { 'If-None-Match': tag })
    assert.ok(look(new Uint8Array(await answer.arrayBuffer())).words.includes('£450'))
  })

  it('stays one page whatever is in it', async () => {
    const text = (title: string, summary: string): WarningText => ({ ...testWarning.texts[0]!, title, summary })
    const long = text('False <b>officers</b> & others '.repeat(40), 'Four people were rung by a man. '.repeat(200))
    const unbroken = text('W'.repeat(3000), 'W'.repeat(20_000))
    const hostile = text('%PDF-1.7 (a) \\) Tj ]]> <rdf:li>', '(\u0000\u202e</x>)\\ %%EOF')
    for (const one of [long, unbroken, hostile, text('A', '')]) {
      const warning = testTaken({ texts: [one], organisation: 'W'.repeat(500), facts: [], advice: [] })
      const areaNames = Array.from({ length: 60 }, (_, at) => `Aldercombe ${at}`)
      const url = `${publicUrl}/warnings/aldercombe22`
      const bytes = await printPoster(warning, { url, areaNames, first: 'Keep the door shut.', knowledge })
      const { words, info, code } = look(bytes)
      assert.match(info, /^Pages: +1$/m)
      assert.equal(code, url)
      for (const said of ['Keep the door shut.', '999', 'doorchain.example/warnings/aldercombe22', 'Version 1.'])
        assert.ok(words.includes(said), `${said} in: ${words}`)
      if (one === long) assert.ok(words.includes('More at the address below.'), words)
    }
  })
})
