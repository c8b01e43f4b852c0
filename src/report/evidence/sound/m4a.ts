import { refused } from '../refused.ts'
import { box, boxesIn, fours, inside } from './box.ts'
import { chunksOf } from './chunks.ts'

/**
 * An M4A with its one sound track alone: the description of the sound and its samples are written into a new file, without
 * times, names, places, pictures or other tracks, and nothing before or behind. Throws `evidence-refused`.
 */
export function cleanM4a(bytes: Uint8Array): Uint8Array {
  try {
    return rewritten(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  } catch (error) {
    // What is read beyond the end of a short box.
    if (error instanceof RangeError) throw refused('it is damaged')
    throw error
  }
}

function rewritten(file: Buffer): Uint8Array {
  const movie = inside(file, 'moov')
  const track = boxesIn(movie).find(({ kind, inside: one }) => kind === 'trak' && isSound(one))?.inside
  if (!track) throw refused('there is no sound in it')
  const samples = inside(track, 'mdia', 'minf', 'stbl')
  const chunks = chunksOf(file, samples)
  const head = box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom', 'latin1'))
  const movieOf = (from: number) => {
    let at = from
    const offsets = chunks.map((chunk) => {
      const here = at
      at += chunk.length
      return here
    })
    return movieBox({ movie, track, samples, offsets })
  }
  // The movie is as long whatever the offsets in it.
  const data = head.length + movieOf(0).length + 8
  return Buffer.concat([head, movieOf(data), box('mdat', Buffer.concat(chunks))])
}

const isSound = (track: Buffer): boolean =>
  boxesIn(track)
    .filter(({ kind }) => kind === 'mdia')
    .some(({ inside: media }) =>
      boxesIn(media).some(({ kind, inside: one }) => kind === 'hdlr' && one.toString('latin1', 8, 12) === 'soun'),
    )

interface Parts {
  readonly movie: Buffer
  readonly track: Buffer
  /** What is inside its sample table. */
  readonly samples: Buffer
  readonly offsets: readonly number[]
}

function movieBox({ movie, track, samples, offsets }: Parts): Buffer {
  const media = inside(track, 'mdia')
  const edits = boxesIn(track).find(({ kind }) => kind === 'edts')?.inside
  const reference = box('dref', fours([0, 1]), box('url ', fours([1])))
  const table = box(
    'stbl',
    box('stsd', fours([0, 1]), soundEntry(inside(samples, 'stsd'))),
    box('stts', fitting(inside(samples, 'stts'), 8)),
    box('stsc', fitting(inside(samples, 'stsc'), 12)),
    box('stsz', sizes(inside(samples, 'stsz'))),
    box('stco', fours([0, offsets.length]), fours(offsets)),
  )
  const handler = box('hdlr', Buffer.alloc(8), Buffer.from('soun'), Buffer.alloc(13))
  const minf = box('minf', box('smhd', Buffer.alloc(8)), box('dinf', reference), table)
  const mdia = box('mdia', box('mdhd', timeless(inside(media, 'mdhd'), [24, 36])), handler, minf)
  const elst =
    edits && box('edts', box('elst', fitting(inside(edits, 'elst'), inside(edits, 'elst')[0] === 1 ? 20 : 12)))
  const trak = box('trak', box('tkhd', timeless(inside(track, 'tkhd'), [84, 96])), ...(elst ? [elst] : []), mdia)
  return box('moov', box('mvhd', timeless(inside(movie, 'mvhd'), [100, 112])), trak)
}

/** A head with the times at which it was made and changed set to none; lengths are those of version 0 and 1. */
function timeless(head: Buffer, lengths: readonly [number, number]): Buffer {
  const version = head.readUInt8(0)
  const length = lengths[version]
  if (length === undefined || head.length < length) throw refused('it is damaged')
  return Buffer.from(head.subarray(0, length)).fill(0, 4, version === 0 ? 12 : 20)
}

/** A table of entries of one length, without what stands behind them. */
function fitting(table: Buffer, entry: number): Buffer {
  const length = 8 + table.readUInt32BE(4) * entry
  if (length > table.length) throw refused('it is damaged')
  return table.subarray(0, length)
}

const sizes = (table: Buffer): Buffer => (table.readUInt32BE(4) === 0 ? listed(table) : table.subarray(0, 12))

function listed(table: Buffer): Buffer {
  const length = 12 + table.readUInt32BE(8) * 4
  if (length > table.length) throw refused('it is damaged')
  return table.subarray(0, length)
}

/** Bytes of the longest description of a decoder that is in use. */
const longestDecoder = 512

/** How the sound is coded: AAC or Apple Lossless, with nothing but what decodes it. */
function soundEntry(descriptions: Buffer): Buffer {
  const [entry] = boxesIn(descriptions.subarray(8))
  const isPlain = entry && /^(?:mp4a|alac)$/.test(entry.kind) && entry.inside.readUInt16BE(8) === 0
  if (!isPlain) throw refused('its sound is written in a way that we do not know')
  const decoder = boxesIn(entry.inside.subarray(28)).find(
    ({ kind, inside: one }) => (kind === 'esds' || kind === 'alac') && one.length <= longestDecoder,
  )
  if (!decoder) throw refused('its sound is written in a way that we do not know')
  return box(entry.kind, entry.inside.subarray(0, 28), box(decoder.kind, decoder.inside))
}
