import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '../config.ts'

function stats(args: readonly string[], input: string) {
  const command = [join(projectRoot, 'dist', 'src', 'cli.js'), 'stats', ...args, '--csv', '-']
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { input, encoding: 'utf8' })
  return { lines: stdout.trimEnd().split('\n'), stderr, status }
}

test('a file with a byte order mark, quotes and Windows lines gives bounds with all their digits, and NA before them', () => {
  const counts = [3, 5, 2, 4, 6, 1, 0, 9]
  const { lines, status } = stats(
    ['ears'],
    `\ufeff"t","obs"\r\n${counts.map((count, at) => `"${at + 1}",${count}`).join('\r\n')}\r\n`,
  )
  assert.equal(status, 0)
  assert.deepEqual(lines.slice(0, 2), ['t,obs,C1,C2,C3', '1,3,NA,NA,NA'])
  const [week, count, c1, c2] = lines[8]!.split(',')
  assert.deepEqual([week, count, c2], ['8', '9', 'NA'])
  assert.ok(Math.abs(Number(c1) - 9.67566475803884) < 1e-12)
})

test('a wrong count is refused with the line of the file, and nothing is printed', () => {
  const { lines, stderr, status } = stats(['farrington'], 't,obs\n1,4\n2,-4\n')
  assert.deepEqual([lines, status], [[''], 2])
  assert.match(stderr, /line 3: count must be a whole number from 0 to 1000000000, not "-4"/)
})

test('districts by name are found on the map, and a name that could be a formula is disarmed', () => {
  const quiet = Array.from({ length: 20 }, (_, at) => {
    const [name, count] = at % 2 ? ['Stevenage', 1] : ['Dacorum', 3]
    return `${name},2026-11-${String(at + 1).padStart(2, '0')},${count}`
  })
  const { lines } = stats(['scan'], ['district,date,count', ...quiet, 'Stevenage,2026-11-20,9'].join('\n'))
  assert.match(lines[1]!, /^1,E07000243,E07000243,0,2026-11-20,2026-11-20,10,/)
  const odd = quiet.map((row) => row.replace('Stevenage', '=1+1,1,1').replace('Dacorum', 'B,2,2'))
  const spots = stats(['scan'], ['place,x,y,date,n', ...odd, '=1+1,1,1,2026-11-20,9'].join('\n'))
  assert.match(spots.lines[1]!, /^1,'=1\+1,'=1\+1,0,/)
})
