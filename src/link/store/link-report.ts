import type { Db } from '../../store/transaction.ts'
import { ownKeys, soughtKeys } from '../series/keys.ts'
import { type Known, placeOne } from '../series/place-one.ts'
import type { Tally } from '../series/score.ts'
import { type Candidate, type Candidates, findCandidates } from './candidates.ts'
import { cutsAmong } from './decisions.ts'
import { keepOutOfFlood, leaveSeries } from './flood-store.ts'
import { joinGroups } from './join-groups.ts'
import type { Looks } from './looks.ts'
import type { LinkMeans } from './means.ts'
import { hideFromKeys, keepLinked } from './shown.ts'
import { keyHash, linkable } from './stored.ts'
import type { Waiting } from './waiting.ts'

export interface OneMeans {
  readonly means: LinkMeans
  readonly rarity: (tactic: string) => number
  readonly looks: Looks
  readonly now: Date
}

/** Links one report in the caller's transaction, which has the turn, and says what became of it. */
export async function linkReport(
  db: Db,
  waiting: Waiting,
  { means, rarity, looks, now }: OneMeans,
): Promise<'series' | 'alone' | 'flood' | 'aside'> {
  const { serial } = waiting
  if (!waiting.counted) {
    await leaveSeries(db, [serial])
    await hideFromKeys(db, [serial])
    await keepLinked(db, { serial, hashes: [] })
    return 'aside'
  }
  const report = linkable(waiting, means.isGenuine)
  const sought = soughtKeys(report, means.ground).map((key) => [key, keyHash(key)] as const)
  const hashes = new Map(sought)
  const candidates = await findCandidates(db, serial, sought)
  const known = candidates.found.map((one) => knownOf(one, means))
  if (await keepOutOfFlood(db, { report, waiting, known, found: candidates.found, means, looks, now })) {
    await keepLinked(db, { serial, hashes: [] })
    return 'flood'
  }
  const tally = tallyOf(candidates, hashes, rarity)
  const own = { group: candidates.own.series_id ?? serial, size: candidates.own.size ?? 1 }
  const place = (isCut: (a: string, b: string) => boolean) =>
    placeOne(report, known, { ground: means.ground, tally, own, isCut })
  let placed = place(() => false)
  if (placed.groups.length > 2 || (placed.groups.length > 1 && candidates.own.has_decisions))
    placed = place(await cutsAmong(db, [own.group, ...known.map(({ group }) => group)]))
  const compared = { serial, hashes: ownKeys(report).map((key) => hashes.get(key) ?? keyHash(key)) }
  if (placed.groups.length > 1) await joinGroups(db, { compared, own: candidates.own, placed, now })
  else await keepLinked(db, compared)
  return placed.groups.length > 1 || candidates.own.series_id !== null ? 'series' : 'alone'
}

function knownOf(candidate: Candidate, { isGenuine }: LinkMeans): Known {
  const { serial, series_id, size, flood_of } = candidate
  return {
    report: linkable(candidate, isGenuine),
    group: series_id ?? serial,
    size: size ?? 1,
    isFlood: flood_of !== null,
  }
}

/** Counts those shown under a key, and the report itself. */
const tallyOf = ({ countOf }: Candidates, hashes: ReadonlyMap<string, string>, rarity: Tally['rarity']): Tally => ({
  count: (key) => 1 + (countOf.get(hashes.get(key) ?? '') ?? 0),
  rarity,
})
