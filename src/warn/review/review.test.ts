import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { district, districts } from '../../areas/test-areas.ts'
import { loadAreas } from '../../knowledge/areas.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { invite } from '../../people/administration.ts'
import { findCoordinator } from '../../people/coordinator.ts'
import type { Role } from '../../people/grants.ts'
import { addOrganisation } from '../../people/organisations.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { doWork } from '../../store/work.ts'
import { openCapContext } from '../cap/message.ts'
import { readCap } from '../cap/read.ts'
import { openDigest } from '../digest.ts'
import { factNames } from '../facts/stated.ts'
import type { Person } from '../person.ts'
import { openPublished } from '../published.ts'
import { reviewWorks } from '../work-review.ts'
import { startDraft, startUpdate } from '../write/begin.ts'
import { discardDraft, saveDraft, savesOf } from '../write/save.ts'
import { readVersions } from '../write/version.ts'
import { cancelWarning, type Decision, decideWarning } from './decide.ts'
import { submitWarning, withdrawWarning } from './submit.ts'

const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')
const digest = openDigest(knowledge, areas, loadAreas())
const now = new Date('2026-11-21T10:00:00Z')
const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now } as const
const context = {
  cap: openCapContext('https://doorchain.example', knowledge, areas),
  names: factNames(knowledge, now),
}

const content = (change: { body?: string; areas?: readonly string[]; expires?: string } = {}) => ({
  texts: [
    {
      language: 'en',
      title: 'False police officers ring people in Watford',
      summary: 'Two people were asked to draw out cash for a courier.',
      body:
        change.body ??
        'A man who claimed to be a police officer rang two people in Watford. He asked them to withdraw cash. Put the phone down and ring 101.',
    },
  ],
  areas: change.areas ?? [district('Watford')],
  expires: change.expires ?? '2026-12-21T23:59:00.000Z',
  counters: [],
})

for (const { name, config } of databases) {
  describe(`the review of a warning on ${name}`, () => {
    let store: Store
    let organisation: string
    let other: string
    let ann: Person
    let bob: Person
    let cat: Person
    before(async () => {
      store = await openStore(await config())
      organisation = await addOrganisation(store, 'Aldercombe Watch', by)
      other = await addOrganisation(store, 'Marsh Council', by)
      ann = await person('Ann', ['writer', 'approver'])
      bob = await person('Bob', ['writer', 'approver'])
      cat = await person('Cat', ['approver'], district('Three Rivers'))
    })
    after(() => store.close())

    async function person(called: string, roles: readonly Role[], area: string | null = null): Promise<Person> {
      let id = ''
      const whom = { name: called, email: `${called}@parish.example`.toLowerCase(), organisation, area }
      for (const role of roles) id = (await invite(store, { ...whom, role }, by)).coordinator
      const coordinator = (await findCoordinator(store.db, id))!
      const actor = { kind: 'coordinator', id, organisation: null, origin: 'test' } as const
      return { coordinator, actor, view: areas.on(), now }
    }

    const begin = (change = {}) => startDraft(store, ann, { organisation, content: content(change), digest })
    const submit = (id: string, who = ann) => submitWarning(store, who, { id, remarks: () => [], confirmed: false })
    const decide = (id: string, who = bob, decision: Decision = 'approve') =>
      decideWarning(store, who, { id, decision, note: null, revision: null, context })
    const stateOf = async (id: string) => (await readVersions(store, id)).map(({ state }) => state)
    const sentFor = (id: string) =>
      store.db.selectFrom('warning_sent').selectAll().where('warning_id', '=', id).orderBy('id').execute()

    it('publishes what one person wrote when another approves it, and keeps what went out', async () => {
      const id = await begin()
      await submit(id)
      await assert.rejects(decide(id, ann), { code: 'warning-own' })
      await decide(id)
      const warning = await openPublished({ store: () => store, now: () => now, knowledge }).find(id)
      assert.equal(warning?.organisation, 'Aldercombe Watch')
      assert.deepEqual(warning?.districts, [district('Watford')])
      assert.ok(warning?.tactics.includes('withdraw_cash'))
      const [alert] = await sentFor(id)
      assert.equal(alert?.identifier, `doorchain.example.${id}.1.alert`)
      assert.equal(readCap(alert!.cap).msgType, 'Alert')
    })

    it('lets no writer or approver reach beyond their areas, and none of another organisation anything', async () => {
      const id = await begin()
      await submit(id)
      await assert.rejects(decide(id, cat), { code: 'warning-role', message: /approver of Aldercombe Watch/ })
      await assert.rejects(startDraft(store, ann, { organisation: other, digest }), { code: 'warning-role' })
      await assert.rejects(submit(await begin(), cat), { code: 'warning-role' })
      const wide = await begin({ areas: districts('Watford', 'Three Rivers') })
      await submit(wide)
      await assert.rejects(decide(wide, cat), { code: 'warning-role' })
    })

    it('takes a decision once, however many decide at the same moment', async () => {
      const id = await begin()
      await submit(id)
      const dan = await person('Dan', ['approver'])
      const tries = await Promise.allSettled([decide(id), decide(id, dan), decide(id, bob, 'reject')])
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
      for (const one of tries) if (one.status === 'rejected') assert.equal(one.reason.code, 'warning-state')
    })

    it('refuses in the database what the code would refuse', async () => {
      const id = await begin()
      await submit(id)
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
      const id = await begin()
      await submit(id)
      const stale = { id, decision: 'approve', note: null, revision: 7, context } as const
      await assert.rejects(decideWarning(store, bob, stale), { code: 'warning-state', message: /since you read it/ })
      await decideWarning(store, bob, { id, decision: 'return', note: 'Say which bank', revision: 1, context })
      assert.equal((await readVersions(store, id))[0]?.note, 'Say which bank')
      await saveDraft(store, ann, {
        id,
        content: content({ body: `${content().texts[0]!.body} It was a bank.` }),
        revision: 1,
        digest,
      })
      await submit(id)
      await assert.rejects(withdrawWarning(store, bob, id), { code: 'warning-not-own' })
      await withdrawWarning(store, ann, id)
      await submit(id)
      await decide(id, bob, 'reject')
      await assert.rejects(submit(id), { code: 'warning-state', message: /rejected/ })
    })

    it('puts an update in the place of what was published, and cancels it with a reason, each with all that was sent before', async () => {
      const id = await begin()
      await submit(id)
      await decide(id)
      await startUpdate(store, bob, { id, digest })
      await saveDraft(store, bob, {
        id,
        content: content({ body: `${content().texts[0]!.body} Now four people.` }),
        revision: 1,
        digest,
      })
      await submit(id, bob)
      await decide(id, ann)
      assert.deepEqual(await stateOf(id), ['published', 'updated'])
      await assert.rejects(cancelWarning(store, ann, { id, reason: 'wrong', context }), { code: 'cancel-reason' })
      await cancelWarning(store, ann, { id, reason: 'The caller was a genuine officer.', context })
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
      await assert.rejects(startUpdate(store, ann, { id, digest }), { code: 'warning-state', message: /cancelled/ })
    })

    it('lets no update out that waited while what it would replace was cancelled', async () => {
      const id = await begin()
      await submit(id)
      await decide(id)
      await startUpdate(store, bob, { id, digest })
      const order = { id, content: content({ body: `${content().texts[0]!.body} Again.` }), revision: 1, digest }
      await saveDraft(store, bob, order)
      await submit(id, bob)
      await cancelWarning(store, bob, { id, reason: 'The caller was a genuine officer.', context })
      await assert.rejects(decide(id, ann), { code: 'warning-state', message: /cancelled/ })
    })

    it('is done from the terminal too, under the same rules', async () => {
      const id = await begin()
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

    it('loses nobody’s text when two save the same draft', async () => {
      const id = await begin()
      const saving = (who: Person, body: string) =>
        saveDraft(store, who, { id, content: content({ body }), revision: 1, digest })
      assert.equal((await saving(ann, 'Ann writes about a man in Watford.')).kind, 'saved')
      assert.equal((await saving(bob, 'Bob writes about a woman in Watford.')).kind, 'aside')
      const [draft] = await readVersions(store, id)
      assert.match(draft!.text, /Ann writes/)
      const kept = await savesOf(store, draft!)
      assert.deepEqual(
        kept.map(({ aside, content: { texts } }) => [aside, texts[0]!.body.slice(0, 3)]),
        [
          [true, 'Bob'],
          [false, 'Ann'],
          [false, 'A m'],
        ],
      )
    })

    it('puts nothing forward that is not whole or could tell who somebody was', async () => {
      const bare = await startDraft(store, ann, { organisation, digest })
      await assert.rejects(submit(bare), { code: 'warning-wrong', message: /no title; .*no text; it has no area/ })
      for (const expires of ['2026-11-20T00:00:00Z', '2028-01-01T00:00:00Z'])
        await assert.rejects(submit(await begin({ expires })), { code: 'warning-wrong', message: /last day/ })
      const who = { kind: 'who', span: null, quote: '', why: '', suggestion: '' } as const
      const id = await begin()
      const telling = { id, remarks: () => [who], confirmed: false }
      await assert.rejects(submitWarning(store, ann, telling), { code: 'warning-wrong', message: /who somebody was/ })
      await submitWarning(store, ann, { ...telling, confirmed: true })
    })

    it('throws a draft away that was never put forward, and nothing else', async () => {
      const id = await begin()
      assert.match((await discardDraft(store, ann, id)).text, /withdraw cash/)
      await assert.rejects(readVersions(store, id), { code: 'warning-unknown' })
      const published = await begin()
      await submit(published)
      await assert.rejects(discardDraft(store, ann, published), { code: 'warning-state' })
    })

    it('publishes one that was taken in for the areas a writer chose, without a message of our own', async () => {
      const id = 'takenreview2'
      await store.db
        .insertInto('warning')
        .values({
          id,
          kind: 'taken',
          story: id,
          address: 'https://news.example/1',
          source_id: null,
          organisation_id: null,
          made_at: now,
        })
        .execute()
      const none = {
        issued_on: null,
        submitted_by: null,
        submitted_at: null,
        decided_by: null,
        decided_at: null,
        note: null,
        published_at: null,
        expires_at: null,
        ended_by: null,
        ended_at: null,
        end_reason: null,
      }
      await store.db
        .insertInto('warning_version')
        .values({
          ...none,
          warning_id: id,
          number: 1,
          state: 'collected',
          content: JSON.stringify(content({ areas: [] })),
          text: 'x',
          sha256: 'x',
          title: 'Of others',
          organisation: 'Kent Police',
          reading: JSON.stringify({ knowledge: '', fields: {}, spans: {} }),
          districts: [],
          tactics: [],
          scripts: [],
          bands: [],
          made_by: 'x',
          made_at: now,
          changed_at: now,
        })
        .execute()
      const order = { id, remarks: () => [], confirmed: false, organisation }
      await assert.rejects(submitWarning(store, ann, order), { code: 'warning-wrong', message: /no area/ })
      await submitWarning(store, ann, { ...order, areas: districts('Swale') })
      await assert.rejects(decide(id, ann), { code: 'warning-own' })
      await decide(id)
      assert.deepEqual((await readVersions(store, id))[0]?.districts, districts('Swale'))
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
        'kept-aside',
        'put-forward',
        'approved',
        'sent-back',
        'withdrawn',
        'rejected',
        'cancelled',
        'discarded',
      ])
        assert.ok(actions.has(`warning-${action}`), action)
      assert.ok(rows.every(({ organisation_id }) => organisation_id === organisation))
    })
  })
}
