import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { projectRoot } from '../config.ts'
import { openStore } from '../store/open.ts'
import { embeddedConfig } from '../store/test-databases.ts'
import { works } from '../work.ts'

const cli = join(projectRoot, 'dist', 'src', 'cli.js')
const run = promisify(execFile)

describe('the command for privacy', () => {
  it('prints what is kept, and ends what is over by the process that holds the database', async () => {
    const config = await embeddedConfig()
    const store = await openStore(config, 'a test', works)
    const long = new Date('2020-01-01')
    const old = { purpose: 'test', key_hash: 'x', window_start: long, window_end: long, count: 1 }
    await store.db.insertInto('attempt').values(old).execute()
    const env = { ...process.env, DOORCHAIN_DATA: config.dataDirectory, DATABASE_URL: '' }
    const command = async (...args: readonly string[]) =>
      (await run(process.execPath, [cli, 'privacy', ...args], { env })).stdout
    assert.match(await command('list'), /^attempt\n {2}How often [\s\S]*ends: deleted in the night after window_end/m)
    assert.equal(await command('run'), 'Ended:\n  attempt: 1\n')
    assert.equal(await command('run'), 'Nothing was over its time.\n')
    await store.close()
  })
})
