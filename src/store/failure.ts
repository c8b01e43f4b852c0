import { statfsSync } from 'node:fs'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'

/** What a new embedded database takes, and what is asked for before one is opened. */
export const neededMegabytes = { create: 64, open: 20 }

const textOf = (thrown: unknown, name: string): string => {
  const value = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined
  return typeof value === 'string' ? value : ''
}

/** SQLSTATE of the database or code of the operating system, else ''. */
export const codeOf = (thrown: unknown): string => textOf(thrown, 'code')

/** After one of these the embedded engine never answers again. */
export const isFatal = (thrown: unknown): boolean =>
  /^(PANIC|FATAL)$/.test(textOf(thrown, 'severity')) || thrown instanceof WebAssembly.RuntimeError

const isFull = (thrown: unknown) =>
  /^(53100|ENOSPC|EDQUOT|EFBIG)$/.test(codeOf(thrown)) || /No space left|File too large/i.test(problemOf(thrown))

const isForbidden = (thrown: unknown) =>
  /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)$/.test(codeOf(thrown)) ||
  /unable to open database file|readonly database|Permission denied/i.test(problemOf(thrown))

const refusals = /^(28|3D|42501|53300)/
const lost = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|57P0[123]|08)/

/** Puts what a data directory threw into the table of errors. */
export function embeddedFailure(thrown: unknown, where: string): DoorchainError {
  if (thrown instanceof DoorchainError) return thrown
  if (isFull(thrown)) return new DoorchainError('disk-full', { where, needed: neededMegabytes.create }, thrown)
  if (isForbidden(thrown)) return new DoorchainError('data-unreadable', { where, problem: problemOf(thrown) }, thrown)
  return new DoorchainError('database-failed', { where, problem: problemOf(thrown) }, thrown)
}

/** Puts what a PostgreSQL server or the way there threw into the table of errors. */
export function serverFailure(thrown: unknown, where: string): DoorchainError {
  if (thrown instanceof DoorchainError) return thrown
  const code = codeOf(thrown)
  const problem = problemOf(thrown) === 'AggregateError' ? code : problemOf(thrown)
  if (isFull(thrown)) return new DoorchainError('disk-full', { where, needed: neededMegabytes.create }, thrown)
  if (refusals.test(code)) return new DoorchainError('database-refused', { where, problem }, thrown)
  if (lost.test(code) || /timeout|terminated/i.test(problem))
    return new DoorchainError('database-unreachable', { where, problem }, thrown)
  return new DoorchainError('database-failed', { where, problem }, thrown)
}

/** Throws `disk-full` when the disk of `folder` has less than `needed` MB for this user. */
export function demandRoom(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < needed * 2 ** 20) throw new DoorchainError('disk-full', { where: folder, needed })
}
