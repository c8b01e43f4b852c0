import { refused } from '../refused.ts'

/** A box of an MP4 file (ISO 14496-12, 4.2): its kind, and what is inside. */
export interface Box {
  readonly kind: string
  readonly inside: Buffer
}

/** Boxes of one list are few; a file made of thousands is an attack. */
const mostBoxes = 1_000

/** The boxes that stand one after another. What does not fit is cut off. */
export function boxesIn(list: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= list.length && boxes.length < mostBoxes; ) {
    const short = list.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= list.length
    const size = isLong ? Number(list.readBigUInt64BE(at + 8)) : short === 0 ? list.length - at : short
    const head = isLong ? 16 : 8
    if (size < head) break
    boxes.push({ kind: list.toString('latin1', at + 4, at + 8), inside: list.subarray(at + head, at + size) })
    at += size
  }
  return boxes
}

/** What is inside a box at the end of a way of boxes, each in the one before. Throws `evidence-refused` where there is none. */
export function inside(list: Buffer, ...way: readonly string[]): Buffer {
  let at = list
  for (const kind of way) {
    const found = boxesIn(at).find((box) => box.kind === kind)
    if (!found) throw refused('its sound is written in a way that we do not know')
    at = found.inside
  }
  return at
}

/** A box with what stands in it. */
export function box(kind: string, ...parts: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0))
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, ...parts])
}

/** Numbers of four bytes each. */
export function fours(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, number] of numbers.entries()) bytes.writeUInt32BE(number, at * 4)
  return bytes
}
