import assert from 'node:assert/strict'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { test } from 'node:test'
import { backup, restore, status } from './commands.ts'
import { openStore } from './open.ts'
import { embeddedConfig, newFolder } from './test-databases.ts'
import { withStore } from './with-store.ts'

const writer = join(import.meta.dirname, 'test-writer.js')

type Child = ChildProcessByStdio<Writable, Readable, null>

/** Starts a writer and collects what it prints. */
function startWriter(directory: string, ...args: readonly string[]) {
  const child: Child = spawn(process.execPath, [writer, directory, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const lines = () => printed.split('\n').filter(Boolean)
  const until = async (count: number) => {
    while (lines().length < count) await once(child.stdout, 'data')
  }
  return { child, ended, lines, until, kept: () => lines().filter((line) => line.startsWith('kept')).length }
}

const countIn = async (config: Parameters<typeof status>[0]) => (await status(config)).counts['advice-shown'] ?? 0

test('two processes that write to one data directory at the same time lose no row', { timeout: 60_000 }, async () => {
  const config = await embeddedConfig()
  const writers = ['one', 'two', 'three'].map((name) => startWriter(config.dataDirectory, '150', name))
  for (const { ended } of writers) assert.deepEqual(await ended, [0, null])
  assert.deepEqual(
    writers.map((each) => each.kept()),
    [150, 150, 150],
  )
  const store = await openStore(config)
  const rows = await store.db
    .selectFrom('event')
    .select(['detail', ({ fn }) => fn.countAll<string>().as('n')])
    .groupBy('detail')
    .orderBy('detail')
    .execute()
  await store.close()
  assert.deepEqual(
    rows,
    ['one', 'three', 'two'].map((advice) => ({ detail: { advice }, n: '150' })),
  )
})

test('commands go through the running service, and through the next one when it stops', {
  timeout: 60_000,
}, async () => {
  const config = await embeddedConfig()
  const service = await openStore(config, 'the service')
  const guest = startWriter(config.dataDirectory, '400', 'guest')
  await guest.until(20)
  const copy = await backup(config, join(newFolder(), 'while-running'))
  assert.ok(copy.rows >= 19 && copy.recorded)
  assert.ok((await countIn(config)) >= 19)
  await service.close()
  const next = await openStore(config, 'the next service')
  assert.deepEqual(await guest.ended, [0, null])
  assert.equal(guest.kept(), 400)
  await next.close()
  assert.equal(await countIn(config), 400)
})

test('after kill -9 of the holder the next one gets in, and every confirmed row is there', {
  timeout: 60_000,
}, async () => {
  const config = await embeddedConfig()
  const holder = startWriter(config.dataDirectory, '100000', 'holder')
  await holder.until(5)
  const guest = startWriter(config.dataDirectory, '100000', 'guest')
  await guest.until(60)
  holder.child.kill('SIGKILL')
  assert.deepEqual(await holder.ended, [null, 'SIGKILL'])
  assert.deepEqual(await guest.ended, [1, null])
  assert.equal(guest.lines().at(-1), 'refused service-gone')
  const confirmed = holder.kept() + guest.kept()
  const found = await countIn(config)
  // Each writer may have had one more under way that was kept but could not be confirmed.
  assert.ok(found >= confirmed && found <= confirmed + 2, `${confirmed} were confirmed, ${found} found`)
})

test('a second service and a restore are told who holds the directory', { timeout: 60_000 }, async () => {
  const config = await embeddedConfig()
  const holder = startWriter(config.dataDirectory, '0', 'holder', 'hold')
  await holder.until(1)
  const who = new RegExp(`writer holder \\(process ${holder.child.pid} on`)
  await assert.rejects(openStore(config), { code: 'data-locked', message: who, next: /DOORCHAIN_DATA/ })
  await assert.rejects(restore(config, 'any'), { code: 'service-running', message: who })
  holder.child.stdin.end()
  assert.deepEqual(await holder.ended, [0, null])
  await (await openStore(config)).close()
})

test('the control socket is for its owner only, and outlives what strangers send', { timeout: 60_000 }, async () => {
  const config = await embeddedConfig()
  const store = await openStore(config)
  const path = join(config.dataDirectory, 'control.sock')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(statSync(config.dataDirectory).mode & 0o077, 0)
  const answers = await Promise.all([
    exchange(path, 'no json\n'),
    exchange(path, '{"id":7,"do":"drop"}\n'),
    exchange(path, '{"id":8,"do":"record","event":{"name":"advice-shown","detail":{"advice":"my PIN is 1"}}}\n'),
    exchange(path, 'x'.repeat(70_000)),
    exchange(path, ''),
  ])
  assert.ok(answers.every((answer) => answer.startsWith('{"hello":1}\n')))
  assert.match(answers[0]!, /"id":0,"error":\{"code":"request-wrong"/)
  assert.match(answers[1]!, /"id":7,"error":\{"code":"request-wrong"/)
  assert.match(answers[2]!, /"id":8,"error":\{"code":"request-wrong"/)
  assert.equal(answers[3], '{"hello":1}\n')
  await withStore(config, { purpose: 'test' }, (access) => access.record({ name: 'service-stopped', detail: {} }))
  assert.deepEqual((await status(config)).counts, { 'service-stopped': 1 })
  await store.close()
})

/** Sends text, ends, and returns everything that came back. */
async function exchange(path: string, text: string): Promise<string> {
  const socket = createConnection(path).setEncoding('utf8')
  socket.on('error', () => undefined)
  let back = ''
  socket.on('data', (chunk: string) => {
    back += chunk
  })
  socket.end(text)
  await once(socket, 'close')
  return back
}
