import type { Readable } from 'node:stream'

/** One line of a stream of bytes, or why it is none. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: 'too-long' | 'not-utf-8' }

/** Longest line that is read; a longer one is passed over to its end. */
export const longestLineBytes = 8 * 1024 * 1024
const newline = 10

/** Cuts a stream into lines, holding at most one in memory; what is too long or no UTF-8 is reported by its number. */
export async function* readLines(input: Readable): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let held: Buffer[] = []
  let heldBytes = 0
  let number = 1
  const finish = (): Line => {
    const bytes = Buffer.concat(held)
    const isTooLong = heldBytes > longestLineBytes
    held = []
    heldBytes = 0
    if (isTooLong) return { number: number++, problem: 'too-long' }
    try {
      return { number: number++, text: decoder.decode(bytes) }
    } catch {
      return { number: number++, problem: 'not-utf-8' }
    }
  }
  const hold = (part: Buffer) => {
    heldBytes += part.length
    if (heldBytes > longestLineBytes) held = []
    else held.push(part)
  }
  for await (const chunk of input as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, at))
      yield finish()
      from = at + 1
    }
    if (from < chunk.length) hold(chunk.subarray(from))
  }
  if (heldBytes > 0) yield finish()
}
