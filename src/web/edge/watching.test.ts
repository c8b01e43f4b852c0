import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openLog } from '../../service/log.ts'
import { parseProxies } from '../../values/proxies.ts'
import { openLimiter } from './limiter.ts'
import { openMetrics } from './metrics.ts'
import { askThrough, form, told } from './test-edge.ts'

const gauges = {
  isDatabaseUp: async () => true,
  certificateEnds: () => 1_800_000_000_000,
  retentionDone: async () => new Date(1_700_000_000_000),
}
const token = 'a-token-of-the-tests-1'
const local = { peer: '127.0.0.1', headers: { Host: '127.0.0.1:8710' } }
const bearer = (given: string) => ({ headers: { Authorization: `Bearer ${given}` } })

describe('the figures', () => {
  it('are for programs on this machine only, when there is no token', async () => {
    const ask = askThrough({ publicUrl: 'https://doorchain.example', metrics: openMetrics(gauges) })
    const statusFor = async (init: Parameters<typeof ask>[1]) => (await ask('/metrics', init)).status
    assert.equal(await statusFor(local), 200)
    assert.equal(await statusFor({ peer: '::1', headers: { Host: 'localhost' } }), 200)
    assert.equal(await statusFor({ peer: '203.0.113.9', headers: { Host: 'localhost' } }), 404)
    assert.equal(await statusFor({ ...local, headers: { Host: 'doorchain.example' } }), 404)
    const forwarded = { ...local.headers, 'X-Forwarded-For': '127.0.0.1' }
    assert.equal(await statusFor({ ...local, headers: forwarded }), 404)
  })

  it('are for whoever has the token, when there is one, and not for this machine without it', async () => {
    const ask = askThrough({ metrics: openMetrics(gauges), metricsToken: token })
    const statusFor = async (init: Parameters<typeof ask>[1]) => (await ask('/metrics', init)).status
    assert.equal(await statusFor(bearer(token)), 200)
    for (const wrong of [`${token}x`, token.slice(1), '', ' ', 'x'.repeat(1_000)])
      assert.equal(await statusFor(bearer(wrong)), 401)
    assert.equal(await statusFor({ headers: { Authorization: `Basic ${token}` } }), 401)
    assert.equal(await statusFor(local), 401)
  })

  it('count requests, times, refusals and verdicts, under few names whatever is asked', async () => {
    const metrics = openMetrics(gauges)
    const limiter = openLimiter({ pages: 300, checks: 1, forms: 1, api: 1 }, { now: () => 0 })
    const ask = askThrough(
      { metrics, metricsToken: token, limiter },
      { onCheck: (_, { verdict }) => metrics.checked(verdict) },
    )
    await ask('/danger')
    metrics.ended({ attempt: 3, desk_session: 1 })
    for (const text of [told, told]) await ask('/check/answer', form(text))
    for (let one = 0; one < 100; one++) await ask(`/no-such-${one}/page`)
    for (let one = 0; one < 100; one++) await ask(`/advice/no_such_${one}`, { method: one % 2 ? 'GET' : 'HEAD' })
    const text = await (await ask('/metrics', bearer(token))).text()
    assert.match(text, /^doorchain_requests_total\{method="GET",route="\/danger",status="200"\} 1$/m)
    assert.match(text, /^doorchain_requests_total\{method="GET",route="unknown",status="404"\} 100$/m)
    assert.match(text, /^doorchain_requests_total\{method="GET",route="\/advice\/:name",status="404"\} 50$/m)
    assert.match(text, /^doorchain_checks_total\{verdict="stop"\} 1$/m)
    assert.match(text, /^doorchain_refusals_total\{reason="rate"\} 1$/m)
    assert.match(text, /^doorchain_request_seconds_count\{route="\/check\/answer"\} 2$/m)
    assert.match(text, /^doorchain_database_up 1$/m)
    assert.match(text, /^doorchain_certificate_end_seconds 1800000000$/m)
    assert.match(text, /^doorchain_records_ended_total\{table="attempt"\} 3$/m)
    assert.match(text, /^doorchain_retention_done_seconds 1700000000$/m)
    assert.match(text, /^nodejs_eventloop_lag_/m)
    assert.ok((text.match(/^doorchain_requests_total\{/gm) ?? []).length < 8)
  })

  it('say when the database does not answer', async () => {
    const metrics = openMetrics({ ...gauges, isDatabaseUp: async () => false })
    assert.match(await metrics.text(), /^doorchain_database_up 0$/m)
  })
})

describe('who runs the service', () => {
  it('learns that it lives, and whether people can be sent to it', async () => {
    let [absent, isStopping] = [['database'], false]
    const ask = askThrough({ readiness: { missing: async () => absent, isStopping: () => isStopping } })
    const ready = async () => {
      const answer = await ask('/ready')
      return [answer.status, await answer.json()]
    }
    assert.equal((await ask('/health')).status, 200)
    assert.deepEqual(await ready(), [503, { status: 'waiting', missing: ['database'] }])
    absent = []
    assert.deepEqual(await ready(), [200, { status: 'ready' }])
    isStopping = true
    assert.deepEqual(await ready(), [503, { status: 'stopping', missing: [] }])
    const page = await ask('/danger')
    assert.deepEqual([page.status, page.headers.get('Connection')], [200, 'close'])
    assert.equal((await ask('/health')).status, 200)
  })

  it('is warned once of a proxy that is not named', async () => {
    const lines: string[] = []
    const log = openLog('info', { write: (line: string) => lines.push(line) })
    const ask = askThrough({ log })
    for (let times = 0; times < 3; times++)
      await ask('/', { ...local, headers: { 'X-Forwarded-For': '203.0.113.9', Host: 'localhost' } })
    assert.equal(lines.filter((line) => line.includes('TRUSTED_PROXIES')).length, 1)
  })
})

describe('the log', () => {
  it('says what came of each request, and holds nothing that anybody sent', async () => {
    const lines: string[] = []
    const log = openLog('trace', { write: (line: string) => lines.push(line) })
    const proxies = parseProxies('10.0.0.2')!
    const onFailure = (error: Error, request: string) => log.error({ err: error, request }, 'A page could not be made.')
    const onCheck = () => {
      throw new TypeError('could not read "Marlborough wants my pin"')
    }
    const ask = askThrough({ log, proxies }, { onFailure, onCheck })
    const headers = {
      'X-Forwarded-For': '198.51.100.77',
      'User-Agent': 'Marlborough browser',
      Cookie: 'Marlborough=1',
      Referer: 'http://localhost/Marlborough',
      Authorization: 'Bearer Marlborough',
      Host: 'localhost',
    }
    for (const path of [
      '/advice/Marlborough',
      '/Marlborough?name=Marlborough',
      '/tactics/Marlborough',
      '/m/Marlborough',
    ])
      await ask(path, { headers, peer: '10.0.0.2' })
    await ask('/', { method: 'MARLBOROUGH', headers, peer: '10.0.0.2' })
    await ask('/', { headers: { ...headers, Host: 'marlborough.example' }, peer: '10.0.0.2' })
    const failed = await ask('/check/answer', { ...form('Marlborough wants my pin'), headers, peer: '10.0.0.2' })
    assert.equal(failed.status, 500)
    assert.doesNotMatch(lines.join(''), /marlborough|198\.51\.100|10\.0\.0\.2/i)
    const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const answered = said.filter(({ msg }) => msg === 'Request answered.')
    assert.equal(answered.length, 7)
    for (const line of answered)
      assert.deepEqual(Object.keys(line).sort(), [
        'hostname',
        'level',
        'method',
        'ms',
        'msg',
        'pid',
        'request',
        'route',
        'status',
        'time',
      ])
    assert.deepEqual([...new Set(answered.map(({ route }) => route))].sort(), [
      '/',
      '/advice/:name',
      '/check/answer',
      '/m/:name',
      '/tactics/:name',
      'unknown',
    ])
    const broke = said.find(({ msg }) => msg === 'A page could not be made.')
    assert.equal(broke?.request, failed.headers.get('X-Request-Id'))
    assert.match(JSON.stringify(broke?.err), /TypeError.*watching\.test/)
  })
})
