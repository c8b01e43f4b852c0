import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { loadKnowledge } from '../knowledge/load.ts'
import { parseOrder } from '../store/order.ts'
import type { Work, Works } from '../store/work.ts'
import { atTerminal } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { correctionCases } from './correction-cases.ts'
import { correctedReading, factNames, statedFacts } from './facts/stated.ts'
import { shippedAreas, shippedDigest } from './shipped.ts'
import { findFiles, readFiles } from './take-in/files.ts'
import { takeIn } from './take-in/intake.ts'
import { listWarnings } from './take-in/listing.ts'
import { rereadAll } from './take-in/reread.ts'
import { readWhole } from './whole.ts'

const by = z.string().min(1).max(120)
const path = z.string().max(4_096).refine(isAbsolute, 'give whole paths')
const importSchema = z.strictObject({ by, paths: z.array(path).min(1).max(1_000) })

const importWork: Work = async (store, input, tell) => {
  const order = parseOrder(importSchema, input)
  const files = await findFiles(order.paths)
  tell(`${files.length.toLocaleString('en-GB')} ${files.length === 1 ? 'file' : 'files'} found.`)
  return takeIn(store, readFiles(files), {
    digest: shippedDigest(),
    actor: atTerminal(order.by),
    now: new Date(),
    tell,
    origin: order.paths.join(', '),
    expected: files.length,
  })
}

const showWork: Work = async (store, input) => {
  const { id } = parseOrder(z.strictObject({ id: z.string().max(12) }), input)
  const whole = await readWhole(store, id)
  if (!whole) throw new DoorchainError('warning-unknown')
  const { warning, version, versions, copies, corrections } = whole
  const corrected = correctedReading(version.reading, corrections, version.text)
  const facts = statedFacts(version.text, corrected, factNames(loadKnowledge(), new Date()))
  return { warning, version, versions, copies, facts }
}

const rereadWork: Work = async (store, input, tell) => {
  const order = parseOrder(z.strictObject({ by }), input)
  const read = { knowledge: loadKnowledge(), areas: shippedAreas, digest: shippedDigest() }
  return rereadAll(store, { ...read, actor: atTerminal(order.by), now: new Date(), tell })
}

const correctionsWork: Work = async (store) => {
  const lines: string[] = []
  for await (const line of correctionCases(store)) lines.push(line)
  return lines.join('')
}

/** What `doorchain warnings` asks of whoever holds the database, to take in and to look at what was. */
export const intakeWorks: Works = {
  'warnings-import': importWork,
  'warnings-list': (store) => listWarnings(store),
  'warnings-show': showWork,
  'warnings-reread': rereadWork,
  'warnings-corrections': correctionsWork,
}
