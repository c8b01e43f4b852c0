/** A page of an Ogg file (RFC 3533, 6), without what is counted anew when it is written. */
export interface OggPage {
  /** 1: goes on from the page before; 2: the first; 4: the last. */
  readonly flags: number
  readonly granule: bigint
  readonly serial: number
  /** Lengths of its segments, each up to 255. */
  readonly lacing: readonly number[]
  readonly body: Buffer
}

const headLength = 27

/** The whole pages of a file in order; what stands between them is passed over. */
export function pagesIn(file: Buffer): OggPage[] {
  const pages: OggPage[] = []
  for (let at = file.indexOf('OggS'); at >= 0 && at + headLength <= file.length; ) {
    if (file[at + 4] !== 0) {
      at = file.indexOf('OggS', at + 4)
      continue
    }
    const count = file[at + 26]!
    const from = at + headLength + count
    const lacing = [...file.subarray(at + headLength, from)]
    const to = from + lacing.reduce((sum, one) => sum + one, 0)
    if (to > file.length) {
      at = file.indexOf('OggS', at + 4)
      continue
    }
    const granule = file.readBigUInt64LE(at + 6)
    pages.push({
      flags: file[at + 5]! & 7,
      granule,
      serial: file.readUInt32LE(at + 14),
      lacing,
      body: file.subarray(from, to),
    })
    at = file.indexOf('OggS', to)
  }
  return pages
}

/** A page with its number in the stream and its check. */
export function writePage({ flags, granule, serial, lacing, body }: OggPage, number: number): Buffer {
  const head = Buffer.alloc(headLength + lacing.length)
  head.write('OggS')
  head[5] = flags
  head.writeBigUInt64LE(granule, 6)
  head.writeUInt32LE(serial, 14)
  head.writeUInt32LE(number, 18)
  head[26] = lacing.length
  head.set(lacing, headLength)
  const page = Buffer.concat([head, body])
  page.writeUInt32LE(checkOf(page), 22)
  return page
}

/** CRC-32 of Ogg: 0x04c11db7, from the highest bit, from 0 (RFC 3533, 6). */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1
  return rest >>> 0
})

function checkOf(page: Buffer): number {
  let rest = 0
  for (const byte of page) rest = ((rest << 8) ^ table[(rest >>> 24) ^ byte]!) >>> 0
  return rest
}
