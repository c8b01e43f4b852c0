import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { conflictIn, type Settings, settings } from './settings.ts'
import { DoorchainError } from './values/error.ts'
import type { Operator } from './values/notice.ts'
import { noProxies, type Proxies } from './values/proxies.ts'

/** The folder that holds package.json, from wherever this file runs (src or dist). */
export const projectRoot = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return findRoot(dirname(folder))
}

/** The version of this software, as package.json says. */
export const softwareVersion = (): string =>
  (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version

export type LogLevel = NonNullable<Settings['LOG_LEVEL']>

/** Requests a minute that one subscriber may make, by purpose. */
export interface Limits {
  readonly pages: number
  readonly checks: number
  readonly forms: number
  readonly api: number
}

/** Never printed or logged: turned into text or JSON, nothing of it shows. */
export interface Secrets {
  readonly databaseUrl: string | null
  readonly smtpUrl: string | null
  readonly metricsToken: string | null
}

export interface Config {
  /** Absolute path; holds the embedded database, unless a PostgreSQL server is used. */
  readonly dataDirectory: string
  /** Absolute path of the folder with the keys that the directory is signed with; the data directory unless it is set. */
  readonly directoryKeys: string
  readonly host: string
  readonly port: number
  /** The address that people use, as an origin without a slash at its end: https://doorchain.example. */
  readonly publicUrl: string
  readonly proxies: Proxies
  /** Absolute paths of PEM files; null when Doorchain does not speak HTTPS itself. */
  readonly tls: { readonly certificate: string; readonly key: string } | null
  /** Where plain HTTP is sent on to HTTPS. */
  readonly httpPort: number | null
  readonly mailFrom: string | null
  /** host:port of what is not public and may be fetched all the same. */
  readonly fetchAllow: readonly string[]
  /** Address of the hub that is told of changes in the feeds; null for none. */
  readonly warningsHub: string | null
  readonly limits: Limits
  /** Most connections at one time. */
  readonly connections: number
  /** How long a service that is told to stop goes on answering while it says that it is not ready. */
  readonly drainSeconds: number
  /** Unless it is set: `info` for a service with a public address, `warn` for one on somebody's own machine. */
  readonly logLevel: LogLevel
  /** Who runs the service, for its privacy notice. */
  readonly operator: Operator
  readonly secrets: Secrets
}

/**
 * Reads the environment into one frozen object; an empty variable counts as unset, a relative data directory starts at
 * the project's folder. Throws `setting-wrong`, naming the variable but never its value.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settings.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new DoorchainError('setting-wrong', { name: issue.path.join('.'), problem: issue.message })
  }
  const conflict = conflictIn(parsed.data)
  if (conflict) throw new DoorchainError('setting-wrong', conflict)
  return configFrom(parsed.data)
}

function configFrom(set: Settings): Config {
  const file = (path: string) => resolve(projectRoot, path)
  const tls =
    set.TLS_CERT_FILE === undefined || set.TLS_KEY_FILE === undefined
      ? null
      : Object.freeze({ certificate: file(set.TLS_CERT_FILE), key: file(set.TLS_KEY_FILE) })
  return Object.freeze({
    dataDirectory: file(set.DOORCHAIN_DATA),
    directoryKeys: file(set.DIRECTORY_KEYS ?? set.DOORCHAIN_DATA),
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL === undefined ? listeningUrl(set) : new URL(set.PUBLIC_URL).origin,
    proxies: Object.freeze(set.TRUSTED_PROXIES ?? noProxies),
    tls,
    httpPort: set.HTTP_PORT ?? null,
    mailFrom: set.MAIL_FROM ?? null,
    fetchAllow: Object.freeze(set.WARNINGS_FETCH_ALLOW ?? []),
    warningsHub: set.WARNINGS_HUB ?? null,
    limits: Object.freeze({
      pages: set.LIMIT_PAGES,
      checks: set.LIMIT_CHECKS,
      forms: set.LIMIT_FORMS,
      api: set.LIMIT_API,
    }),
    connections: set.LIMIT_CONNECTIONS,
    drainSeconds: set.DRAIN_SECONDS,
    logLevel: set.LOG_LEVEL ?? (set.PUBLIC_URL === undefined ? 'warn' : 'info'),
    operator: Object.freeze({ name: set.OPERATOR_NAME ?? null, contact: set.OPERATOR_CONTACT ?? null }),
    secrets: hidden({
      databaseUrl: set.DATABASE_URL ?? null,
      smtpUrl: set.SMTP_URL ?? null,
      metricsToken: set.METRICS_TOKEN ?? null,
    }),
  })
}

const ownMachine = /^(?:127\.[\d.]+|0\.0\.0\.0|::|::1|localhost)$/

/** Without PUBLIC_URL: this machine by its name, since a passkey needs a name and takes no bare address. */
function listeningUrl({ HOST, PORT, TLS_CERT_FILE }: Settings): string {
  const host = ownMachine.test(HOST) ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return new URL(`${TLS_CERT_FILE === undefined ? 'http' : 'https'}://${host}:${PORT}`).origin
}

function hidden(secrets: Secrets): Secrets {
  const unseen = { value: () => '[hidden]', enumerable: false }
  return Object.freeze(Object.defineProperties({ ...secrets }, { toJSON: unseen, [inspect.custom]: unseen }))
}
