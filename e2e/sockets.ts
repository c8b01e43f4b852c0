import { once } from 'node:events'
import { connect } from 'node:net'

/** What a server sent until it closed the connection. Writes the pieces one after the other, `everyMs` apart, till then. */
export async function speak(address: string, pieces: Iterable<string>, everyMs = 0): Promise<string> {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname).setEncoding('latin1').setNoDelay()
  let heard = ''
  socket.on('data', (piece: string) => {
    heard += piece
  })
  socket.on('error', () => undefined)
  const closed = once(socket, 'close').catch(() => undefined)
  await once(socket, 'connect')
  const left = pieces[Symbol.iterator]()
  const timer = setInterval(() => {
    const { done, value } = left.next()
    if (!done && socket.writable) socket.write(value)
  }, everyMs)
  await closed
  clearInterval(timer)
  return heard
}

/** The same piece for ever, after those given. */
export function* dripping(first: string, drop: string): Generator<string> {
  yield first
  for (;;) yield drop
}
