import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import zlib from 'node:zlib'
import { DoorchainError, type ErrorCode } from '../../values/error.ts'
import { readAddress } from './address.ts'
import { type Fetched, type FetcherParts, openFetcher } from './fetcher.ts'
import { isPublic } from './network.ts'

const fails = (code: ErrorCode, words: RegExp) => (error: unknown) =>
  error instanceof DoorchainError && error.code === code && words.test(error.message)

describe('an address', () => {
  const none = new Set<string>()

  it('of a private network, another port, scheme or spelling is refused before anything is asked', () => {
    for (const [address, why] of [
      ['http://127.0.0.1/', /private network/],
      ['http://0x7f.1/', /private network/],
      ['http://2130706433/', /private network/],
      ['http://127.0.0.1.', /private network/],
      ['http://１２７.0.0.1/', /private network/],
      ['http://169.254.169.254/latest/meta-data/', /private network/],
      ['http://168.63.129.16/', /private network/],
      ['http://[::1]/', /private network/],
      ['http://[::ffff:10.0.0.1]/', /private network/],
      ['http://[64:ff9b::a9fe:a9fe]/', /private network/],
      ['http://[2002:a00:1::]/', /private network/],
      ['http://[fd00:ec2::254]/', /private network/],
      ['http://0x08.0x08.0x08.0x08/', /odd way/],
      ['https://news.example:8443/', /port 8443/],
      ['https://news.example:22/', /port 22/],
      ['https://user:word@news.example/', /password/],
      ['file:///etc/passwd', /only http/],
      ['gopher://news.example/', /only http/],
      ['news.example', /not an address/],
      [`https://news.example/${'a'.repeat(3_000)}`, /too long/],
    ] as const)
      assert.throws(() => readAddress(address, none), fails('fetch-refused', why), address)
  })

  it('is public where anybody can reach it, and only there', () => {
    for (const open of ['8.8.8.8', '192.0.1.1', '172.32.0.1', '2a00:1450::1', '64:ff9b::808:808', '::ffff:8.8.8.8'])
      assert.ok(isPublic(open), open)
    for (const closed of [
      '100.64.0.1',
      '192.0.2.1',
      '198.19.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '0.0.0.0',
      'fe80::1',
    ])
      assert.ok(!isPublic(closed), closed)
    for (const closed of ['::', 'fec0::1', 'ff02::1', '2001:db8::1', '2001::1', '3fff::1', '64:ff9b::10.0.0.1', 'word'])
      assert.ok(!isPublic(closed), closed)
  })

  it('is shown without what follows "?", which may be a secret', () => {
    assert.throws(
      () => readAddress('http://10.0.0.1/feed?key=hidden', none),
      (error: DoorchainError) => error.message.includes('10.0.0.1/feed') && !error.message.includes('hidden'),
    )
  })
})

describe('fetching', () => {
  const answers: Record<string, RequestListener> = {}
  const asked: { path: string; headers: Record<string, unknown> }[] = []
  let server: Server
  let base: string
  before(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? ''
      asked.push({ path, headers: request.headers })
      const answer = answers[path]
      if (answer) answer(request, response)
      else response.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  const fetcher = (parts: Partial<FetcherParts> = {}) =>
    openFetcher({
      userAgent: 'Doorchain/1.0 (+https://doorchain.example/about)',
      now: () => new Date(),
      allow: [new URL(base).host],
      pause: async () => undefined,
      ...parts,
    })
  const page = (path: string, parts?: Partial<FetcherParts>) => fetcher(parts).get(base + path, { as: 'page' })
  const textOf = (fetched: Fetched) => (fetched.status === 'fetched' ? Buffer.from(fetched.bytes).toString() : '')

  it('gives a page as it is, packed or not, and says who asks', async () => {
    answers['/page'] = (_, response) =>
      response
        .writeHead(200, { 'Content-Type': 'text/html', 'Content-Encoding': 'br', ETag: '"1"' })
        .end(zlib.brotliCompressSync('<p>Hang up.</p>'))
    const fetched = await page('/page')
    assert.equal(textOf(fetched), '<p>Hang up.</p>')
    assert.deepEqual(
      { ...fetched, bytes: 0 },
      { status: 'fetched', address: `${base}/page`, bytes: 0, mediaType: 'text/html', etag: '"1"', lastModified: null },
    )
    assert.equal(asked.at(-1)?.headers['user-agent'], 'Doorchain/1.0 (+https://doorchain.example/about)')
  })

  it('asks whether anything changed, and takes no for an answer', async () => {
    answers['/same'] = ({ headers }, response) =>
      response.writeHead(headers['if-none-match'] === '"7"' ? 304 : 200, { ETag: '"7"' }).end()
    const { get } = fetcher()
    const first = await get(`${base}/same`, { as: 'feed' })
    assert.ok(first.status === 'fetched')
    assert.deepEqual(await get(`${base}/same`, { as: 'feed', etag: first.etag }), { status: 'unchanged' })
  })

  it('stops at its limit: of a page, of a small body that unpacks to a large one, of a feed', async () => {
    answers['/announced'] = (_, response) => response.writeHead(200, { 'Content-Length': 50_000_000 }).end('a')
    answers['/endless'] = (_, response) => {
      response.writeHead(200)
      const write = () => {
        while (response.write(Buffer.alloc(65_536, 'a')));
      }
      response.on('drain', write)
      write()
    }
    answers['/bomb'] = (_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(50_000_000)))
    for (const path of ['/announced', '/endless', '/bomb'])
      await assert.rejects(page(path), fails('fetch-refused', /larger than 2 MB/), path)
    await assert.rejects(fetcher().get(`${base}/bomb`, { as: 'feed' }), fails('fetch-refused', /larger than 5 MB/))
  })

  it('does not wait for a host that is slow on purpose', async () => {
    answers['/silent'] = () => undefined
    answers['/drops'] = (_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    }
    await assert.rejects(page('/silent', { limits: { answerMs: 50 } }), fails('fetch-failed', /not answer in time/))
    await assert.rejects(page('/drops', { limits: { totalMs: 200 } }), fails('fetch-failed', /took too long/))
  })

  it('follows where it is sent, five times, and never to a place that it would not fetch', async () => {
    const sendOn = (path: string, to: string) => {
      answers[path] = (_, response) => response.writeHead(302, { Location: to }).end()
    }
    answers['/end'] = (_, response) => response.end('there')
    sendOn('/once', '/end')
    sendOn('/round', '/round')
    sendOn('/home', 'http://127.0.0.1/')
    sendOn('/mapped', 'http://[::ffff:10.0.0.1]/')
    sendOn('/file', 'file:///etc/passwd')
    const once = await page('/once')
    assert.ok(once.status === 'fetched' && once.address === `${base}/end`)
    await assert.rejects(page('/round'), fails('fetch-failed', /more than 5 times/))
    assert.equal(asked.filter(({ path }) => path === '/round').length, 6)
    for (const path of ['/home', '/mapped']) await assert.rejects(page(path), fails('fetch-refused', /private network/))
    await assert.rejects(page('/file'), fails('fetch-refused', /only http/))
  })

  it('connects to no address but the one it looked at, whatever the host says the next time', async () => {
    const before = asked.length
    let times = 0
    const resolve = async () => [{ address: times++ === 0 ? '10.0.0.7' : '127.0.0.1', family: 4 }]
    await assert.rejects(
      fetcher({ resolve }).get('http://rebound.example/', { as: 'page' }),
      fails('fetch-refused', /host leads into a private network/),
    )
    assert.equal(times, 1)
    const mixed = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    await assert.rejects(
      fetcher({ resolve: mixed }).get('http://mixed.example/', { as: 'page' }),
      fails('fetch-refused', /private network/),
    )
    assert.equal(asked.length, before)
  })

  it('does what a robots.txt asks, keeps it, and reads nothing where it cannot be known', async () => {
    answers['/private/page'] = (_, response) => response.end('x')
    answers['/open'] = (_, response) => response.end('x')
    answers['/robots.txt'] = (_, response) =>
      response.end('User-agent: *\nDisallow: /\n\nUser-agent: doorchain\nDisallow: /private/\nCrawl-delay: 9999\n')
    const waits: number[] = []
    const { get } = fetcher({ now: () => new Date(0), pause: async (ms) => void waits.push(ms) })
    const before = asked.length
    await assert.rejects(get(`${base}/private/page`, { as: 'page' }), fails('fetch-refused', /robots\.txt/))
    await get(`${base}/open`, { as: 'page' })
    await get(`${base}/open`, { as: 'page' })
    assert.deepEqual(
      asked.slice(before).map(({ path }) => path),
      ['/robots.txt', '/open', '/open'],
    )
    assert.deepEqual(waits, [2_000, 32_000])
    answers['/robots.txt'] = (_, response) => response.end('User-agent: *\nCrawl-delay: soon\n')
    waits.length = 0
    const again = fetcher({ now: () => new Date(0), pause: async (ms) => void waits.push(ms) })
    for (let times = 0; times < 2; times++) await again.get(`${base}/open`, { as: 'page' })
    assert.deepEqual(waits, [2_000, 4_000])
    answers['/robots.txt'] = (_, response) => response.writeHead(503).end()
    await assert.rejects(page('/open'), fails('fetch-failed', /\/open could.*what programs may read.*trouble \(503\)/))
    delete answers['/robots.txt']
  })

  it('tells in plain words what went wrong', async () => {
    answers['/picture'] = (_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('x')
    answers['/headers'] = (_, response) => response.writeHead(200, { 'X-Long': 'a'.repeat(20_000) }).end()
    answers['/damaged'] = (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip')
    answers['/broken'] = (_, response) => void response.writeHead(200).write('half', () => response.destroy())
    for (const [path, words] of [
      ['/nothing', /not there \(404\)/],
      ['/headers', /headers are too long/],
      ['/damaged', /damaged/],
      ['/broken', /connection broke/],
    ] as const)
      await assert.rejects(page(path), fails('fetch-failed', words), path)
    await assert.rejects(page('/picture'), fails('fetch-refused', /no page and no feed, but image\/png/))
    const gone = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
    await assert.rejects(
      fetcher({ resolve: gone }).get('https://gone.example/', { as: 'page' }),
      fails('fetch-failed', /no such host/),
    )
  })

  it('asks no more at one time than it may', async () => {
    let [now, most] = [0, 0]
    answers['/busy'] = (_, response) => {
      most = Math.max(most, ++now)
      setTimeout(() => {
        now -= 1
        response.end('x')
      }, 20)
    }
    const { get } = fetcher({ limits: { concurrent: 2 } })
    await Promise.all(Array.from({ length: 6 }, () => get(`${base}/busy`, { as: 'page' })))
    assert.equal(most, 2)
  })
})
