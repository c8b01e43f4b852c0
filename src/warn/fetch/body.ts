import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import { failed, failureOf, refused } from './failure.ts'

/** The largest body, and whether a larger one is cut off instead of refused. */
export interface BodyLimit {
  readonly most: number
  readonly cut?: boolean
  readonly signal: AbortSignal
}

class Enough extends Error {}

/** The whole body, unpacked while it is counted, so that a small one cannot become a large one. Throws `fetch-failed`. */
export async function readBody(url: URL, answer: IncomingMessage, { most, cut, signal }: BodyLimit): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const piece of source) {
      pieces.push(piece)
      if ((size += piece.length) > most) throw new Enough()
    }
  }
  try {
    const unpacker = unpackerOf(url, answer)
    await (unpacker ? pipeline(answer, unpacker, collect) : pipeline(answer, collect))
  } catch (error) {
    if (signal.aborted) throw failed(url, 'it took too long', error)
    if (!(error instanceof Enough)) throw failureOf(url, error)
    if (!cut) throw tooLarge(url, most)
  }
  return Buffer.concat(pieces).subarray(0, most)
}

/** It stays as large as it is: there is no use in trying again. */
export const tooLarge = (url: URL, most: number) => refused(url, `it is larger than ${most / 1_000_000} MB`)

function unpackerOf(url: URL, { headers }: IncomingMessage) {
  const coding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  switch (coding) {
    case 'identity':
    case '':
      return null
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip()
    case 'deflate':
      return zlib.createInflate()
    case 'br':
      return zlib.createBrotliDecompress()
    default:
      throw failed(url, 'it is packed in a way that was not asked for')
  }
}
