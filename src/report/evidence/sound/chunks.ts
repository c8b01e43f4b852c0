import { refused } from '../refused.ts'
import { boxesIn, inside } from './box.ts'

/** More samples are no recording of 20 MB: each has some bytes. */
const mostSamples = 2_000_000

/** The stretches of a file that hold the samples of a track, in order (ISO 14496-12, 8.7). Throws `evidence-refused`. */
export function chunksOf(file: Buffer, samples: Buffer): Buffer[] {
  const starts = startsOf(samples)
  const sizes = inside(samples, 'stsz')
  const runs = inside(samples, 'stsc')
  const count = sizes.readUInt32BE(8)
  if (count === 0 || count > mostSamples || starts.length === 0) throw refused('there is no sound in it')
  const same = sizes.readUInt32BE(4)
  const chunks: Buffer[] = []
  let sample = 0
  for (const [at, perChunk] of perChunkOf(runs, starts.length).entries()) {
    let length = 0
    for (let end = Math.min(count, sample + perChunk); sample < end; sample++)
      length += same === 0 ? sizes.readUInt32BE(12 + sample * 4) : same
    const start = starts[at]!
    if (start + length > file.length) throw refused('its end is missing')
    chunks.push(file.subarray(start, start + length))
  }
  const total = chunks.reduce((sum, { length }) => sum + length, 0)
  if (total === 0) throw refused('there is no sound in it')
  // Chunks that lie over one another would make a file larger than it came.
  if (total > file.length) throw refused('it is damaged')
  return chunks
}

/** Where each chunk begins. */
function startsOf(samples: Buffer): number[] {
  const wide = boxesIn(samples).find(({ kind }) => kind === 'co64')?.inside
  const table = wide ?? inside(samples, 'stco')
  const count = table.readUInt32BE(4)
  if (8 + count * (wide ? 8 : 4) > table.length) throw refused('it is damaged')
  return Array.from({ length: count }, (_, at) =>
    wide ? Number(wide.readBigUInt64BE(8 + at * 8)) : table.readUInt32BE(8 + at * 4),
  )
}

/** How many samples each chunk has: a run holds from its first chunk to that of the next. */
function perChunkOf(runs: Buffer, chunks: number): number[] {
  const count = runs.readUInt32BE(4)
  if (8 + count * 12 > runs.length) throw refused('it is damaged')
  const per: number[] = []
  for (let run = 0; run < count; run++) {
    const first = runs.readUInt32BE(8 + run * 12)
    const next = run + 1 < count ? runs.readUInt32BE(8 + (run + 1) * 12) : chunks + 1
    if (first !== per.length + 1) throw refused('it is damaged')
    for (let chunk = first; chunk < next && per.length < chunks; chunk++) per.push(runs.readUInt32BE(12 + run * 12))
  }
  return per
}
