import { box, fours } from './sound/box.ts'
import { type OggPage, writePage } from './sound/ogg-page.ts'

/** Small recordings of silence, made by hand, with tags about a person in them. */

const secret = 'Margaret Ellison, 14 Vera Road'

export const wav = (): Buffer => {
  const chunk = (id: string, inside: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(id)
    head.writeUInt32LE(inside.length, 4)
    return Buffer.concat([head, inside, Buffer.alloc(inside.length % 2)])
  }
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex')
  const chunks = [chunk('fmt ', format), chunk('LIST', Buffer.from(secret)), chunk('data', Buffer.alloc(1600, 1))]
  return Buffer.concat([chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks])), Buffer.from('<script>')])
}

/** Frames of MPEG 1 layer III, 128 kbit/s, 44,100 a second: 417 bytes each. */
export const mp3 = (): Buffer => {
  const frame = Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0xc4), Buffer.alloc(413)])
  const named = Buffer.from(frame)
  named.write('Xing', 36)
  const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x1e'), Buffer.from(secret)])
  return Buffer.concat([tag, named, frame, frame, Buffer.from('junk'), frame, frame, Buffer.from(`TAG${secret}`)])
}

const page = (change: Partial<OggPage> & { body: Buffer }, number: number) =>
  writePage({ flags: 0, granule: 0n, serial: 7, lacing: [change.body.length], ...change }, number)

export const ogg = (): Buffer => {
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    Buffer.from([secret.length, 0, 0, 0]),
    Buffer.from(secret),
    Buffer.alloc(4),
  ])
  const silence = Buffer.from('f8fffe', 'hex')
  return Buffer.concat([
    page({ flags: 2, body: Buffer.from('4f707573486561640101380180bb0000000000', 'hex') }, 0),
    page({ body: tags }, 1),
    Buffer.from(secret),
    page({ serial: 8, flags: 2, body: Buffer.from(secret) }, 0),
    page(
      {
        flags: 4,
        granule: 48_000n,
        lacing: Array<number>(50).fill(3),
        body: Buffer.concat(Array<Buffer>(50).fill(silence)),
      },
      2,
    ),
    Buffer.from('PK\x03\x04'),
  ])
}

/** Twenty frames of AAC, each 1,024 samples of silence at 44,100 a second. */
export const m4a = (): Buffer => {
  const silence = Buffer.from('00c800802380', 'hex')
  const made = 3_800_000_000
  const decoder = Buffer.from('0000000003190001000411401500000000000000000000000005021208060102', 'hex')
  const head = Buffer.concat([
    Buffer.alloc(6),
    Buffer.of(0, 1),
    Buffer.alloc(8),
    Buffer.of(0, 1, 0, 16),
    Buffer.alloc(4),
    fours([44_100 * 65_536]),
  ])
  const table = (offset: number) =>
    box(
      'stbl',
      box('stsd', fours([0, 1]), box('mp4a', head, box('esds', decoder))),
      box('stts', fours([0, 1, 20, 1024])),
      box('stsc', fours([0, 1, 1, 10, 1])),
      box('stsz', fours([0, 6, 20])),
      box('stco', fours([0, 2, offset, offset + 100])),
    )
  const media = (offset: number) =>
    box(
      'mdia',
      box('mdhd', fours([0, made, made, 44_100, 20_480, 0x55c40000])),
      box('hdlr', fours([0, 0]), Buffer.from(`soun${'\0'.repeat(12)}${secret}\0`)),
      box(
        'minf',
        box('smhd', fours([0, 0])),
        box('dinf', box('dref', fours([0, 1]), box('url ', fours([1])))),
        table(offset),
      ),
    )
  const matrix = [65_536, 0, 0, 0, 65_536, 0, 0, 0, 0x40000000]
  const track = (offset: number) =>
    box('trak', box('tkhd', fours([7, made, made, 1, 0, 464, 0, 0, 0, 0x01000000, ...matrix, 0, 0])), media(offset))
  const movie = (offset: number) =>
    box(
      'moov',
      box('mvhd', fours([0, made, made, 1_000, 464, 65_536, 0x01000000, 0, 0, ...matrix, 0, 0, 0, 0, 0, 0, 2])),
      track(offset),
      box('udta', Buffer.from(secret)),
    )
  const first = Buffer.concat(Array<Buffer>(10).fill(silence))
  const data = box('mdat', first, Buffer.from(secret.padEnd(40)), first)
  const kind = box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom'))
  const start = kind.length + movie(0).length + 8
  return Buffer.concat([kind, movie(start), data, Buffer.from('<script>')])
}
