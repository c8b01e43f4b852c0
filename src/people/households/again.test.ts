import assert from 'node:assert/strict'
import { appendFile, cp, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readBackup } from '../../store/backup.ts'
import { writeBackupFile } from '../../store/backup-file.ts'
import { journalErasures } from '../../store/erasure.ts'
import { journalFile, readMarks } from '../../store/erasure-journal.ts'
import { openStore } from '../../store/open.ts'
import { restoreBackup } from '../../store/restore.ts'
import type { Store } from '../../store/store.ts'
import { databases, newFolder } from '../../store/test-databases.ts'
import { copyHousehold } from './copy.ts'
import { findDevice, openOnlyHere } from './device.ts'
import { eraseHousehold, erasers } from './erase.ts'
import { readHousehold } from './household.ts'
import { readSeen } from './seen.ts'
import { actIn, choose, later, make, noon, pair } from './test-household.ts'
import { listTrusted, removeTrusted } from './trusted.ts'

for (const { name, config } of databases) {
  describe(`what was erased stays erased when a backup comes back, on ${name}`, () => {
    let store: Store
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    async function backup(): Promise<string> {
      const file = join(newFolder(), 'a.backup')
      await writeBackupFile(file, (take) => readBackup(store, take))
      return file
    }

    /** Two households with two trusted people each, who see two things. */
    async function two() {
      const each = async () => {
        const { household } = await make(store)
        const anna = await pair(store, household, 'Anna Example')
        const ben = await pair(store, household, 'Ben Example')
        for (const { id } of [anna, ben]) await choose(store, actIn(household), id, 'checks', 'area')
        return { household, anna, ben }
      }
      return [await each(), await each()] as const
    }

    const auditOf = (id: string) =>
      store.db.selectFrom('audit').select('action').where('actor_id', '=', id).orderBy('id').execute()

    it('when the backup replaces what is there', async () => {
      const [gone, left] = await two()
      const file = await backup()
      await eraseHousehold(store, actIn(gone.household, later(1000)))
      const { erasedAgain } = await restoreBackup(store, file, { replace: true, erasers })
      assert.equal(erasedAgain, 1)
      assert.equal(await readHousehold(store.db, gone.household), null)
      for (const id of [gone.household, gone.anna.id]) assert.deepEqual(await auditOf(id), [])
      assert.equal((await copyHousehold(store, actIn(left.household))).trusted.length, 2)
      assert.ok((await auditOf(left.household)).length > 0)
      const marks = await store.db.selectFrom('erasure').select('at').execute()
      assert.deepEqual(marks, [{ at: later(1000) }])
    })

    it('when it goes into an empty database, as long as the journal is beside it; without one, this is said', async () => {
      const [gone, left] = await two()
      const file = await backup()
      await eraseHousehold(store, actIn(gone.household))
      const fresh = await openStore(await config())
      const bare = await restoreBackup(fresh, file, { erasers })
      assert.deepEqual([bare.erasedAgain, bare.hadJournal], [0, false])
      assert.ok(await readHousehold(fresh.db, gone.household))
      await cp(journalFile(store.directory), journalFile(fresh.directory))
      const whole = await restoreBackup(fresh, file, { erasers, replace: true })
      assert.deepEqual([whole.erasedAgain, whole.hadJournal], [1, true])
      assert.equal(await readHousehold(fresh.db, gone.household), null)
      assert.ok(await readHousehold(fresh.db, left.household))
      await fresh.close()
    })

    it('so do people who were removed and choices that were taken back: nobody sees again what they may not', async () => {
      const [{ household, anna, ben }] = await two()
      const file = await backup()
      await removeTrusted(store, anna.id, actIn(household))
      await choose(store, actIn(household), ben.id, 'area')
      const { erasedAgain } = await restoreBackup(store, file, { replace: true, erasers })
      assert.equal(erasedAgain, 5)
      const people = await listTrusted(store.db, household, noon)
      assert.deepEqual(
        people.map((person) => person.name),
        ['Ben Example'],
      )
      assert.equal(await findDevice(store.db, anna.token, { who: 'trusted', now: noon }), null)
      const seen = await readSeen(store.db, { household, trusted: ben.id, now: noon })
      assert.deepEqual(Object.keys(seen?.given ?? {}), ['area'])
    })

    it('so do devices that were closed: whoever has a lost telephone does not get back in', async () => {
      const { household, token } = await make(store)
      const lost = await findDevice(store.db, token, { who: 'household', now: noon })
      const file = await backup()
      const kept = await openOnlyHere(store, { household, trusted: null }, { browser: 'test', now: later(1000) })
      assert.equal((await restoreBackup(store, file, { replace: true, erasers })).erasedAgain > 0, true)
      assert.ok(lost)
      assert.equal(await findDevice(store.db, token, { who: 'household', now: noon }), null)
      assert.equal(await findDevice(store.db, kept, { who: 'household', now: noon }), null)
      assert.ok(await readHousehold(store.db, household))
    })

    it('by marks alone: the journal holds hashes, belongs to its owner only, and survives a line cut short', async () => {
      const [{ household, anna }, other] = await two()
      await removeTrusted(store, anna.id, actIn(household))
      await eraseHousehold(store, actIn(household))
      const path = journalFile(store.directory)
      const text = await readFile(path, 'utf8')
      for (const id of [household, anna.id, 'Anna']) assert.ok(!text.includes(id))
      if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600)
      await truncate(path, text.length - 20)
      await appendFile(path, '{"kind":"household","hash":"../../etc","at":"yesterday"}')
      const known = (await readMarks(store.directory)).length
      await eraseHousehold(store, actIn(other.household))
      assert.equal((await readMarks(store.directory)).length, known + 1)
      assert.equal(await journalErasures(store), 1)
      assert.equal(await journalErasures(store), 0)
    })

    it('and a journal that was lost is made again from the database', async () => {
      const marks = await readMarks(store.directory)
      await rm(journalFile(store.directory))
      const { length } = await store.db.selectFrom('erasure').select('id_hash').execute()
      assert.equal(await journalErasures(store), length)
      assert.ok(length > 0 && length <= marks.length)
    })
  })
}
