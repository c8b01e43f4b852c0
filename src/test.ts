import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { ensureChromium } from '../e2e/chromium.ts'
import { startPostgres } from '../e2e/postgres.ts'
import { projectRoot } from './config.ts'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * `npm test`: the linter, then every test of the compiled program in two processes, with a real PostgreSQL server beside them
 * and a real browser installed. `names` keeps only the tests whose path holds one of them. The last line printed is the
 * count. Returns the exit code.
 */
export async function runTests(names: readonly string[] = []): Promise<number> {
  const lint = await run(join(projectRoot, 'node_modules', '@biomejs', 'biome', 'bin', 'biome'), [
    'ci',
    '--error-on-warnings',
  ])
  if (lint !== 0) console.log('Biome found something: "npm run fix" mends what it can.')
  ensureChromium()
  const postgres = await startPostgres()
  const stop = () => void postgres.stop().finally(() => process.exit(1))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const tests = await runFiles(compiledTests(names), postgres.url)
    const count = { ...tests, passed: tests.passed + (lint === 0 ? 1 : 0), failed: tests.failed + (lint === 0 ? 0 : 1) }
    console.log(inWords(count))
    return count.failed === 0 ? 0 : 1
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await postgres.stop()
  }
}

/** Compiled tests whose source is still there, sorted. */
function compiledTests(names: readonly string[]): readonly string[] {
  const compiled = join(projectRoot, 'dist')
  return globSync('**/*.test.js', { cwd: compiled })
    .filter((file) => ['.ts', '.tsx'].some((end) => existsSync(join(projectRoot, file.replace(/\.js$/, end)))))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .map((file) => join(compiled, file))
    .sort()
}

/** Tests with browsers and whole services beside all others: two processes, since each mostly keeps one core busy. */
async function runFiles(files: readonly string[], postgres: string): Promise<Count> {
  const isWhole = (file: string) => relative(join(projectRoot, 'dist'), file).startsWith('e2e')
  const parts = [files.filter((file) => !isWhole(file)), files.filter(isWhole)].filter(({ length }) => length > 0)
  const folder = mkdtempSync(join(tmpdir(), 'doorchain-tests-'))
  try {
    const counts = await Promise.all(
      parts.map((part, at) => runPart(part, { postgres, report: join(folder, `${at}.tap`), isLater: at > 0 })),
    )
    return counts.reduce(together, { passed: 0, failed: 0, skipped: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const together = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

interface Part {
  readonly postgres: string
  readonly report: string
  /** What it prints comes when it has ended, so that two do not mix. */
  readonly isLater: boolean
}

async function runPart(files: readonly string[], { postgres, report, isLater }: Part): Promise<Count> {
  const shown = `${report}.txt`
  const reporters = ['--test-reporter=spec', `--test-reporter-destination=${isLater ? shown : 'stdout'}`]
  reporters.push('--test-reporter=tap', `--test-reporter-destination=${report}`)
  const code = await run('--test', ['--test-isolation=none', ...reporters, ...files], {
    DOORCHAIN_TEST_POSTGRES: postgres,
  })
  if (isLater && existsSync(shown)) process.stdout.write(readFileSync(shown))
  return countOf(existsSync(report) ? readFileSync(report, 'utf8') : '', code)
}

/** Runs Node with a script (or option) and arguments; resolves to its exit code. */
async function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const options = { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } } as const
  const child = spawn(process.execPath, [script, ...args.map((arg) => relativeTo(arg))], options)
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

const relativeTo = (arg: string) => (arg.startsWith(projectRoot) ? relative(projectRoot, arg) : arg)

/** Reads the summary of a TAP report. A run that ended badly without naming a failed test counts as one failure. */
export function countOf(report: string, exitCode: number): Count {
  const of = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(report)?.[1] ?? 0)
  const failed = of('fail') + of('cancelled')
  return {
    passed: of('pass'),
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: of('skipped') + of('todo'),
  }
}

/** `N passed, N failed`, and the skipped when there are any. */
export const inWords = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
