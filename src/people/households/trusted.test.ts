import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { databases } from '../../store/test-databases.ts'
import { readConsents } from './consent.ts'
import { findDevice } from './device.ts'
import { noteForHousehold } from './event.ts'
import { openHousehold } from './household.ts'
import { items, wordsVersion } from './item.ts'
import { mostTrusted, pairingLastsMs, waitingLastsMs } from './limits.ts'
import { askToBeTrusted, readName, startPairing, stopPairing } from './pairing.ts'
import { readSeen } from './seen.ts'
import { actIn, choose, later, make, noon, openForTests, pair, visitorAt } from './test-household.ts'
import { confirmTrusted, leaveHousehold, listTrusted, newTrustedCode, openTrusted, removeTrusted } from './trusted.ts'

for (const database of databases) {
  describe(`people a resident trusts, on ${database.name}`, () => {
    const store = openForTests(database)
    const seenBy = (household: string, trusted: string, now = noon) => readSeen(store().db, { household, trusted, now })
    const idOf = async (token: string) =>
      (await findDevice(store().db, token, { who: 'trusted', now: noon }))?.trusted ?? ''

    it('see nothing while they wait, nothing when confirmed, and then exactly what is chosen', async () => {
      const { household } = await make(store())
      const code = await startPairing(store(), actIn(household))
      const token = await askToBeTrusted(store(), { code, name: '  Anna\u202e \n Smith ' }, visitorAt())
      const id = await idOf(token)
      await assert.rejects(choose(store(), actIn(household), id, 'area'), { code: 'not-there' })
      const waiting = await seenBy(household, id)
      assert.equal(waiting?.name, 'Anna Smith')
      assert.equal(waiting.confirmedAt, null)
      await confirmTrusted(store(), id, actIn(household))
      assert.deepEqual((await seenBy(household, id))?.given, {})
      await choose(store(), actIn(household), id, 'area', 'settings')
      const seen = await seenBy(household, id)
      assert.deepEqual(Object.keys(seen?.given ?? {}), ['area', 'settings'])
      assert.deepEqual([seen?.area, seen?.settings, seen?.events], [null, { devices: 1, trusted: 1 }, {}])
    })

    it('need a pairing code that works once, for a quarter of an hour, and only the newest', async () => {
      const { household } = await make(store())
      const old = await startPairing(store(), actIn(household))
      const code = await startPairing(store(), actIn(household))
      const use = (typed: string, now = noon) => askToBeTrusted(store(), { code: typed, name: 'Ben' }, visitorAt(now))
      await assert.rejects(use(old), { code: 'code-wrong' })
      await assert.rejects(use(code, later(pairingLastsMs)), { code: 'code-wrong' })
      await use(code, later(pairingLastsMs - 1))
      await assert.rejects(use(code), { code: 'code-wrong' })
      const taken = await startPairing(store(), actIn(household))
      await stopPairing(store(), actIn(household))
      await assert.rejects(use(taken), { code: 'code-wrong' })
    })

    it('cannot both use one pairing code: of two at once one gets it', async () => {
      const { household } = await make(store())
      const code = await startPairing(store(), actIn(household))
      const both = ['Anna', 'Eve'].map((name) => askToBeTrusted(store(), { code, name }, visitorAt()))
      const ends = (await Promise.allSettled(both)).map(({ status }) => status).sort()
      assert.deepEqual(ends, ['fulfilled', 'rejected'])
      assert.equal((await listTrusted(store().db, household, noon)).length, 1)
    })

    it('are at most five, those who wait included; one who waited a day makes room', async () => {
      const { household } = await make(store())
      for (let person = 1; person < mostTrusted; person++) await pair(store(), household, `Person ${person}`)
      const code = await startPairing(store(), actIn(household))
      await askToBeTrusted(store(), { code, name: 'Waits' }, visitorAt())
      await assert.rejects(startPairing(store(), actIn(household)), { code: 'trusted-full', message: /5 trusted/ })
      const nextDay = later(waitingLastsMs)
      await startPairing(store(), actIn(household, nextDay))
      assert.equal((await listTrusted(store().db, household, nextDay)).length, mostTrusted - 1)
    })

    it('cannot open the household, nor be confirmed, changed or removed by another one', async () => {
      const mine = await make(store())
      const other = await make(store())
      const { id, token } = await pair(store(), mine.household, 'Anna')
      assert.equal(await findDevice(store().db, token, { who: 'household', now: noon }), null)
      const code = await newTrustedCode(store(), { ...actIn(mine.household), trusted: id })
      await assert.rejects(openHousehold(store(), code, visitorAt()), { code: 'code-wrong' })
      await assert.rejects(openTrusted(store(), mine.code, visitorAt()), { code: 'code-wrong' })
      const foreign = actIn(other.household)
      await assert.rejects(choose(store(), foreign, id, 'area'), { code: 'not-there' })
      await assert.rejects(removeTrusted(store(), id, foreign), { code: 'not-there' })
      await assert.rejects(confirmTrusted(store(), id, foreign), { code: 'not-there' })
      assert.equal(await seenBy(other.household, id), null)
    })

    it('open on another device by their own code, until they make a new one or are removed', async () => {
      const { household } = await make(store())
      const { id } = await pair(store(), household, 'Anna')
      const act = { ...actIn(household), trusted: id }
      const old = await newTrustedCode(store(), act)
      const code = await newTrustedCode(store(), act)
      await assert.rejects(openTrusted(store(), old, visitorAt()), { code: 'code-wrong' })
      assert.equal(await idOf(await openTrusted(store(), code, visitorAt())), id)
      await removeTrusted(store(), id, actIn(household))
      await assert.rejects(openTrusted(store(), code, visitorAt()), { code: 'code-wrong' })
      await assert.rejects(newTrustedCode(store(), act), { code: 'not-there' })
    })

    it('are removed in one step: their devices close and they see nothing', async () => {
      const { household } = await make(store())
      const { id, token } = await pair(store(), household, 'Anna')
      await choose(store(), actIn(household), id, ...items)
      await removeTrusted(store(), id, actIn(household, later(1000)))
      assert.equal(await findDevice(store().db, token, { who: 'trusted', now: noon }), null)
      assert.equal(await seenBy(household, id), null)
      const kept = await readConsents(store().db, household)
      assert.equal(kept.length, items.length)
      assert.ok(
        kept.every(({ endedAt, endedBy }) => endedAt?.getTime() === later(1000).getTime() && endedBy === 'household'),
      )
      await assert.rejects(removeTrusted(store(), id, actIn(household)), { code: 'not-there' })
    })

    it('may leave by themselves, and the history says so', async () => {
      const { household } = await make(store())
      const { id, token } = await pair(store(), household, 'Anna')
      await choose(store(), actIn(household), id, 'area')
      await leaveHousehold(store(), { ...actIn(household), trusted: id })
      assert.equal(await findDevice(store().db, token, { who: 'trusted', now: noon }), null)
      assert.equal((await readConsents(store().db, household))[0]?.endedBy, 'trusted')
    })

    it('see what happened only from when it was chosen, and nothing is kept that nobody may see', async () => {
      const { household } = await make(store())
      const anna = await pair(store(), household, 'Anna')
      const ben = await pair(store(), household, 'Ben')
      const note = (ms: number) =>
        noteForHousehold(store().db, { household, now: later(ms) }, { kind: 'check', contact: 'door' })
      assert.deepEqual(await note(0), [])
      await choose(store(), actIn(household, later(1000)), anna.id, 'checks')
      assert.deepEqual(await note(2000), ['Anna'])
      await choose(store(), actIn(household, later(3000)), ben.id, 'checks')
      assert.deepEqual(await note(4000), ['Anna', 'Ben'])
      const times = async (id: string) =>
        (await seenBy(household, id, later(5000)))?.events.check?.map(({ at }) => at.getTime() - noon.getTime())
      assert.deepEqual(await times(anna.id), [4000, 2000])
      assert.deepEqual(await times(ben.id), [4000])
      await choose(store(), actIn(household, later(6000)), anna.id)
      assert.equal(await times(anna.id), undefined)
      await choose(store(), actIn(household, later(7000)), anna.id, 'checks')
      assert.deepEqual(await times(anna.id), [])
    })

    it('are told by words that are kept; a consent ends once and is never changed, not even by plain SQL', async () => {
      const { household } = await make(store())
      const { id } = await pair(store(), household, 'Anna $& {name}')
      const act = actIn(household)
      await assert.rejects(
        (await import('./consent.ts')).chooseItems(store(), { trusted: id, items: ['area'], words: 'old' }, act),
        { code: 'words-changed' },
      )
      await choose(store(), act, id, 'area')
      await choose(store(), actIn(household, later(1000)), id, 'area')
      const [consent, ...more] = await readConsents(store().db, household)
      assert.deepEqual(more, [])
      assert.equal(consent?.words, 'Anna $& {name} may see which area I chose.')
      assert.equal(consent.version.length, wordsVersion.length)
      assert.equal(consent.givenAt.getTime(), noon.getTime())
      await choose(store(), actIn(household, later(2000)), id)
      const change = (set: string) =>
        store().transact((session) => session.rows(`update consent set ${set} where trusted_id = $1`, [id]))
      await assert.rejects(change("words = 'all'"))
      await assert.rejects(change('ended_at = null, ended_by = null'))
    })
  })
}

describe('a name somebody gives', () => {
  it('is one line of letters that can be seen', () => {
    assert.equal(readName(' Zoë\u0000\t O’Neill '), 'Zoë O’Neill')
    for (const none of ['', ' \u200b\u202e ', '\n']) assert.throws(() => readName(none), { code: 'input-wrong' })
    assert.throws(() => readName('x'.repeat(41)), { code: 'input-wrong', message: /at most 40/ })
  })
})
