import { rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import type { Access } from './access.ts'
import { type Answer, controlPath, controlVersion, type Request, requestLimit, send } from './control.ts'
import { splitLines } from './lines.ts'

export interface Control {
  /** Answers what is being asked, tells every client that it closes, and stops listening. */
  close(): Promise<void>
}

const connectionLimit = 32
/** A client that was told that this process closes gets this long to hang up. */
const lingerMs = 1_000

/** Answers other commands on the socket of a data directory whose lock this process holds. */
export async function serveControl(directory: string, access: Access): Promise<Control> {
  const path = controlPath(directory)
  if (process.platform !== 'win32') await rm(path, { force: true })
  const talks = new Map<Talk, Promise<void>>()
  const server = createServer((socket) => {
    const talk = new Talk(socket, access)
    talks.set(
      talk,
      talk.run().finally(() => talks.delete(talk)),
    )
  })
  server.maxConnections = connectionLimit
  await listenPrivately(server, path)
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const talk of talks.keys()) talk.stop()
      await Promise.all(talks.values())
      await closed
    },
  }
}

/** The socket is made readable and writable for its owner only, from its first moment. */
async function listenPrivately(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const before = process.umask(0o177)
  try {
    server.listen(path)
  } finally {
    process.umask(before)
  }
  await listening
  server.unref()
}

/** One client: its requests are answered one after the other. */
class Talk {
  readonly #socket: Socket
  readonly #access: Access
  #busy = false
  #stopping = false

  constructor(socket: Socket, access: Access) {
    this.#socket = socket
    this.#access = access
    socket.setEncoding('utf8')
    socket.on('error', () => undefined)
  }

  async run(): Promise<void> {
    try {
      await send(this.#socket, { hello: controlVersion })
      for await (const line of splitLines(this.#socket, requestLimit)) {
        if (this.#stopping) continue
        this.#busy = true
        await this.#answer(line)
        this.#busy = false
        if (this.#stopping) this.#bye()
      }
    } catch {
      // The client left, or sent what no client sends: it gets no more answers.
    } finally {
      this.#socket.end()
      this.#socket.destroySoon()
    }
  }

  stop(): void {
    this.#stopping = true
    if (!this.#busy) this.#bye()
  }

  /** Half closes: what the client sent meanwhile is read and left, so that it finds the word "closing" and no broken pipe. */
  #bye(): void {
    this.#socket.end(`${JSON.stringify({ closing: true } satisfies Answer)}\n`)
    const late = setTimeout(() => this.#socket.destroy(), lingerMs)
    this.#socket.once('close', () => clearTimeout(late))
  }

  async #answer(line: string): Promise<void> {
    const id = Number(/^\{"id":(\d{1,15}),/.exec(line)?.[1] ?? 0)
    try {
      await send(this.#socket, { id, done: await this.#perform(await parseRequest(line)) })
    } catch (error) {
      const known =
        error instanceof DoorchainError ? error : new DoorchainError('request-wrong', { problem: problemOf(error) })
      await send(this.#socket, { id, error: { code: known.code, fields: known.fields } })
    }
  }

  /** A client that left is told nothing more; what it asked for goes on. */
  async #tell(id: number, progress: string): Promise<void> {
    await send(this.#socket, { id, lines: [progress] }).catch(() => undefined)
  }

  async #perform(request: Request) {
    switch (request.do) {
      case 'status':
        return this.#access.status()
      case 'record':
        await this.#access.record(request.event)
        return null
      case 'backup':
        return this.#access.backup((lines) => send(this.#socket, { id: request.id, lines }))
      case 'work':
        return this.#access.work({ ...request, tell: (progress) => void this.#tell(request.id, progress) })
    }
  }
}

async function parseRequest(line: string): Promise<Request> {
  const [{ z }, { eventSchema }] = await Promise.all([import('zod'), import('./event.ts')])
  const id = z.number().int().positive()
  const request = z.discriminatedUnion('do', [
    z.strictObject({ id, do: z.literal('status') }),
    z.strictObject({ id, do: z.literal('record'), event: eventSchema }),
    z.strictObject({ id, do: z.literal('backup') }),
    z.strictObject({ id, do: z.literal('work'), name: z.string().max(60), input: z.unknown() }),
  ])
  const parsed = request.safeParse(JSON.parse(line))
  if (parsed.success) return parsed.data
  throw new DoorchainError('request-wrong', { problem: 'it is none that this version knows' })
}
