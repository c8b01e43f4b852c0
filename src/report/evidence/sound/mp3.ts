import { refused } from '../refused.ts'

/** Kilobits a second of layer III by index, for MPEG 1, and for MPEG 2 and 2.5 (ISO 11172-3, 2.4.2.3; ISO 13818-3). */
const rates1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const rates2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const samples1 = [44_100, 48_000, 32_000]
/** Fewer frames are no recording: 26 ms each. */
const fewestFrames = 4

/** An MP3 frame after frame: no tags before or behind, and nothing between. Throws `evidence-refused`. */
export function cleanMp3(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const frames: Buffer[] = []
  for (let at = afterTags(file); at + 4 <= file.length; ) {
    const size = frameSize(file, at)
    const isWhole = size > 0 && at + size <= file.length
    // A frame stands between others: a sign that only looks like one has none behind it.
    if (isWhole && (at + size + 4 > file.length || frameSize(file, at + size) > 0 || frames.length > 0)) {
      frames.push(file.subarray(at, at + size))
      at += size
    } else at = nextSign(file, at + 1)
  }
  const sound = frames.filter((frame, at) => at > 0 || !isTable(frame))
  if (sound.length < fewestFrames) throw refused('there is no sound in it')
  return Buffer.concat(sound)
}

/** Behind all ID3v2 tags (id3.org, 3.1): seven bits of each byte of the size count. */
function afterTags(file: Buffer): number {
  let at = 0
  while (file.toString('latin1', at, at + 3) === 'ID3' && at + 10 <= file.length) {
    const size = file.subarray(at + 6, at + 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
    at += 10 + size + (file[at + 5]! & 16 ? 10 : 0)
  }
  return at
}

/** Where the next frame may begin; the end of the file if nowhere. */
function nextSign(file: Buffer, from: number): number {
  const at = file.indexOf(0xff, from)
  return at < 0 ? file.length : at
}

/** Bytes of the frame of layer III that begins here; 0 where none does. */
function frameSize(file: Buffer, at: number): number {
  if (at + 4 > file.length || file[at] !== 0xff || (file[at + 1]! & 0xe6) !== 0xe2) return 0
  const version = (file[at + 1]! >> 3) & 3
  const samples = samples1[(file[at + 2]! >> 2) & 3]
  const rate = (version === 3 ? rates1 : rates2)[file[at + 2]! >> 4]
  if (version === 1 || samples === undefined || !rate) return 0
  const perSecond = version === 3 ? samples : version === 2 ? samples / 2 : samples / 4
  return Math.floor(((version === 3 ? 144_000 : 72_000) * rate) / perSecond) + ((file[at + 2]! >> 1) & 1)
}

/** A first frame without sound, in which encoders write their name and a table. */
const isTable = (frame: Buffer) => /Xing|Info|VBRI/.test(frame.toString('latin1', 0, 64))
