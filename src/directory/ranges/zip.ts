import { inflateRawSync } from 'node:zlib'

/** A file inside a ZIP archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string
  /** When it was last changed, as the archive says, an ISO date; null if it says nothing. */
  readonly dated: string | null
  /** Unpacks it. Throws when it is damaged or larger than it says. */
  readonly read: () => Buffer
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const mostEntries = 200
/** Largest file that is unpacked, in bytes; Ofcom's largest is about 5 MB. */
const largestFile = 100_000_000

/** Whether bytes begin as a ZIP archive does. */
export const isZip = (bytes: Buffer): boolean => bytes.length > 22 && bytes.readUInt32LE(0) === 0x04034b50

/** Lists a ZIP archive by its central directory (APPNOTE 4.3.12). Throws Error with the reason when it cannot. */
export function openZip(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark)
    throw new Error('the archive has no end')
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new Error(`the archive holds more than ${mostEntries} files`)
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = count; left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) throw new Error('the archive is damaged')
    entries.push(entryAt(bytes, at))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function entryAt(bytes: Buffer, at: number): ZipEntry {
  const date = bytes.readUInt16LE(at + 14)
  const [year, month, day] = [(date >> 9) + 1980, (date >> 5) & 15, date & 31]
  const two = (number: number) => String(number).padStart(2, '0')
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    dated: month >= 1 && month <= 12 && day >= 1 ? `${year}-${two(month)}-${two(day)}` : null,
    read: () => unpack(bytes, at),
  }
}

function unpack(bytes: Buffer, at: number): Buffer {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const size = bytes.readUInt32LE(at + 24)
  const local = bytes.readUInt32LE(at + 42)
  if (bytes.readUInt16LE(at + 8) & 1) throw new Error('it is locked with a password')
  if (size > largestFile) throw new Error('it is too large')
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(from, from + packed)
  if (method === 0) return data
  if (method !== 8) throw new Error('it is packed in a way that is not known here')
  return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
}
