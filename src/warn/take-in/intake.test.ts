import assert from 'node:assert/strict'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases, newFolder } from '../../store/test-databases.ts'
import { atTerminal } from '../../values/actor.ts'
import { correctFact } from '../correct.ts'
import { shippedDigest } from '../shipped.ts'
import type { Arrival } from './arrival.ts'
import { findFiles, readFiles } from './files.ts'
import { takeIn } from './intake.ts'
import { rereadAll } from './reread.ts'
import { type WarningFacts, warningFile, warningParagraphs } from './test-documents.ts'

const now = new Date('2026-11-21T10:00:00Z')
const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')
const digest = shippedDigest()
const actor = atTerminal('ann')

const document = (name: string, text: string | Uint8Array, mediaType = ''): Arrival => ({
  name,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  mediaType,
})

/** A file with an address of its own. */
const file = (name: string, facts: Partial<WarningFacts> = {}) =>
  document(`${name}.md`, warningFile({ url: `https://police.example/${name}`, ...facts }))

async function* stream(documents: readonly Arrival[]): AsyncGenerator<Arrival> {
  yield* documents
}

for (const { name, config } of databases) {
  describe(`documents are taken in on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())
    const takeFrom = (documents: AsyncIterable<Arrival>) =>
      takeIn(store, documents, { digest, actor, now, tell: () => undefined, origin: 'test' })
    const take = (...documents: readonly Arrival[]) => takeFrom(stream(documents))
    const versionsAt = (address: string) =>
      store.db
        .selectFrom('warning as w')
        .innerJoin('warning_version as v', 'v.warning_id', 'w.id')
        .selectAll()
        .where('w.address', '=', address)
        .orderBy('v.number')
        .execute()
    const storyAt = async (address: string) => (await versionsAt(address))[0]!.story

    it('with their reading and who took them in; taking them in again changes nothing', async () => {
      const one = file('one')
      assert.partialDeepStrictEqual(await take(one), { found: 1, added: 1, failed: 0, problems: [] })
      assert.partialDeepStrictEqual(await take(one, { ...one, name: 'again.txt' }), { added: 0, same: 2, failed: 0 })
      const [version, ...others] = await versionsAt('https://police.example/one')
      assert.equal(others.length, 0)
      const { title, organisation, issued_on, districts, state, made_by, content } = version!
      assert.deepEqual(
        [title, organisation, issued_on, state, made_by],
        ['False detective rings people in Stevenage', 'Hertfordshire Constabulary', '2026-10-14', 'collected', 'ann'],
      )
      assert.deepEqual([districts, content.areas], [['E07000243'], ['E07000243']])
      assert.match(content.texts[0]!.summary, /^People in Stevenage are asked to be on their guard/)
      assert.ok(version!.tactics.includes('courier_collects'))
      const audit = await store.db
        .selectFrom('audit')
        .select('after')
        .where('action', '=', 'warnings-taken-in')
        .execute()
      assert.deepEqual(audit, [{ after: { added: [version!.id], updated: [] } }])
      const intakes = await store.db.selectFrom('warning_intake').select(['found', 'same', 'ended_at']).execute()
      assert.deepEqual(intakes.at(-1), { found: 2, same: 2, ended_at: now })
    })

    it('another text from the same address is a new version; what was published stays until that is approved', async () => {
      const address = 'https://police.example/changing'
      await take(file('changing', { place: 'Truro', force: 'Devon & Cornwall Police' }))
      const { id } = (await versionsAt(address))[0]!
      const people = { submitted_by: 'bea', submitted_at: now, decided_by: 'cy', decided_at: now }
      for (const step of [
        { state: 'pending', submitted_by: 'bea', submitted_at: now },
        { state: 'published', published_at: now, ...people },
      ] as const)
        await store.db.updateTable('warning_version').set(step).where('warning_id', '=', id).execute()
      const change = (reports: string) =>
        file('changing', { place: 'Truro', force: 'Devon & Cornwall Police', reports })
      assert.partialDeepStrictEqual(await take(change('Eight'), change('Nine')), { added: 0, updated: 2 })
      const states = (await versionsAt(address)).map(({ number, state }) => [number, state])
      assert.deepEqual(states, [
        [1, 'published'],
        [2, 'updated'],
        [3, 'collected'],
      ])
    })

    it('copies of one story are joined, and other warnings by the same template are not', async () => {
      const story = { place: 'Buxton', force: 'Derbyshire Constabulary', reports: 'Four', loss: '£7,250' }
      const reprint = `<html><head><title>Fake detective targets Buxton | Peak Paper</title><meta property="article:published_time" content="2026-10-15T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><p class="byline">By Our Reporter</p><p>A phone scam has reached the Peak District, and families are worried about older neighbours.</p>
${warningParagraphs(story)
  .map((one) => `<p>${one}</p>`)
  .join('')}<p>Have you had a call like this? Write to the editor.</p></article></body></html>`
      const taking = await take(
        file('buxton', story),
        document('https://paper.example/buxton', reprint, 'text/html'),
        file('matlock', { ...story, place: 'Matlock', url: 'https://police.example/matlock' }),
        file('buxton-later', { ...story, reports: 'Eleven', loss: '£31,900', date: '2 Nov 2026' }),
      )
      assert.partialDeepStrictEqual(taking, { added: 4, copies: 1 })
      const papers = await store.db.selectFrom('warning').select('story').where('address', 'is', null).execute()
      assert.deepEqual(papers, [{ story: await storyAt('https://police.example/buxton') }])
    })

    it('cut short, it keeps what is in, and goes on when it is run again', async () => {
      const many = Array.from({ length: 60 }, (_, at) => document(`${at}.txt`, `A caller rang house ${at} in Deal.`))
      async function* broken(): AsyncGenerator<Arrival> {
        yield* many.slice(0, 55)
        throw new Error('cut short')
      }
      await assert.rejects(takeFrom(broken()), /cut short/)
      const taking = await take(...many)
      assert.partialDeepStrictEqual(taking, { found: 60, failed: 0 })
      assert.ok(taking.same >= 50 && taking.added + taking.same === 60)
    })

    it('a document that cannot be read is listed with the reason, and the rest goes in', async () => {
      const folder = newFolder()
      const inFolder = (named: string, text: string | Uint8Array) => writeFileSync(join(folder, named), text)
      inFolder('.hidden.md', 'Ring 101.')
      inFolder('a.md', warningFile({ place: 'Ludlow', url: 'https://police.example/ludlow', date: '3 Feb 1870' }))
      inFolder('b.md', '---\nthis is no YAML, as anybody sees\n---\n\nA man in Louth asked for a PIN.')
      inFolder('c-empty.txt', '')
      inFolder(
        'd-binary.md',
        Uint8Array.from({ length: 400 }, (_, at) => at),
      )
      inFolder('e-large.html', '')
      truncateSync(join(folder, 'e-large.html'), 50_000_000)
      inFolder('f-entities.cap', '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/passwd">]><alert>&x;</alert>')
      inFolder('g-deep.html', `<html>${'<div>'.repeat(10_000)}`)
      inFolder('h-wide.txt', Buffer.from(`\ufeffA caller in Diss asked for £300.`, 'utf16le'))
      inFolder('i-labels.json', '{"tactics": []}')
      inFolder('j-feed.xml', '<rss version="2.0"><channel/></rss>')
      inFolder('k-title.md', '---\ntitle: "zero \\0 and half \\uD83D"\n---\nA caller in March asked for a PIN.')
      inFolder('n-book.md', 'A caller in Diss asked for a PIN. '.repeat(5_000))
      const { problems, ...counts } = await takeFrom(readFiles(await findFiles([folder, join(folder, 'missing.md')])))
      assert.deepEqual(counts, { found: 12, added: 4, updated: 0, same: 0, copies: 0, failed: 8 })
      const listed = problems.map(({ document: path, problem }) => [
        path.slice(folder.length + 1, folder.length + 2),
        problem,
      ])
      assert.deepEqual(listed.sort(), [
        ['a', 'taken in, but its date, 1870-02-03, cannot be right and was left out'],
        ['b', 'taken in, but its front matter is no YAML that can be read, so it was taken as text'],
        ['c', 'it is empty'],
        ['d', 'it is no text'],
        ['e', 'it has 47.7 MB, and the most is 2'],
        ['f', 'it has a DOCTYPE, which CAP does not know'],
        ['g', 'its elements are nested too deeply'],
        ['i', 'skipped: it holds data and no document'],
        ['j', 'it is a feed; its entries are collected with "warnings follow" and its address'],
        ['m', 'there is no such file or folder'],
        ['n', 'it has far more words than a warning'],
      ])
      assert.equal((await versionsAt('https://police.example/ludlow'))[0]!.issued_on, null)
      const wide = await store.db
        .selectFrom('warning_version')
        .select(['warning_id', 'text'])
        .where('text', 'like', '%Diss%')
        .execute()
      assert.match(wide[0]!.text, /asked for £300/)
      const original = await store.db
        .selectFrom('warning_original')
        .select('bytes')
        .where('warning_id', '=', wide[0]!.warning_id)
        .execute()
      assert.equal(original[0]!.bytes[0], 0xff)
    })

    it('reading them again with what is known now leaves corrections and what was put forward', async () => {
      const { id, number } = (await versionsAt('https://police.example/one'))[0]!
      const correction = { id, number, field: 'places', written: ['Watford'], quote: '', knowledge, areas, now }
      await correctFact(store, actor, correction)
      await store.db
        .updateTable('warning_version')
        .set({ reading: '{"knowledge":"old","fields":{},"spans":{}}', districts: [] })
        .execute()
      const reread = await rereadAll(store, { digest, knowledge, areas, actor, now, tell: () => undefined })
      const [one] = await versionsAt('https://police.example/one')
      assert.deepEqual([one!.districts, one!.reading.knowledge], [['E07000103', 'E07000243'], knowledge.version])
      assert.equal((await versionsAt('https://police.example/changing'))[0]!.reading.knowledge, 'old')
      assert.equal(reread.changed, reread.read)
    })
  })
}
