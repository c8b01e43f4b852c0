import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { projectRoot } from '../config.ts'

const run = promisify(execFile)

test('999 is answered at the terminal also while the database does not answer, and said to be by what ships alone', async () => {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:9/none' }
  const command = [join(projectRoot, 'dist', 'src', 'cli.js'), 'number', 'treble nine', '--json']
  const { stdout, stderr } = await run(process.execPath, command, { env, timeout: 60_000 })
  const { isWhole, instead } = JSON.parse(stdout)
  assert.equal(isWhole, false)
  assert.equal(instead[0].value, '999')
  assert.match(stderr, /does not answer/)
})
