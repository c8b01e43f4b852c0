import { crc32 } from 'node:zlib'
import { DoorchainError } from '../../values/error.ts'

/** A file for an archive. Names are ASCII, with / between folders. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

const mostFiles = 65_000
/** Archives without the 64-bit extension end at 4 GB. */
const mostBytes = 4_000_000_000
/** Names are UTF-8. */
const flags = 0x0800
const version = 20

/**
 * An archive of files that are stored as they are (APPNOTE 6.3.3: 4.3.7 local header, 4.3.12 central directory, 4.3.16 end), each
 * held in memory only while it is written. The same files and time give the same bytes. Throws `series-wrong` if it gets too large.
 */
export async function* zipOf(files: AsyncIterable<NamedBytes>, at: Date): AsyncGenerator<Uint8Array> {
  const [time, day] = dosTime(at)
  const entries: Buffer[] = []
  let length = 0
  for await (const { name, bytes } of files) {
    const path = Buffer.from(name)
    if (entries.length >= mostFiles || length + bytes.length > mostBytes)
      throw new DoorchainError('series-wrong', { problem: 'they are too large for one file; cut the series first' })
    const about = Buffer.alloc(26)
    for (const [at, value] of [version, flags, 0, time, day].entries()) about.writeUInt16LE(value, at * 2)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(bytes.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(path.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(length, 10)
    const made = Buffer.alloc(2)
    made.writeUInt16LE(version)
    entries.push(Buffer.concat([mark(0x02014b50), made, about, place, path]))
    const head = Buffer.concat([mark(0x04034b50), about, path])
    yield head
    yield bytes
    length += head.length + bytes.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(length, 12)
  yield Buffer.concat([directory, mark(0x06054b50), end])
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** In UTC, to two seconds. */
const dosTime = (at: Date): readonly [time: number, day: number] => [
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
]
