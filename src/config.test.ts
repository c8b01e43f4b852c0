import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
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
    host: '127.0.0.1',
    port: 8710,
    logLevel: 'info',
    secrets: { databaseUrl: null },
  })
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
  const wrong = { PORT: '80x', LOG_LEVEL: 'loud', HOST: 'a b', DATABASE_URL: 'mysql://root:hunter2@db/x' }
  for (const [name, value] of Object.entries(wrong)) {
    const error = refusal({ [name]: value })
    assert.equal(error.code, 'setting-wrong')
    assert.match(error.message, new RegExp(`The setting ${name} is not right: it must`))
    assert.match(error.next, new RegExp(name))
    assert.ok(!error.message.includes(value))
  }
  assert.match(refusal({ PORT: '65536' }).message, /0 to 65535/)
})
