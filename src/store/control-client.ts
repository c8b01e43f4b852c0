import { once } from 'node:events'
import { createConnection, type Socket } from 'node:net'
import { DoorchainError, isErrorCode } from '../values/error.ts'
import type { Access, Status } from './access.ts'
import type { BackupHeader, Lines } from './backup.ts'
import { type Answer, controlPath, type Request, send } from './control.ts'
import { splitLines } from './lines.ts'

/** Thrown for a request that was surely not done because the holder closes: ask whoever holds the directory next. */
export class HolderClosing extends Error {}

export interface RemoteAccess extends Access {
  close(): Promise<void>
}

/** A holder that is busy opening a database answers late; one that is gone never does. */
const helloWithinMs = 10_000

/** Reaches the process that holds a data directory; null when none answers. */
export async function reachHolder(directory: string): Promise<RemoteAccess | null> {
  const socket = createConnection(controlPath(directory))
  socket.setEncoding('utf8')
  const answers = splitLines(socket)
  const late = setTimeout(() => socket.destroy(), helloWithinMs)
  try {
    const first = await answers.next()
    if (first.done || !('hello' in parse(first.value))) return null
  } catch {
    return null
  } finally {
    clearTimeout(late)
  }
  return remoteAccess(new Line(socket, answers))
}

const parse = (line: string): Answer => JSON.parse(line)

function remoteAccess(line: Line): RemoteAccess {
  return {
    status: async () => (await line.ask({ id: line.nextId(), do: 'status' })) as Status,
    record: async (event) => void (await line.ask({ id: line.nextId(), do: 'record', event })),
    backup: async (take) => (await line.ask({ id: line.nextId(), do: 'backup' }, take)) as BackupHeader,
    work: ({ name, input, tell }) =>
      line.ask({ id: line.nextId(), do: 'work', name, input }, async (lines) => {
        for (const progress of lines) tell?.(progress)
      }),
    close: () => line.close(),
  }
}

interface Waiting {
  readonly resolve: (done: unknown) => void
  readonly reject: (error: unknown) => void
  readonly take: ((lines: Lines) => Promise<void>) | undefined
}

/** The open line to the holder; answers find their request by its id. */
class Line {
  readonly #socket: Socket
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  /** Set once nothing more can be asked. */
  #over: Error | null = null

  constructor(socket: Socket, answers: AsyncGenerator<string>) {
    this.#socket = socket
    socket.on('error', () => undefined)
    this.#listen(answers).then(
      () => this.#end(new DoorchainError('service-gone')),
      (error: unknown) => this.#end(error instanceof DoorchainError ? error : new DoorchainError('service-gone')),
    )
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  async ask(request: Request, take?: Waiting['take']): Promise<unknown> {
    if (this.#over) throw new HolderClosing()
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(request.id, { resolve, reject, take }))
    send(this.#socket, request).catch(() => this.#socket.destroy())
    return answer
  }

  async close(): Promise<void> {
    if (this.#socket.closed) return
    const closed = once(this.#socket, 'close')
    this.#socket.end()
    this.#socket.destroySoon()
    await closed
  }

  async #listen(answers: AsyncGenerator<string>): Promise<void> {
    for await (const text of answers) {
      const answer = parse(text)
      if ('closing' in answer) return this.#end(new HolderClosing())
      if ('id' in answer) await this.#give(answer)
    }
  }

  async #give(answer: Extract<Answer, { readonly id: number }>): Promise<void> {
    const waiting = this.#waiting.get(answer.id)
    if (!waiting) return
    if ('lines' in answer) {
      await waiting.take?.(answer.lines).catch((error: unknown) => {
        waiting.reject(error)
        this.#socket.destroy()
      })
      return
    }
    this.#waiting.delete(answer.id)
    if ('done' in answer) return waiting.resolve(answer.done)
    const { code, fields } = answer.error
    waiting.reject(new DoorchainError(isErrorCode(code) ? code : 'service-gone', fields))
  }

  #end(reason: Error): void {
    this.#over ??= reason
    this.#socket.destroy()
    for (const { reject } of this.#waiting.values()) reject(this.#over)
    this.#waiting.clear()
  }
}
