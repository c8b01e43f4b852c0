import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { loadDraftWords } from '../../knowledge/draft-words.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepCrowd } from '../../store/test-reports.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Person } from '../person.ts'
import { decideWarning } from '../review/decide.ts'
import { withdrawWarning } from '../review/submit.ts'
import { shippedDigest } from '../shipped.ts'
import { openTestOffice, type TestOffice } from '../test-office.ts'
import { emptyContent } from '../write/content.ts'
import { saveDraft } from '../write/save.ts'
import { readVersions } from '../write/version.ts'
import { draftFrom } from './draft.ts'
import { changeMark, recountFigures } from './recount.ts'
import { useNewFigures } from './renew.ts'
import { standingOf, withWords } from './standing.ts'
import { afterJanuary, keepJanuary } from './test-january.ts'

const means = { knowledge: loadKnowledge(), words: loadDraftWords(), digest: shippedDigest() }

for (const { name, config } of databases)
  describe(`the figures of a warning on ${name}`, () => {
    let store: Store
    let office: TestOffice
    let ann: Person
    let bob: Person
    let id: string
    let figure: number
    before(async () => {
      store = await openStore(await config())
      office = await openTestOffice(store)
      ;[ann, bob] = [
        { ...office.ann, now: afterJanuary },
        { ...office.bob, now: afterJanuary },
      ]
      const series = await keepJanuary(store.db, { script: 'courier-fraud-bank', seed: 31 })
      ;({ id } = await draftFrom(store, ann, { ...means, basis: { series }, organisation: office.organisation }))
      figure = Number((await recount()).find((one) => one.name === 'reports')!.value)
    })
    after(() => store.close())

    const recount = async () => {
      const [version] = await readVersions(store, id)
      const { number, content } = version!
      return inTransaction(store, (db) => recountFigures(db, { ...ann, id, number, content }))
    }
    const reports = async () => (await recount()).find((one) => one.name === 'reports')!
    const setAside = (at: Date | null) =>
      inTransaction(store, async (db) => {
        const of = db.selectFrom('series_report').select('report').orderBy('report').limit(1)
        await db
          .updateTable('report')
          .set({ set_aside_at: at, set_aside_why: at && 'It was a game.' })
          .where('serial', 'in', of)
          .execute()
      })
    const approve = (figures: string | null) =>
      decideWarning(store, bob, { id, decision: 'approve', note: null, read: null, figures, context: office.context })

    it('are the same when nothing has happened', async () => {
      assert.equal(changeMark(await recount()), '')
    })

    it('hold up an approval when one has changed and nobody saw it', async () => {
      await office.submit(id, ann)
      await setAside(afterJanuary)
      const changed = await reports()
      assert.deepEqual([changed.valueNow, changed.isChanged], [figure - 1, true])
      for (const seen of [null, '', '0123456789abcdef'])
        await assert.rejects(approve(seen), { code: 'figures-changed' })
    })

    it('are put into the draft anew in one step, as an ordinary save', async () => {
      await withdrawWarning(store, ann, id)
      const [before] = await readVersions(store, id)
      await useNewFigures(store, ann, { ...office.means, id })
      const [version] = await readVersions(store, id)
      assert.equal(version!.revision, before!.revision + 1)
      const { body, summary } = version!.content.texts[0]!
      assert.match(`${body}${summary}`, new RegExp(`${figure - 1} reports[^]*${figure - 1} reports`))
      const left = (await recount()).filter(({ isChanged }) => isChanged)
      assert.deepEqual(
        left.filter(({ wordsNow }) => wordsNow !== null),
        [],
      )
    })

    it('say which were changed by hand, and which are not in the text any more', async () => {
      const [{ content, revision } = assert.fail()] = await readVersions(store, id)
      const [text] = content.texts
      const byHand = text!.body.replace(/\d+ people lost/, '99 people lost').replace(/ A typical loss[^.]*\./, '')
      const changed = { ...content, texts: [{ ...text!, body: byHand }] }
      await saveDraft(store, ann, { ...office.means, id, content: changed, revision })
      const standing = new Map((await recount()).map((one) => [one.name, one.standing]))
      assert.deepEqual(standing.get('lost'), { kind: 'changed', to: '99 people lost money' })
      assert.deepEqual(standing.get('loss-typical'), { kind: 'gone' })
    })

    it('are published with a change that the approver has seen', async () => {
      await office.submit(id, ann)
      await setAside(null)
      await approve(changeMark(await recount()))
      const [published] = await readVersions(store, id)
      assert.equal(published!.state, 'published')
    })
  })

// Of one database: what it must not grow with is the protocol that both share.
for (const { name, config } of databases.slice(-1))
  describe(`a warning drawn up from thousands of reports on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    it('has each of them behind its figures', async () => {
      const { ann, organisation } = await openTestOffice(store)
      const series = await keepCrowd(store.db, 16_400)
      const person = { ...ann, now: new Date('2026-11-21T09:00:00Z') }
      const { id } = await draftFrom(store, person, { ...means, basis: { series }, organisation })
      const behind = await store.db
        .selectFrom('warning_figure_report')
        .select(({ fn }) => fn.countAll<string>().as('reports'))
        .where('warning_id', '=', id)
        .where('name', '=', 'reports')
        .executeTakeFirstOrThrow()
      assert.equal(Number(behind.reports), 16_400)
    })
  })

describe('the words of a figure in a text', () => {
  const content = (body: string) => ({
    ...emptyContent(afterJanuary),
    texts: [{ language: 'en' as const, title: '', summary: '', body }],
  })

  it('are found whole, as other figures, or not at all', () => {
    assert.deepEqual(standingOf('5 people lost money', content('Then 5 people lost\nmoney.')), { kind: 'stands' })
    assert.deepEqual(standingOf('5 people lost money', content('15 people lost money.')), {
      kind: 'changed',
      to: '15 people lost money',
    })
    assert.deepEqual(standingOf('since 2 January 2026', content('Since 5 March 2026 …')), {
      kind: 'changed',
      to: 'Since 5 March 2026',
    })
    assert.deepEqual(standingOf('more than £80,000', content('They lost a lot.')), { kind: 'gone' })
    assert.deepEqual(standingOf('8 reports', content('18 reports, 1,8 reports, 8 reportsx')), {
      kind: 'changed',
      to: '18 reports',
    })
  })

  it('change where they stand and nowhere else, whatever else the text says', () => {
    const some = fc.property(
      fc.string(),
      fc.integer({ min: 3, max: 99_999 }),
      fc.integer({ min: 3, max: 99 }),
      (text, was, is) => {
        const [old, now] = [`${was.toLocaleString('en-GB')} reports`, `${is} reports`]
        const after = withWords(content(`${text}\n${old} and 1${old}\n${text}`), old, now).texts[0]!.body
        assert.ok(after.includes(`\n${now} and 1${old}\n`), after)
        assert.equal(standingOf(now, content(after)).kind, 'stands')
      },
    )
    fc.assert(some, { numRuns: 60 })
  })
})
