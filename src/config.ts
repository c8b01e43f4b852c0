import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { DoorchainError } from './values/error.ts'

/** The folder that holds package.json, from wherever this file runs (src or dist). */
export const projectRoot = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return findRoot(dirname(folder))
}

const isPostgres = (url: string) => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)

const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgres, 'it must look like postgres://user:password@host:5432/database')
    .optional(),
  DOORCHAIN_DATA: z.string().default('.doorchain'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'it must be an address or a host name, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'it must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'it must be a whole number from 0 to 65535')
    .default(8710),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'it must be one of trace, debug, info, warn, error, fatal, silent',
    })
    .default('info'),
})

export type LogLevel = z.infer<typeof environment>['LOG_LEVEL']

export interface Config {
  /** Absolute path; holds the embedded database, unless a PostgreSQL server is used. */
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  readonly logLevel: LogLevel
  /** Never printed or logged. */
  readonly secrets: { readonly databaseUrl: string | null }
}

/**
 * Reads the environment into one frozen object; an empty variable counts as unset, a relative data directory starts at
 * the project's folder. Throws `setting-wrong`, naming the variable but never its value.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new DoorchainError('setting-wrong', { name: issue.path.join('.'), problem: issue.message })
  }
  const { DATABASE_URL, DOORCHAIN_DATA, HOST, PORT, LOG_LEVEL } = parsed.data
  return Object.freeze({
    dataDirectory: resolve(projectRoot, DOORCHAIN_DATA),
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    secrets: Object.freeze({ databaseUrl: DATABASE_URL ?? null }),
  })
}
