import assert from 'node:assert/strict'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { loadCompactKnowledge } from '../src/knowledge/load.ts'
import { DoorchainError } from '../src/values/error.ts'
import { webApp } from '../src/web/app.ts'
import { openCertificate, type PairFiles, readPair } from '../src/web/edge/certificate.ts'
import { openEdge } from '../src/web/edge/edge.ts'
import { testParts } from '../src/web/edge/test-edge.ts'
import { serve } from '../src/web/serve.ts'
import { makeCertificate } from './openssl.ts'

const folder = mkdtempSync(join(tmpdir(), 'doorchain-https-'))
let first: PairFiles
let second: PairFiles

before(() => {
  first = makeCertificate(join(folder, 'first'), 'doorchain.example')
  second = makeCertificate(join(folder, 'second'), 'doorchain.example')
})
after(() => rmSync(folder, { recursive: true, force: true }))

const refusal = (files: PairFiles, now = Date.now()) => {
  try {
    readPair(files, now)
  } catch (error) {
    assert.ok(error instanceof DoorchainError)
    return error
  }
  return assert.fail('the pair was taken')
}

describe('a certificate', () => {
  it('is taken with its own key, and knows its host and its end', () => {
    const pair = readPair(first, Date.now())
    assert.ok(pair.covers('doorchain.example') && pair.covers('127.0.0.1') && !pair.covers('evil.example'))
    assert.ok(pair.ends > Date.now() && pair.ends < Date.now() + 31 * 86_400_000)
  })

  it('is refused with what to do when it is missing, broken, of another key or out of date', () => {
    const missing = refusal({ ...first, key: join(folder, 'nothing.pem') })
    assert.deepEqual(
      [missing.code, /nothing\.pem.*there is no such file/.test(missing.message)],
      ['certificate-unreadable', true],
    )
    assert.match(missing.next, /TLS_CERT_FILE/)
    const broken = join(folder, 'broken.pem')
    writeFileSync(broken, readFileSync(first.key, 'utf8').slice(0, 80))
    assert.match(refusal({ ...first, key: broken }).message, /broken\.pem cannot be used: it is no PEM file/)
    assert.match(refusal({ certificate: first.key, key: first.key }).message, /no PEM file/)
    assert.match(refusal({ ...first, key: second.key }).message, /not the key of the certificate/)
    for (const days of [-2, 31]) {
      const expired = refusal(first, Date.now() + days * 86_400_000)
      assert.match(expired.message, /holds from \d{4}-.*, and not now/)
      assert.match(expired.next, /Renew it/)
    }
  })
})

interface Answer {
  readonly status: number | undefined
  readonly hsts: string | undefined
  /** Names the certificate that the connection was made with, unless it resumed an older one. */
  readonly fingerprint: string
  /** Names the connection. */
  readonly port: number | undefined
}

async function ask(address: string, agent: Agent, ca: Buffer[]): Promise<Answer> {
  const headers = { Host: 'doorchain.example' }
  const request = get(`${address}/danger`, { agent, ca, headers, servername: 'doorchain.example' })
  const [response] = await once(request, 'response')
  const socket = response.socket as TLSSocket
  const [port, certificate] = [socket.localPort, socket.getPeerCertificate()]
  response.resume()
  await once(response, 'end')
  return {
    status: response.statusCode,
    hsts: response.headers['strict-transport-security'],
    fingerprint: certificate?.fingerprint256 ?? '',
    port,
  }
}

describe('HTTPS by itself', () => {
  it('takes a renewed certificate while a connection stays open, and keeps the old one when the new is broken', async () => {
    const used = { certificate: join(folder, 'used.pem'), key: join(folder, 'used.key') }
    const put = ({ certificate, key }: PairFiles) => {
      copyFileSync(certificate, used.certificate)
      copyFileSync(key, used.key)
    }
    put(first)
    const told: string[] = []
    const log = {
      info: (_: object, sentence: string) => told.push(sentence),
      error: (_: object, sentence: string) => told.push(sentence),
    }
    const certificate = openCertificate(used, log)
    const app = webApp(testParts(), loadCompactKnowledge, openEdge({ publicUrl: 'https://doorchain.example' }))
    const service = await serve(app, { host: '127.0.0.1', port: 0, certificate })
    assert.match(service.address, /^https:/)
    const ca = [first, second].map((files) => readFileSync(files.certificate))
    const [kept, fresh] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ maxCachedSessions: 0 })]
    try {
      const before = await ask(service.address, kept, ca)
      assert.equal(before.status, 200)
      assert.match(before.hsts ?? '', /max-age=/)
      put(second)
      certificate.reload()
      assert.equal((await ask(service.address, kept, ca)).port, before.port)
      const renewed = await ask(service.address, fresh, ca)
      assert.notEqual(renewed.fingerprint, before.fingerprint)
      copyFileSync(first.key, used.key)
      certificate.reload()
      assert.equal((await ask(service.address, fresh, ca)).fingerprint, renewed.fingerprint)
      assert.deepEqual(
        told.map((sentence) => sentence.split(' ')[0]),
        ['A', 'The'],
      )
    } finally {
      kept.destroy()
      await service.close(0)
    }
  })

  it('sees by itself that the files changed', async () => {
    const used = makeCertificate(join(folder, 'seen'), 'doorchain.example')
    const log = { info: () => undefined, error: () => undefined }
    const certificate = openCertificate(used, log, 50)
    const alive = setInterval(() => undefined, 1_000)
    const renewed = new Promise<Buffer>((resolve) => certificate.follow(({ cert }) => resolve(cert)))
    await pause(200)
    makeCertificate(join(folder, 'seen'), 'doorchain.example')
    assert.deepEqual(await renewed, readFileSync(used.certificate))
    clearInterval(alive)
    certificate.stop()
  })
})
