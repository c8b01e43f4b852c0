// One small script behind every npm command: installs when the lock file is newer, compiles when a source is newer,
// then runs the compiled program on the Node that came with the project. Runs on Node 20.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => join(root, ...parts)
const modified = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
const stamp = at('dist', '.compiled')

/** The newest modification time, in ms, of any file below the given paths. */
function newest(...paths) {
  let latest = 0
  for (const path of paths) {
    if (!existsSync(path)) continue
    latest = Math.max(latest, statSync(path).mtimeMs)
    if (statSync(path).isDirectory())
      latest = Math.max(latest, newest(...readdirSync(path).map((name) => join(path, name))))
  }
  return latest
}

function run(command, args, hint) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (result.status === 0) return
  console.error(`\n${hint}`)
  process.exit(result.status ?? 1)
}

function install() {
  const lock = at('package-lock.json')
  const installed = at('node_modules', '.package-lock.json')
  if (modified(installed) >= modified(lock)) return
  console.error('Installing what Doorchain needs (npm ci); this happens once.')
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm ci did not finish. Check the network and that npm is 10 or newer, then try again.',
  )
  const now = new Date()
  utimesSync(installed, now, now)
}

/** The project's own Node 24; on a system without such a package (macOS), the Node that runs this, if it is new enough. */
function node() {
  const own = at(
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `Doorchain needs Node 24; this is ${process.version} and no Node package exists for ${process.platform} ${process.arch}. Install Node 24 and try again.`,
  )
  process.exit(1)
}

function compile(runtime) {
  const sources = ['src', 'bench', 'e2e', 'data', 'tsconfig.json', 'package.json'].map((name) => at(name))
  if (modified(stamp) >= newest(...sources)) return
  console.error('Compiling.')
  const started = new Date()
  run(
    runtime,
    [at('node_modules', 'typescript', 'bin', 'tsc')],
    'The source does not compile; the lines above say where.',
  )
  run(
    runtime,
    [at('dist', 'src', 'knowledge', 'build.js')],
    'The knowledge in data/ was not accepted; the lines above say which file and why.',
  )
  run(runtime, [at('dist', 'src', 'web', 'bundle.js')], 'The script for browsers could not be put together.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
}

install()
const runtime = node()
compile(runtime)
// Web Crypto algorithms that passkeys look for are told as warnings by Node 24; nobody at a terminal can act on them.
const quiet = '--disable-warning=ExperimentalWarning'
const child = spawn(runtime, [quiet, at('dist', 'src', 'cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
