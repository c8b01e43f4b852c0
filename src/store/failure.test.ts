import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { directAccess } from './access.ts'
import { backup, status } from './commands.ts'
import { embeddedPostgres } from './mark.ts'
import { openStore } from './open.ts'
import { embeddedConfig, newFolder } from './test-databases.ts'

const at = (directory: string) => readConfig({ DOORCHAIN_DATA: directory })

/** Every file below a folder with its contents and time, as one digest. */
function digest(folder: string): string {
  const hash = createHash('sha256')
  for (const name of globSync('**', { cwd: folder }).sort()) {
    const file = join(folder, name)
    if (!statSync(file).isFile()) continue
    hash.update(`${name} ${statSync(file).mtimeMs}`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

test('a data directory from a newer version is refused before any file of the database is touched', async () => {
  const config = await embeddedConfig()
  const database = join(config.dataDirectory, 'database')
  writeFileSync(join(config.dataDirectory, 'doorchain.json'), '{"migration":9999,"postgres":18}\n')
  const before = digest(database)
  await assert.rejects(openStore(config), { code: 'database-newer', message: /migration 9999/ })
  writeFileSync(join(config.dataDirectory, 'doorchain.json'), '{"migration":1,"postgres":19}\n')
  writeFileSync(join(database, 'PG_VERSION'), `${embeddedPostgres + 1}\n`)
  await assert.rejects(openStore(config), { code: 'database-newer', message: /PostgreSQL 19/ })
  writeFileSync(join(database, 'PG_VERSION'), `${embeddedPostgres - 1}\n`)
  await assert.rejects(openStore(config), { code: 'database-older', message: /PostgreSQL 17/ })
  assert.notEqual(digest(database), before)
})

test('the embedded engine writes the files of the PostgreSQL version we expect', async () => {
  const { dataDirectory } = await embeddedConfig()
  assert.equal(Number(readFileSync(join(dataDirectory, 'database', 'PG_VERSION'), 'utf8')), embeddedPostgres)
})

test('a directory that cannot be used is said, with the reason', async () => {
  const file = join(newFolder(), 'a-file')
  writeFileSync(file, '')
  await assert.rejects(openStore(at(file)), { code: 'data-unreadable', message: /a-file/ })
  await assert.rejects(openStore(at(join(file, 'below'))), { code: 'data-unreadable', message: /below/ })
})

test('another user’s directory is refused', { skip: process.getuid?.() === 0 ? false : 'needs root' }, () => {
  const folder = newFolder()
  chmodSync(join(folder, '..'), 0o755)
  chmodSync(folder, 0o700)
  const program = `
    const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, 'open.js'))})
    const { readConfig } = await import(${JSON.stringify(join(import.meta.dirname, '..', 'config.js'))})
    await openStore(readConfig({ DOORCHAIN_DATA: ${JSON.stringify(folder)} })).catch((e) => console.log(e.code, e.message))`
  const options = { uid: 65534, gid: 65534, encoding: 'utf8', cwd: '/' } as const
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], options)
  assert.match(stdout, /^data-unreadable The data directory .* cannot be used/)
})

test('a path too long for a socket is refused before anything is made', async () => {
  const long = join(newFolder(), 'x'.repeat(120))
  await assert.rejects(openStore(at(long)), { code: 'path-too-long', next: /shorter/ })
  assert.ok(!existsSync(join(long, 'database')))
})

test('a start that was cut short while making the database is made good by the next', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'database.new'))
  writeFileSync(join(folder, 'database.new', 'PG_VERSION'), '18')
  assert.equal((await status(at(folder))).database, 'embedded')
})

test('a PostgreSQL server that is not there, or does not speak, is said without the password', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : 0
  const refused = { code: 'database-unreachable', message: /127\.0\.0\.1:\d+\/warnings/ }
  const urls = ['postgres://chain:hunter2@127.0.0.1:1/warnings', `postgres://chain:hunter2@127.0.0.1:${port}/warnings`]
  for (const url of urls) {
    const error = await openStore(readConfig({ DATABASE_URL: url })).then(
      () => assert.fail('it should not open'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof DoorchainError)
    assert.deepEqual([error.code, refused.message.test(error.message)], [refused.code, true], error.message)
    assert.ok(!`${error.message} ${error.next}`.includes('hunter2'))
  }
  silent.close()
})

test('a PostgreSQL database that does not exist is said', async () => {
  const server = process.env.DOORCHAIN_TEST_POSTGRES
  if (!server) return
  const url = new URL(server)
  url.pathname = '/not_there'
  await assert.rejects(openStore(readConfig({ DATABASE_URL: url.href })), {
    code: 'database-refused',
    message: /not_there/,
  })
})

/** Mounts a small disk of its own in memory; null, with a line, where that is not allowed. */
function smallDisk(megabytes: number): { readonly folder: string; remove(): void } | null {
  const folder = newFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { encoding: 'utf8' })
  if (mounted.status === 0) return { folder, remove: () => void spawnSync('umount', ['-l', folder]) }
  console.error(
    `Not tested here: a full disk (a small one may not be mounted: ${mounted.error?.message ?? mounted.stderr})`,
  )
  return null
}

const room = (folder: string) => {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const event = { name: 'advice-shown', detail: { advice: 'door-chain' } } as const

/** Writes until it fails; returns what was confirmed and the failure. */
async function writeUntilFull(work: () => Promise<void>): Promise<{ kept: number; error: unknown }> {
  for (let kept = 0; kept < 500_000; kept++) {
    try {
      await work()
    } catch (error) {
      return { kept, error }
    }
  }
  return { kept: 500_000, error: null }
}

test('a full disk is said, and every confirmed row is there when there is room again', {
  timeout: 120_000,
}, async () => {
  const disk = smallDisk(70)
  if (!disk) return
  try {
    const config = at(join(disk.folder, 'data'))
    const store = await openStore(config)
    writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(room(disk.folder) - 200 * 1024))
    const { kept, error } = await writeUntilFull(() => directAccess(store).record(event))
    assert.ok(error instanceof DoorchainError)
    assert.equal(error.code, 'disk-full')
    await assert.rejects(backup(config, join(disk.folder, 'backup')), { code: 'backup-unwritable' })
    assert.ok(!existsSync(join(disk.folder, 'backup')) && !existsSync(join(disk.folder, 'backup.part')))
    await store.close()
    await assert.rejects(openStore(config), { code: 'disk-full', next: /Free at least/ })
    rmSync(join(disk.folder, 'filler'))
    assert.equal((await status(config)).counts['advice-shown'], kept)
  } finally {
    disk.remove()
  }
})

test('a new database is not begun on a disk without room for it', async () => {
  const disk = smallDisk(30)
  if (!disk) return
  try {
    await assert.rejects(openStore(at(disk.folder)), { code: 'disk-full' })
    assert.ok(!existsSync(join(disk.folder, 'database.new')))
  } finally {
    disk.remove()
  }
})
