import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChecker } from '../../src/check/check.ts'
import { openHearing } from '../../src/check/tactic-hearing.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openReader } from '../../src/read/read.ts'
import { evaluateAreas } from './areas.ts'
import { evaluateBlind } from './blind.ts'
import { evaluateBoundaries } from './boundaries.ts'
import { evaluateBrowser } from './browser.ts'
import { type CapFigures, evaluateCap } from './cap.ts'
import { evaluateContacts, printContacts } from './contacts.ts'
import { loadGazetteer } from './facts-of.ts'
import { evaluateFrames, printFrames } from './frames.ts'
import { evaluateLabels } from './labels.ts'
import { leaveOut } from './left-out.ts'
import { evaluateLessons } from './lessons.ts'
import { evaluateSeedLabels } from './seed-labels.ts'
import { evaluateStatistics, isAgreed } from './statistics.ts'
import { contactTable } from './table.ts'
import { evaluateWarnings } from './warnings.ts'

/**
 * Measures contacts, frames, warnings and areas; the labelled text is that of a directory. Prints the figures and writes them
 * as JSON. False if the shipped model is not what its rows teach, a seed or a variant of one reads wrong, a schema refuses a
 * message of ours, or a statistic differs from its reference.
 */
export async function evaluate(shared: string): Promise<boolean> {
  const reader = openReader(loadKnowledge())
  const leftOut = leaveOut(reader.knowledge, shared)
  const measured = { checker: openChecker(reader, openHearing(reader.knowledge)), reader }
  const contacts = [
    ...evaluateContacts(measured, leftOut, shared),
    ...evaluateBlind(measured, 'cases'),
    ...evaluateLessons(reader.knowledge),
    ...evaluateBrowser(shared),
  ]
  printContacts(contacts)
  const frames = evaluateFrames(reader)
  printFrames(frames)
  console.log('\nWarnings')
  const labels = evaluateLabels(shared, { show: true })
  const { fields, seedsAreRight } = evaluateWarnings(shared)
  const seedLabels = evaluateSeedLabels(join(shared, 'seeds'), reader, loadGazetteer(process.cwd()))
  const areas = evaluateAreas(shared)
  const boundaries = await evaluateBoundaries(shared)
  const cap = await evaluateCap(shared, reader.knowledge)
  const statistics = evaluateStatistics(shared)
  const file = join('dist', 'evaluation.json')
  mkdirSync('dist', { recursive: true })
  const { version } = reader.knowledge
  const warnings = { ...fields, ...labels }
  const all = { version, contacts, frames, warnings, seedLabels, areas, boundaries, cap, statistics }
  writeFileSync(file, JSON.stringify(all, null, 1))
  const table = join('dist', 'evaluation.md')
  writeFileSync(table, `${contactTable(contacts)}\n`)
  console.log(`\nThe same as JSON: ${file}; contacts as a table: ${table}`)
  return (
    leftOut.isRebuilt !== false && seedsAreRight && seedLabels.wrong === 0 && isAccepted(cap) && isAgreed(statistics)
  )
}

/** The schema accepts all of ours and none that was spoilt; where it is not there, nothing is known. */
const isAccepted = (cap: CapFigures | null) =>
  cap === null || [cap.valid, cap.refused].every(({ found, of }) => found === of)
