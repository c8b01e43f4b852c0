import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { installPackages } from './install.ts'

export interface PostgresServer {
  readonly url: string
  /** Stops the server and removes its files. */
  stop(): Promise<void>
}

const versions = '/usr/lib/postgresql'
const oldest = 15
const readyWithinMs = 20_000

/**
 * Starts a PostgreSQL server of its own on a free loopback port, with files in a temporary folder. As root on Debian it
 * installs what is missing and says so; otherwise it throws with the command to run.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPrograms() ?? installPrograms()
  const folder = mkdtempSync(join(tmpdir(), 'doorchain-postgres-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  initialise(join(bin, 'initdb'), data, user)
  const port = await freePort()
  const settings = ['fsync=off', 'full_page_writes=off', 'unix_socket_directories=', 'listen_addresses=127.0.0.1']
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await untilReady(server)
  return { url: `postgres://doorchain@127.0.0.1:${port}/postgres`, stop: () => stop(server, folder) }
}

/** The newest installed version that is new enough. */
function findPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined
  return readdirSync(versions)
    .filter((version) => Number(version) >= oldest)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(versions, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')) && existsSync(join(bin, 'initdb')))
}

function installPrograms(): string {
  installPackages(`PostgreSQL ${oldest} or newer, for the tests,`, ['postgresql'])
  const bin = findPrograms()
  if (bin) return bin
  throw new Error(`PostgreSQL ${oldest} or newer could not be installed; the lines above say why.`)
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL does not run as root: the user to run it as, or null to run it as ourselves. */
function unprivileged(): User | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found) throw new Error('There is no user "postgres" or "nobody" to run PostgreSQL as: root may not run it.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

function initialise(initdb: string, data: string, user: User | null): void {
  const how = ['--auth=trust', '--username=doorchain', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  const made = spawnSync(initdb, ['-D', data, ...how], { ...user, cwd: tmpdir(), encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address === 'object' && address) return address.port
  throw new Error('no free port was given')
}

async function untilReady(server: ChildProcess): Promise<void> {
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (text.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    server.once('error', reject)
  })
  const limit = new AbortController()
  const late = pause(readyWithinMs, undefined, limit).then(() => {
    server.kill('SIGKILL')
    throw new Error(`PostgreSQL was not ready within ${readyWithinMs} ms: ${said}`)
  })
  await Promise.race([ready, late]).finally(() => limit.abort())
  server.removeAllListeners('exit')
}

/** SIGINT asks for a fast shutdown; files are removed when the process has ended. */
async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGINT')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
