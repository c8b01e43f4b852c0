import { refused } from '../refused.ts'

/** Codings that are sound and nothing else: PCM, Microsoft ADPCM, floating point, A-law, µ-law, IMA ADPCM, extensible. */
const codings = new Set([1, 2, 3, 6, 7, 17, 0xfffe])
/** Bytes of the longest description of a coding that is in use: extensible, or ADPCM with its table. */
const longestFormat = 64

/** A WAV with its coding and its sound alone: no lists of names and places, nothing behind the end. Throws `evidence-refused`. */
export function cleanWav(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let format: Buffer | undefined
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4)
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8)
    const inside = file.subarray(at + 8, at + 8 + size)
    if (id === 'fmt ') format = checked(inside)
    if (id === 'data' && format && size > 0) return written(format, inside)
    at += 8 + size + (size % 2)
  }
  throw refused('there is no sound in it')
}

function checked(format: Buffer): Buffer {
  const isSound =
    format.length >= 16 &&
    format.length <= longestFormat &&
    codings.has(format.readUInt16LE(0)) &&
    format.readUInt16LE(2) >= 1 &&
    format.readUInt16LE(2) <= 8 &&
    format.readUInt32LE(4) >= 1_000 &&
    format.readUInt32LE(4) <= 192_000
  if (!isSound) throw refused('its sound is written in a way that we do not know')
  return format
}

function written(format: Buffer, sound: Buffer): Uint8Array {
  const pad = Buffer.alloc(sound.length % 2)
  const chunk = (id: string, inside: Buffer) => [Buffer.from(id, 'latin1'), length(inside.length), inside]
  const chunks = [Buffer.from('WAVE'), ...chunk('fmt ', format), ...chunk('data', sound), pad]
  return Buffer.concat([Buffer.from('RIFF'), length(chunks.reduce((sum, one) => sum + one.length, 0)), ...chunks])
}

function length(size: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32LE(size)
  return four
}
