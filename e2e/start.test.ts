import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { projectRoot } from '../src/config.ts'

const cli = join(projectRoot, 'dist', 'src', 'cli.js')
const folder = mkdtempSync(join(tmpdir(), 'doorchain-start-'))
const running = new Set<ChildProcess>()

after(async () => {
  for (const child of running) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

const settings = (more: Record<string, string>) => ({
  ...process.env,
  PORT: '0',
  DATABASE_URL: '',
  DOORCHAIN_DATA: join(folder, 'data'),
  LOG_LEVEL: 'warn',
  ...more,
})

interface Started {
  readonly child: ChildProcess
  readonly address: string
}

/** Starts the service; resolves when it has printed where to look. */
async function start(more: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, [cli, 'start'], { env: settings(more), stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  for await (const piece of child.stdout!.setEncoding('utf8')) {
    said += piece
    const address = /http:\/\/[\d.:]+/.exec(said)?.[0]
    if (address && said.includes('\n')) return { child, address }
  }
  throw new Error(`The service ended without an address: ${said}`)
}

const run = promisify(execFile)
const command = (args: readonly string[], more: Record<string, string> = {}) =>
  run(process.execPath, [cli, ...args], { env: settings(more) })

async function failing(args: readonly string[], more: Record<string, string>): Promise<string> {
  const error = await command(args, more).then(
    () => assert.fail('it should not start'),
    (thrown: { code: number; stderr: string }) => thrown,
  )
  assert.equal(error.code, 1)
  return error.stderr
}

async function stop({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = (await ended) as [number | null]
  return code
}

const words = 'the man who rang wants my pin and will send a courier for my card'
const check = (address: string) =>
  fetch(`${address}/check/answer`, { method: 'POST', body: new URLSearchParams({ kind: 'call', text: words }) })

const counts = async () =>
  (JSON.parse((await command(['status', '--json'])).stdout) as { counts: Record<string, number> }).counts

describe('the service', () => {
  it('serves, counts checks without their words, and another command goes through it', async () => {
    const started = await start()
    assert.match(await (await fetch(started.address)).text(), /What happened\?/)
    assert.match(await (await check(started.address)).text(), /<h1>Stop<\/h1>/)
    assert.deepEqual(await counts(), { 'contact-checked': 1, 'service-started': 1 })
    const file = join(folder, 'while-running.backup')
    await command(['backup', file])
    assert.equal(await stop(started, 'SIGTERM'), 0)
    assert.deepEqual(await counts(), {
      'backup-written': 1,
      'contact-checked': 1,
      'service-started': 1,
      'service-stopped': 1,
    })
    await command(['restore', file], { DOORCHAIN_DATA: join(folder, 'restored') })
    const restored = (await command(['status', '--json'], { DOORCHAIN_DATA: join(folder, 'restored') })).stdout
    assert.match(restored, /"contact-checked":1/)
  })

  it('keeps what it counted when it is killed', async () => {
    const before = (await counts())['contact-checked'] ?? 0
    const started = await start()
    for (let times = 0; times < 5; times++) await check(started.address)
    while (((await counts())['contact-checked'] ?? 0) < before + 5);
    await stop(started, 'SIGKILL')
    assert.equal((await counts())['contact-checked'], before + 5)
  })

  it('says what to do when the data directory or the port is taken', async () => {
    const started = await start()
    await counts()
    assert.match(await failing(['start'], {}), /in use by the Doorchain service.*\n.*DOORCHAIN_DATA/s)
    const port = new URL(started.address).port
    assert.match(await failing(['start'], { PORT: port }), /cannot listen.*\n.*set PORT/s)
    assert.match(await failing(['restore', 'nothing'], {}), /in use by the Doorchain service.*Stop that process/s)
    assert.equal(await stop(started, 'SIGINT'), 0)
  })

  it('says which setting is wrong', async () => {
    assert.match(
      await failing(['start'], { PORT: 'eighty' }),
      /The setting PORT is not right.*\n.*Change or unset PORT/s,
    )
  })
})
