import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openAreas } from '../areas/open.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { askForNight, doNight } from '../link/night/job.ts'
import { invite } from '../people/administration.ts'
import { findCoordinator } from '../people/coordinator.ts'
import { addOrganisation } from '../people/organisations.ts'
import { carryOnImports } from '../report/import/carry-on.ts'
import { sendFile, startImport } from '../report/import/imports.ts'
import { openReportMeans } from '../report/means.ts'
import { openStore } from '../store/open.ts'
import { leaseMs } from '../store/schedule.ts'
import type { Store } from '../store/store.ts'
import { embeddedConfig } from '../store/test-databases.ts'
import { keepReport } from '../store/test-reports.ts'
import { inTransaction } from '../store/transaction.ts'
import { atTerminal } from '../values/actor.ts'

const importer = join(import.meta.dirname, '../report/import/test-import.js')
const nightly = join(import.meta.dirname, '../link/night/test-night.js')
const now = new Date('2026-11-21T10:00:00Z')
const areas = openAreas(() => '2026-11-21')
const many = 110

/** Starts an import of so many rows without a reference of their own. */
async function start(store: Store): Promise<void> {
  const by = { actor: atTerminal('test'), now }
  const organisation = await addOrganisation(store, 'Hertfordshire Watch', by)
  const ann = { name: 'Ann', email: 'ann@herts.example', organisation, role: 'writer', area: 'E23000027' } as const
  const { coordinator: id } = await invite(store, ann, by)
  const actor = { kind: 'coordinator', id, organisation, origin: 'test' } as const
  const person = { coordinator: (await findCoordinator(store.db, id))!, actor, organisation }
  const rows = Array.from({ length: many }, (_, at) => `2026-11-20,Watford,A man rang,0770090${1000 + at}\n`)
  const bytes = new TextEncoder().encode(`Date,Place,MO,Caller number\n${rows.join('')}`)
  await startImport(store, person, { id: await sendFile(store, person, { name: 'a.csv', bytes, now }), now })
}

test('after kill -9 in the midst of a row the next start takes in the rest of a file, and no row twice', {
  timeout: 60_000,
}, async () => {
  const config = await embeddedConfig()
  const first = await openStore(config)
  await start(first)
  await first.close()
  const args = [importer, config.dataDirectory, now.toISOString(), '60']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL'])

  const store = await openStore(config)
  const told = () =>
    store.db.selectFrom('report_import').select(['found', 'added', 'ended_at']).executeTakeFirstOrThrow()
  const numbers = async () => {
    const rows = await store.db.selectFrom('report').select('shown').orderBy('serial').execute()
    return rows.map(({ shown }) => shown[0]!)
  }
  const broken = await told()
  assert.deepEqual([broken.found, broken.added, broken.ended_at], [50, 50, null])
  assert.equal((await numbers()).length, 50)
  const later = new Date(now.getTime() + leaseMs)
  const means = () => openReportMeans(store.db, { knowledge: loadKnowledge(), areas })
  await carryOnImports(store, { areas, means, now: () => later })
  assert.deepEqual(await told(), { found: many, added: many, ended_at: later })
  assert.deepEqual(
    await numbers(),
    Array.from({ length: many }, (_, at) => `0770090${1000 + at}`),
  )
  const left = await store.db.selectFrom('report_import_piece').select('number').execute()
  assert.deepEqual(left, [])
  await store.close()
})

const quietly = { tell: () => undefined, isStopping: () => false, link: async () => undefined }

/** Makes the night stand still when it has written its second spike, with a file that tells of it. */
const standStill = (store: Store) =>
  sql`create function stand_still() returns trigger language plpgsql as $$
    begin
      if (select count(*) from spike) = 2 then
        execute format('copy (select 1) to %L', current_setting('data_directory') || '/stands-still');
        loop perform pg_sleep(1); end loop;
      end if;
      return null;
    end $$`
    .execute(store.db)
    .then(() =>
      sql`create trigger stand_still after insert on spike for each row execute function stand_still()`.execute(
        store.db,
      ),
    )

test('after kill -9 between two spikes nothing of the night is kept, and the next start finds all of them, each once', {
  timeout: 60_000,
}, async () => {
  const config = await embeddedConfig()
  const first = await openStore(config)
  for (let at = 0; at < 19; at++)
    await keepReport(first.db, { script: 'courier-fraud-police', happened_on: `2026-11-${10 + (at % 10)}` })
  await inTransaction(first, (db) => askForNight(db, { upto: '2026-11-20', startedBy: 'ann', now }))
  await standStill(first)
  await first.close()
  const mark = join(config.dataDirectory, 'database', 'stands-still')
  const args = [nightly, config.dataDirectory, now.toISOString()]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = once(child, 'exit')
  while (!existsSync(mark) && (child.exitCode ?? child.signalCode) === null) await pause(20)
  child.kill('SIGKILL')
  assert.deepEqual(await ended, [null, 'SIGKILL'])
  rmSync(mark)

  const store = await openStore(config)
  const nights = () =>
    store.db.selectFrom('night_run').select(['started_by', 'problem', 'spikes']).orderBy('id').execute()
  const spikes = () =>
    store.db.selectFrom('spike').select(['method', 'type', 'area', 'from_on', 'to_on', 'districts']).execute()
  assert.deepEqual(await spikes(), [])
  assert.deepEqual(await nights(), [{ started_by: 'ann', problem: null, spikes: 0 }])
  await sql`drop trigger stand_still on spike`.execute(store.db)
  assert.equal(await doNight(store, { ...quietly, now: () => now }), null)
  const later = new Date(now.getTime() + leaseMs)
  const done = await doNight(store, { ...quietly, now: () => later })
  const found = await spikes()
  assert.ok(done?.isWhole && done.fresh === found.length && found.length > 2)
  assert.equal(new Set(found.map((one) => JSON.stringify(one))).size, found.length)
  assert.deepEqual(await nights(), [
    { started_by: 'ann', problem: 'It was cut off before its end.', spikes: 0 },
    { started_by: 'doorchain', problem: null, spikes: found.length },
  ])
  await store.close()
})
