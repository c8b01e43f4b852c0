import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { erasing } from '../../store/erasure.ts'
import { databases } from '../../store/test-databases.ts'
import { newCode } from './code.ts'
import { endDevice, endDevices, findDevice, listDevices, openDevice } from './device.ts'
import { openHousehold, readHousehold, replaceCode, setArea } from './household.ts'
import { deviceLastsMs, mostDevices } from './limits.ts'
import { actIn, later, make, noon, openForTests, visitorAt } from './test-household.ts'

const day = 86_400_000

for (const database of databases) {
  describe(`a household on ${database.name}`, () => {
    const store = openForTests(database)
    const find = (token: string, now = noon) => findDevice(store().db, token, { who: 'household', now })

    it('is made without a name, and its code opens it on another device', async () => {
      const { household, token, code } = await make(store())
      assert.deepEqual(await readHousehold(store().db, household), {
        id: household,
        createdAt: noon,
        codeMadeAt: noon,
        area: null,
      })
      assert.equal((await find(token))?.household, household)
      const other = await openHousehold(store(), ` ${code.toLowerCase()} `, visitorAt())
      assert.notEqual(other, token)
      assert.equal((await find(other))?.household, household)
    })

    it('is kept without its code or tokens: only hashes of them are in the database', async () => {
      const { token, code } = await make(store())
      const rows = JSON.stringify([
        await store().db.selectFrom('household').selectAll().execute(),
        await store().db.selectFrom('household_device').selectAll().execute(),
        await store().db.selectFrom('audit').selectAll().execute(),
      ])
      assert.ok(!rows.includes(code) && !rows.includes(token))
    })

    it('is not opened by a code that was replaced, mistyped or never made, with one answer for all', async () => {
      const { household, code } = await make(store())
      const fresh = await replaceCode(store(), actIn(household))
      const mistyped = (fresh.startsWith('A') ? 'B' : 'A') + fresh.slice(1)
      const answers = new Set<string>()
      for (const wrong of [
        code,
        mistyped,
        newCode('household'),
        fresh.slice(1),
        `0${fresh.slice(1)}`,
        '',
        'x'.repeat(5_000),
      ])
        await assert.rejects(
          openHousehold(store(), wrong, visitorAt()),
          (error: { code: string; message: string; next: string }) => {
            answers.add(`${error.code} ${error.message} ${error.next}`)
            return true
          },
        )
      assert.equal(answers.size, 1)
      assert.match([...answers][0]!, /^code-wrong /)
      await openHousehold(store(), fresh, visitorAt())
    })

    it('stands 10,000 guesses: from one connection twenty are looked at, and many connections gain nothing', async () => {
      const { code } = await make(store())
      const guess = async (visitor: ReturnType<typeof visitorAt>, typed: string) =>
        openHousehold(store(), typed, visitor).then(
          () => 'opened',
          (error: { code: string }) => error.code,
        )
      const one = visitorAt(later(day))
      const answers: string[] = []
      for (let time = 0; time < 5_000; time++) answers.push(await guess(one, 'not a code'))
      assert.equal(answers.filter((answer) => answer === 'code-wrong').length, 20)
      assert.equal(answers.filter((answer) => answer === 'too-many-tries').length, 4_980)
      assert.equal(await guess(one, code), 'too-many-tries')
      const many: string[] = []
      for (let time = 0; time < 5_000; time++) many.push(await guess(visitorAt(later(day)), 'not a code'))
      assert.ok(many.filter((answer) => answer === 'code-wrong').length <= 3_000)
      assert.ok(!many.includes('opened'))
      assert.equal(await guess({ ...one, now: later(day + 3_600_000) }, code), 'opened')
    })

    it('stays open on a device that is used, and closes on one that was not for 400 days', async () => {
      const { token } = await make(store())
      assert.equal((await find(token, later(60_000)))?.isRenewed, false)
      assert.equal((await find(token, later(300 * day)))?.isRenewed, true)
      assert.ok(await find(token, later(600 * day)))
      assert.equal(await find(token, later(600 * day + deviceLastsMs + 1)), null)
    })

    it('closes one device, or all; another household closes nothing here', async () => {
      const { household, token, code } = await make(store())
      const other = await openHousehold(store(), code, visitorAt())
      const mine = { household, trusted: null }
      const stranger = await make(store())
      const id = (await find(other))!.id
      const close = (holder: typeof mine) => endDevice(store(), holder, { id, now: noon })
      assert.equal(await close({ household: stranger.household, trusted: null }), 0)
      assert.equal(await close(mine), 1)
      assert.equal(await find(other), null)
      assert.ok(await find(token))
      assert.equal(await erasing(store(), noon, (on) => endDevices(on, mine)), 1)
      assert.equal(await find(token), null)
      assert.ok(await find(stranger.token))
    })

    it('is open on at most 20 devices: one more closes the one not seen for longest', async () => {
      const { household, token } = await make(store())
      for (let more = 1; more <= mostDevices; more++)
        await openDevice(store().db, { household, trusted: null }, visitorAt(later(more * 1000)))
      const open = await listDevices(store().db, { household, trusted: null }, noon)
      assert.equal(open.length, mostDevices)
      assert.equal(await find(token), null)
    })

    it('keeps an area until it is taken away', async () => {
      const { household } = await make(store())
      await setArea(store(), 'E07000241', actIn(household))
      assert.equal((await readHousehold(store().db, household))?.area, 'E07000241')
      await setArea(store(), null, actIn(household))
      assert.equal((await readHousehold(store().db, household))?.area, null)
    })
  })
}
