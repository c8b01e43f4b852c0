import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/config.ts'
import { lockDirectory } from '../src/store/embedded.ts'
import type { Lock } from '../src/store/lock.ts'
import type { PairFiles } from '../src/web/edge/certificate.ts'
import { makeCertificate } from './openssl.ts'

const cli = join(projectRoot, 'dist', 'src', 'cli.js')
const folder = mkdtempSync(join(tmpdir(), 'doorchain-address-'))
const words = 'Marlborough from the fraud squad wants my pin and sends a courier'
const token = 'a-token-of-the-tests-1'
let files: PairFiles
let child: ChildProcess
let logged = ''
let said = ''
/** The data directory is held until the service was asked without its database. */
let held: Lock | null

/** Waits until something is so; the limit of the test run ends what never is. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null) assert.fail(`the service ended: ${logged}`)
    await pause(20)
  }
}

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

const ports = () => (/"ports":\[(\d+),(\d+)\]/.exec(logged) ?? []).slice(1).map(Number)

/** Asks as somebody does who typed the public address. */
async function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  const asked = request({
    host: '127.0.0.1',
    port: ports()[0],
    path,
    method: body === undefined ? 'GET' : 'POST',
    servername: 'doorchain.example',
    ca: readFileSync(join(folder, 'certificate.pem')),
    headers: { Host: 'doorchain.example', ...headers },
    agent: false,
  })
  asked.end(body)
  const [response] = await once(asked, 'response')
  let text = ''
  for await (const piece of response.setEncoding('utf8')) text += piece
  return { status: response.statusCode, headers: response.headers, text }
}

describe('a service at a real address', () => {
  before(async () => {
    held = await lockDirectory(join(folder, 'data'), 'a test')
    files = makeCertificate(folder, 'doorchain.example')
    child = spawn(process.execPath, [cli, 'start'], {
      env: {
        ...process.env,
        PUBLIC_URL: 'https://doorchain.example',
        PORT: '0',
        HTTP_PORT: '0',
        TLS_CERT_FILE: files.certificate,
        TLS_KEY_FILE: files.key,
        METRICS_TOKEN: token,
        DATABASE_URL: '',
        DOORCHAIN_DATA: join(folder, 'data'),
        LOG_LEVEL: 'trace',
        DRAIN_SECONDS: '300',
        LIMIT_CHECKS: '10',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      logged += piece
    })
  })

  after(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  it('says where it is, and helps before its database is open, but does not call itself ready', async () => {
    await until(() => ports().length === 2)
    const early = await ask('/ready')
    assert.deepEqual([early.status, JSON.parse(early.text)], [503, { status: 'waiting', missing: ['database'] }])
    const page = await ask('/danger')
    held?.release()
    assert.equal(page.status, 200)
    assert.match(String(page.headers['strict-transport-security']), /max-age=/)
    await until(async () => (await ask('/ready')).status === 200)
    assert.match(said, /^Doorchain is at https:\/\/doorchain\.example and listens at https:\/\/127\.0\.0\.1:\d+\n/)
  })

  it('sends those who come without HTTPS on to it', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports()[1]}/advice?x=1`, { redirect: 'manual' })
    assert.deepEqual([answer.status, answer.headers.get('Location')], [308, 'https://doorchain.example/advice?x=1'])
  })

  it('counts a check under its verdict, shows figures to whoever has the token, and limits who asks too much', async () => {
    const form = new URLSearchParams({ kind: 'call', text: words }).toString()
    const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'User-Agent': 'Marlborough' }
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask('/check/answer?Marlborough', type, form)))
    const answered = answers.filter(({ text }) => text.includes('<h1>Stop</h1>')).length
    const refused = answers.filter(({ status }) => status === 429).length
    assert.ok(answered >= 10 && refused > 0)
    assert.equal(answered + refused, 30)
    assert.equal((await ask('/danger')).status, 200)
    assert.equal((await ask('/metrics')).status, 401)
    const { text } = await ask('/metrics', { Authorization: `Bearer ${token}` })
    assert.ok(text.includes(`\ndoorchain_checks_total{verdict="stop"} ${answered}\n`))
    assert.ok(text.includes(`\ndoorchain_refusals_total{reason="rate"} ${refused}\n`))
    assert.match(text, /^doorchain_database_up 1$/m)
    assert.match(text, /^doorchain_certificate_end_seconds [1-9]\d{9}$/m)
  })

  it('takes a new certificate when it is told to', async () => {
    const next = makeCertificate(join(folder, 'next'), 'doorchain.example')
    copyFileSync(next.certificate, files.certificate)
    copyFileSync(next.key, files.key)
    child.kill('SIGHUP')
    await until(() => logged.includes('A new certificate is in use.'))
    assert.equal((await ask('/danger')).status, 200)
  })

  it('goes on answering while it says that it stops, and ends at once when told again', async () => {
    child.kill('SIGTERM')
    await until(async () => (await ask('/ready')).status === 503)
    assert.equal((await ask('/danger')).headers.connection, 'close')
    await pause(600)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [130, null])
  })

  it('wrote down nothing that anybody sent, nor who it was', () => {
    assert.match(logged, /"route":"\/check\/answer","status":200/)
    assert.doesNotMatch(logged + said, /marlborough|fraud squad|courier|a-token-of|User-Agent/i)
    for (const line of logged.split('\n').filter((one) => one.includes('Request answered')))
      assert.doesNotMatch(line, /127\.0\.0\.1|doorchain\.example|\?/)
  })
})
