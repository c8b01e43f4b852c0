import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { projectRoot, readConfig } from './config.ts'
import { DoorchainError } from './values/error.ts'

const refusal = (variables: Record<string, string>) => {
  try {
    readConfig(variables)
  } catch (error) {
    assert.ok(error instanceof DoorchainError)
    return error
  }
  return assert.fail('the setting was taken')
}

test('with nothing set, the service is for this machine only and keeps its data in the project', () => {
  assert.deepEqual(readConfig({}), {
    dataDirectory: join(projectRoot, '.doorchain'),
    directoryKeys: join(projectRoot, '.doorchain'),
    host: '127.0.0.1',
    port: 8710,
    publicUrl: 'http://localhost:8710',
    proxies: { hops: 0 },
    tls: null,
    httpPort: null,
    mailFrom: null,
    fetchAllow: [],
    warningsHub: null,
    limits: { pages: 3000, checks: 120, forms: 60, api: 300 },
    connections: 1000,
    drainSeconds: 0,
    logLevel: 'warn',
    operator: { name: null, contact: null },
    secrets: { databaseUrl: null, smtpUrl: null, metricsToken: null },
  })
})

test('the log tells of each answer where there is a public address, and only of trouble on somebody’s own machine', () => {
  assert.equal(readConfig({ PUBLIC_URL: 'https://doorchain.example' }).logLevel, 'info')
  assert.equal(readConfig({ PUBLIC_URL: 'https://doorchain.example', LOG_LEVEL: 'error' }).logLevel, 'error')
  assert.equal(readConfig({ LOG_LEVEL: 'info' }).logLevel, 'info')
})

test('an empty variable counts as unset', () => {
  assert.deepEqual(readConfig({ PORT: '', DATABASE_URL: '', HOST: '' }), readConfig({}))
})

test('settings are taken as they are and cannot be changed later', () => {
  const config = readConfig({
    DATABASE_URL: 'postgresql://a:b@db/x',
    DOORCHAIN_DATA: '/srv/chain',
    HOST: '::1',
    PORT: '0',
    LOG_LEVEL: 'warn',
  })
  assert.deepEqual(
    [config.secrets.databaseUrl, config.dataDirectory, config.host, config.port, config.logLevel],
    ['postgresql://a:b@db/x', '/srv/chain', '::1', 0, 'warn'],
  )
  assert.ok(Object.isFrozen(config) && Object.isFrozen(config.secrets))
})

test('a wrong setting is named, with what to do, and its value is not repeated', () => {
  const wrong = {
    PORT: '80x',
    LOG_LEVEL: 'loud',
    HOST: 'a b',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    PUBLIC_URL: 'https://doorchain.example/inside?a=b',
    TRUSTED_PROXIES: 'nginx',
    HTTP_PORT: '8O',
    SMTP_URL: 'https://root:hunter2@mail.example',
    MAIL_FROM: 'a@b.example\r\nBcc: all@b.example',
    METRICS_TOKEN: 'too short',
    WARNINGS_HUB: 'https://a:hunter2@hub.example/',
    LIMIT_CHECKS: '-1',
    LIMIT_CONNECTIONS: 'many',
    DRAIN_SECONDS: '1e9',
  }
  for (const [name, value] of Object.entries(wrong)) {
    const error = refusal({ [name]: value })
    assert.equal(error.code, 'setting-wrong')
    assert.match(error.message, new RegExp(`The setting ${name} is not right: it must`))
    assert.match(error.next, new RegExp(name))
    assert.ok(!error.message.includes(value))
  }
  assert.match(refusal({ PORT: '65536' }).message, /0 to 65535/)
})

test('a public address is a scheme, a host and a port, and nothing that could lead elsewhere', () => {
  const bad = [
    'doorchain.example',
    'ftp://doorchain.example',
    'https://a:b@doorchain.example',
    'https://x/#y',
    'javascript:1',
  ]
  for (const PUBLIC_URL of bad) assert.match(refusal({ PUBLIC_URL }).message, /The setting PUBLIC_URL/)
  assert.equal(readConfig({ PUBLIC_URL: 'https://Doorchain.Example:443/' }).publicUrl, 'https://doorchain.example')
})

test('without a public address, the listening one is meant, by a name where there is one', () => {
  const publicUrl = (HOST: string) => readConfig({ HOST, PORT: '81' }).publicUrl
  assert.deepEqual(['0.0.0.0', '::', '127.0.0.2'].map(publicUrl), Array(3).fill('http://localhost:81'))
  assert.deepEqual(['192.0.2.7', '2001:db8::7'].map(publicUrl), ['http://192.0.2.7:81', 'http://[2001:db8::7]:81'])
})

test('settings that do not fit together are refused', () => {
  const tls = { TLS_CERT_FILE: 'c.pem', TLS_KEY_FILE: 'k.pem' }
  assert.match(refusal({ TLS_CERT_FILE: 'c.pem' }).message, /TLS_KEY_FILE is not right: it must be set too/)
  assert.match(refusal({ TLS_KEY_FILE: 'k.pem' }).message, /TLS_CERT_FILE is not right: it must be set too/)
  assert.match(refusal({ ...tls, PUBLIC_URL: 'http://a.example' }).message, /PUBLIC_URL .* https/)
  assert.match(refusal({ HTTP_PORT: '80' }).message, /HTTP_PORT .* TLS_CERT_FILE/)
  assert.match(refusal({ ...tls, HTTP_PORT: '81', PORT: '81' }).message, /another port/)
  assert.match(refusal({ SMTP_URL: 'smtp://mail.example' }).message, /MAIL_FROM/)
  assert.equal(readConfig({ ...tls, PORT: '443' }).publicUrl, 'https://localhost')
})

test('secrets do not show when the settings are printed', () => {
  const secrets = {
    DATABASE_URL: 'postgres://a:hunter2@db/x',
    SMTP_URL: 'smtp://a:hunter2@mail.example',
    MAIL_FROM: 'Doorchain <doorchain@example.org>',
    METRICS_TOKEN: 'hunter2hunter2hunter2',
  }
  const config = readConfig(secrets)
  assert.equal(config.secrets.metricsToken, secrets.METRICS_TOKEN)
  for (const printed of [inspect(config, { depth: null }), JSON.stringify(config), `${config.secrets}`])
    assert.doesNotMatch(printed, /hunter2/)
})
