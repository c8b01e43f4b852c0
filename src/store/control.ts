import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { join, relative } from 'node:path'
import { DoorchainError, type ErrorFields } from '../values/error.ts'
import type { Lines } from './backup.ts'
import type { Event } from './event.ts'

/**
 * The control channel: JSON lines over a socket in the data directory, for other commands of the same user. The server
 * says `hello` first; a client asks only after it. `closing` means: whatever has no answer yet was not done.
 */
export const controlVersion = 1

export type Request = { readonly id: number } & (
  | { readonly do: 'status' }
  | { readonly do: 'record'; readonly event: Event }
  | { readonly do: 'backup' }
  | { readonly do: 'work'; readonly name: string; readonly input: unknown }
)

export type Answer =
  | { readonly hello: number }
  | { readonly closing: true }
  | { readonly id: number; readonly lines: Lines }
  | { readonly id: number; readonly done: unknown }
  | { readonly id: number; readonly error: { readonly code: string; readonly fields: ErrorFields } }

/** Longest line of a request, in characters. */
export const requestLimit = 65_536

/** Longest wait for the other side to take what was sent. */
const takenWithinMs = 30_000

/** A socket's name may have 103 bytes on every system that has such sockets. */
const pathLimit = 103

/** Where the holder of a data directory listens. Throws `path-too-long`. */
export function controlPath(directory: string): string {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\doorchain-${createHash('sha256').update(directory.toLowerCase()).digest('hex').slice(0, 32)}`
  const whole = join(directory, 'control.sock')
  const path = [whole, relative(process.cwd(), whole)].find((name) => Buffer.byteLength(name) <= pathLimit)
  if (path) return path
  throw new DoorchainError('path-too-long', { where: directory, limit: pathLimit - '/control.sock'.length })
}

/** Sends one message as a line; waits while the other side is slow, gives up on one that takes nothing. */
export async function send(socket: Socket, message: Request | Answer): Promise<void> {
  if (socket.destroyed) throw new Error('the other side left')
  if (socket.write(`${JSON.stringify(message)}\n`)) return
  const waiting = new AbortController()
  const late = setTimeout(() => socket.destroy(), takenWithinMs)
  const gone = once(socket, 'close', waiting).then(() => Promise.reject(new Error('the other side left')))
  try {
    await Promise.race([once(socket, 'drain', waiting), gone])
  } finally {
    clearTimeout(late)
    waiting.abort()
  }
}
