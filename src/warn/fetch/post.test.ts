import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { openFetcher } from './fetcher.ts'

test('a form goes to the place it was meant for and to no other, and to none in a private network', async () => {
  const got: string[] = []
  const server = createServer(async (request, response) => {
    got.push(`${request.method} ${request.url} ${request.headers['content-type']} ${await text(request)}`)
    if (request.url === '/moved') response.writeHead(307, { Location: '/form' }).end()
    else response.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const parts = { userAgent: 'Doorchain/1.0', now: () => new Date(), pause: async () => undefined }
  const { post } = openFetcher({ ...parts, allow: [host] })
  try {
    await post(`http://${host}/form`, { 'hub.mode': 'publish', 'hub.url': 'https://doorchain.example/cap.atom' })
    await assert.rejects(post(`http://${host}/moved`, { a: 'b' }), { code: 'fetch-failed', message: /status 307/ })
    const type = 'application/x-www-form-urlencoded'
    assert.deepEqual(got, [
      `POST /form ${type} hub.mode=publish&hub.url=https%3A%2F%2Fdoorchain.example%2Fcap.atom`,
      `POST /moved ${type} a=b`,
    ])
    await assert.rejects(openFetcher(parts).post('http://127.0.0.1/', {}), { code: 'fetch-refused' })
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const rebound = openFetcher({ ...parts, resolve }).post('http://hub.example/', {})
    await assert.rejects(rebound, { code: 'fetch-refused', message: /host leads into a private network/ })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
