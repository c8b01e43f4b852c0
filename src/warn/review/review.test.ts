import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { district, districts } from '../../areas/test-areas.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { doWork } from '../../store/work.ts'
import { readCap } from '../cap/read.ts'
import type { Person } from '../person.ts'
import { openPublished } from '../published.ts'
import { takeIn } from '../take-in/intake.ts'
import { warningFile } from '../take-in/test-documents.ts'
import { officeNow, openTestOffice, type TestOffice, withMore } from '../test-office.ts'
import { reviewWorks } from '../work-review.ts'
import { startDraft, startUpdate } from '../write/begin.ts'
import { saveDraft } from '../write/save.ts'
import { readVersions } from '../write/version.ts'
import { cancelWarning, decideWarning } from './decide.ts'
import { submitWarning, withdrawWarning } from './submit.ts'

async function* documents() {
  yield { name: 'calls.md', bytes: Buffer.from(warningFile()), mediaType: 'text/markdown' }
}

for (const { name, config } of databases) {
  describe(`the review of a warning on ${name}`, () => {
    let store: Store
    let office: TestOffice
    let ann: Person
    let bob: Person
    let cat: Person
    before(async () => {
      store = await openStore(await config())
      office = await openTestOffice(store)
      ;({ ann, bob, cat } = office)
    })
    after(() => store.close())

    const stateOf = async (id: string) => (await readVersions(store, id)).map(({ state }) => state)
    const sentFor = (id: string) =>
      store.db.selectFrom('warning_sent').selectAll().where('warning_id', '=', id).orderBy('id').execute()

    it('publishes what one person wrote when another approves it, and keeps what went out', async () => {
      const id = await office.begin()
      await office.submit(id)
      await assert.rejects(office.decide(id, ann), { code: 'warning-own' })
      await office.decide(id)
      const warning = await openPublished({
        store: () => store,
        now: () => officeNow,
        knowledge: loadKnowledge(),
      }).find(id)
      assert.equal(warning?.organisation, 'Aldercombe Watch')
      assert.deepEqual(warning?.districts, [district('Watford')])
      assert.ok(warning?.tactics.includes('withdraw_cash'))
      const [alert] = await sentFor(id)
      assert.equal(alert?.identifier, `doorchain.example.${id}.1.alert`)
      assert.equal(readCap(alert!.cap).msgType, 'Alert')
    })

    it('lets no writer or approver reach beyond their areas, and none of another organisation anything', async () => {
      const id = await office.begin()
      await office.submit(id)
      await assert.rejects(office.decide(id, cat), { code: 'warning-role', message: /approver of Aldercombe Watch/ })
      await assert.rejects(startDraft(store, ann, { organisation: office.other, digest: office.digest }), {
        code: 'warning-role',
      })
      await assert.rejects(office.submit(await office.begin(), cat), { code: 'warning-role' })
      const wide = await office.begin({ areas: districts('Watford', 'Three Rivers') })
      await office.submit(wide)
      await assert.rejects(office.decide(wide, cat), { code: 'warning-role' })
    })

    it('takes a decision once, however many decide at the same moment', async () => {
      const id = await office.begin()
      await office.submit(id)
      const dan = await office.person('Dan', ['approver'])
      const tries = await Promise.allSettled([
        office.decide(id),
        office.decide(id, dan),
        office.decide(id, bob, 'reject'),
      ])
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const one of tries) if (one.status === 'rejected') assert.equal(one.reason.code, 'warning-state')
    })

    it('refuses in the database what the code would refuse', async () => {
      const id = await office.begin()
      await office.submit(id)
      const one = `where warning_id = '${id}'`
      for (const statement of [
        `update warning_version set state = 'published', published_at = now(), decided_by = submitted_by, decided_at = now() ${one}`,
        `update warning_version set state = 'published', published_at = now() ${one}`,
        `update warning_version set text = 'other' ${one}`,
        `update warning_version set state = 'draft' ${one}`,
      ])
        await assert.rejects(
          store.transact((session) => session.exec(statement)),
          { code: 'database-failed' },
          statement,
        )
    })

    it('sends back with a note, lets the writer go on and withdraw, and rejects for good', async () => {
      const id = await office.begin()
      await office.submit(id)
      const stale = { id, decision: 'approve', note: null, revision: 7, context: office.context } as const
      await assert.rejects(decideWarning(store, bob, stale), { code: 'warning-state', message: /since you read it/ })
      await decideWarning(store, bob, {
        id,
        decision: 'return',
        note: 'Say which bank',
        revision: 1,
        context: office.context,
      })
      assert.equal((await readVersions(store, id))[0]?.note, 'Say which bank')
      await saveDraft(store, ann, {
        id,
        content: withMore('It was a bank.'),
        revision: 1,
        ...office.means,
      })
      await office.submit(id)
      await assert.rejects(withdrawWarning(store, bob, id), { code: 'warning-not-own' })
      await withdrawWarning(store, ann, id)
      await office.submit(id)
      await office.decide(id, bob, 'reject')
      await assert.rejects(office.submit(id), { code: 'warning-state', message: /rejected/ })
    })

    it('puts an update in the place of what was published, and cancels it with a reason, each with all that was sent before', async () => {
      const id = await office.begin()
      await office.submit(id)
      await office.decide(id)
      await startUpdate(store, bob, { id, digest: office.digest })
      await saveDraft(store, bob, {
        id,
        content: withMore('Now four people.'),
        revision: 1,
        ...office.means,
      })
      await office.submit(id, bob)
      await office.decide(id, ann)
      assert.deepEqual(await stateOf(id), ['published', 'updated'])
      await assert.rejects(cancelWarning(store, ann, { id, reason: 'wrong', context: office.context }), {
        code: 'cancel-reason',
      })
      await cancelWarning(store, ann, { id, reason: 'The caller was a genuine officer.', context: office.context })
      assert.deepEqual(await stateOf(id), ['cancelled', 'updated'])
      const messages = (await sentFor(id)).map(({ cap }) => readCap(cap))
      assert.deepEqual(
        messages.map(({ msgType, references }) => [msgType, references.length]),
        [
          ['Alert', 0],
          ['Update', 1],
          ['Cancel', 2],
        ],
      )
      assert.match((await sentFor(id))[2]!.cap, /genuine officer/)
      await assert.rejects(startUpdate(store, ann, { id, digest: office.digest }), {
        code: 'warning-state',
        message: /cancelled/,
      })
    })

    it('lets no update out that waited while what it would replace was cancelled', async () => {
      const id = await office.begin()
      await office.submit(id)
      await office.decide(id)
      await startUpdate(store, bob, { id, digest: office.digest })
      const order = { id, content: withMore('Again.'), revision: 1, ...office.means }
      await saveDraft(store, bob, order)
      await office.submit(id, bob)
      await cancelWarning(store, bob, { id, reason: 'The caller was a genuine officer.', context: office.context })
      await assert.rejects(office.decide(id, ann), { code: 'warning-state', message: /cancelled/ })
    })

    it('is done from the terminal too, under the same rules', async () => {
      const id = await office.begin()
      const work = (name: string, as: string, more = {}) =>
        doWork(store, reviewWorks, { name: `warnings-${name}`, input: { as: `${as}@parish.example`, id, ...more } })
      const approval = { decision: 'approve', note: null }
      await assert.rejects(work('submit', 'nobody'), { code: 'person-needed' })
      await assert.rejects(work('submit', 'cat'), { code: 'warning-role' })
      await work('submit', 'ann')
      await assert.rejects(work('decide', 'ann', approval), { code: 'warning-own' })
      await work('decide', 'bob', approval)
      await work('cancel', 'bob', { reason: 'The caller was a genuine officer.' })
      assert.deepEqual(await stateOf(id), ['cancelled'])
    })

    it('publishes one that was taken in for the areas a writer chose, without a message of our own', async () => {
      const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'test' } as const
      const taking = { digest: office.digest, actor, now: officeNow, tell: () => undefined, origin: 'test' }
      await takeIn(store, documents(), taking)
      const { id } = await store.db
        .selectFrom('warning')
        .select('id')
        .where('kind', '=', 'taken')
        .executeTakeFirstOrThrow()
      const order = { id, remarks: () => [], confirmed: false, organisation: office.organisation }
      await assert.rejects(submitWarning(store, ann, { ...order, areas: [] }), {
        code: 'warning-wrong',
        message: /no area/,
      })
      await submitWarning(store, ann, { ...order, areas: districts('Swale') })
      await assert.rejects(office.decide(id, ann), { code: 'warning-own' })
      await office.decide(id)
      const [published] = await readVersions(store, id)
      assert.deepEqual(published?.districts, districts('Swale'))
      assert.ok(
        published!.expires_at! > new Date(officeNow.getTime() + 29 * 86_400_000),
        'it holds for a month at least',
      )
      assert.deepEqual(await sentFor(id), [])
    })

    it('writes down who did what', async () => {
      const rows = await store.db
        .selectFrom('audit')
        .select(['action', 'actor_id', 'organisation_id'])
        .where('subject_kind', '=', 'warning')
        .execute()
      const actions = new Set(rows.map(({ action }) => action))
      for (const action of [
        'begun',
        'saved',
        'put-forward',
        'approved',
        'sent-back',
        'withdrawn',
        'rejected',
        'cancelled',
      ])
        assert.ok(actions.has(`warning-${action}`), action)
      assert.ok(rows.every(({ organisation_id }) => organisation_id === office.organisation))
    })
  })
}
