import { refused } from '../refused.ts'
import { type OggPage, pagesIn, writePage } from './ogg-page.ts'

/** A coding: how its first packet begins, how many packets are its heads, and the second of them without words. */
interface Coding {
  readonly begins: string
  readonly heads: number
  readonly comments: Buffer
}

const codings: readonly Coding[] = [
  // RFC 7845, 5.2: no vendor, no comments.
  { begins: 'OpusHead', heads: 2, comments: Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)]) },
  // Vorbis I, 5.2: the same, and a bit that ends it.
  {
    begins: '\x01vorbis',
    heads: 3,
    comments: Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), Buffer.alloc(8), Buffer.of(1)]),
  },
]
/** The first packet says channels and rates: 30 bytes, or 21 and one for each of 255 channels. */
const longestFirst = 21 + 255
/** The heads of a recording are small; Vorbis writes its code books there. */
const longestHeads = 256 * 1024

/**
 * An Ogg recording (Opus or Vorbis) with one stream, its heads written anew without comments and its pages counted anew:
 * nothing between pages or behind the last. Throws `evidence-refused`.
 */
export function cleanOgg(bytes: Uint8Array): Uint8Array {
  const pages = pagesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const first = pages[0]
  const coding = first && codings.find(({ begins }) => first.body.toString('latin1', 0, begins.length) === begins)
  if (!first || !coding) throw refused('its sound is written in a way that we do not know')
  const own = pages.filter(({ serial }) => serial === first.serial)
  const { packets, next } = headsOf(own, coding.heads)
  const sound = own.slice(next)
  if (sound.every(({ body }) => body.length === 0)) throw refused('there is no sound in it')
  const [head, , ...rest] = packets
  if (head!.length > longestFirst) throw refused('its beginning is damaged')
  const page = (list: readonly Buffer[], flags: number): OggPage => ({
    flags,
    granule: 0n,
    serial: first.serial,
    lacing: list.flatMap(lacingOf),
    body: Buffer.concat(list),
  })
  const heads = [page([head!], 2), page([coding.comments], 0), ...rest.map((one) => page([one], 0))]
  return Buffer.concat([...heads.flatMap(split), ...sound].map((one, number) => writePage(one, number)))
}

/** The packets of the heads, which end a page, and the number of the page behind them. */
function headsOf(pages: readonly OggPage[], count: number): { packets: Buffer[]; next: number } {
  const packets: Buffer[] = []
  let open: Buffer[] = []
  let size = 0
  for (const [number, { lacing, body }] of pages.entries()) {
    let at = 0
    for (const length of lacing) {
      open.push(body.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(Buffer.concat(open))
      open = []
    }
    size += body.length
    if (packets.length === count && open.length === 0) return { packets, next: number + 1 }
    if (packets.length > count || size > longestHeads) break
  }
  throw refused('its beginning is damaged')
}

/** Lengths of the segments of a packet: 255 goes on (RFC 3533, 5). */
const lacingOf = ({ length }: Buffer): number[] => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255]

/** A page has at most 255 segments; a longer one goes on in the next. */
function split(page: OggPage): OggPage[] {
  const pages: OggPage[] = []
  let at = 0
  for (let from = 0; from < page.lacing.length; from += 255) {
    const lacing = page.lacing.slice(from, from + 255)
    const length = lacing.reduce((sum, one) => sum + one, 0)
    const goesOn = from > 0 && page.lacing[from - 1] === 255
    pages.push({ ...page, flags: page.flags | (goesOn ? 1 : 0), lacing, body: page.body.subarray(at, at + length) })
    at += length
  }
  return pages
}
