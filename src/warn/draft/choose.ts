import type { Row } from '../../link/statistics/statistics.ts'
import type { DraftWay, DraftWords } from '../../values/draft-words.ts'
import type { Knowledge, Tactic } from '../../values/knowledge.ts'
import type { Measure } from './figure.ts'
import type { Measured } from './measured.ts'
import { fewest, statedValue } from './value.ts'

/** What a draft says, chosen from what was counted. */
export interface Chosen {
  /** Id of the script of most reports; null where none is. */
  readonly script: string | null
  readonly way: DraftWay
  /** Codes of the districts named, most reports first. */
  readonly districts: readonly string[]
  /** Codes of forces with enough reports, most first. */
  readonly forces: readonly string[]
  readonly say: readonly Tactic[]
  readonly ask: readonly Tactic[]
  readonly goOn: readonly Tactic[]
  readonly names: readonly string[]
  /** Ids of advice beside the first, the most useful first. */
  readonly advice: readonly string[]
  readonly isSimulated: boolean
}

/** What draws a draft up. */
export interface DraftMeans {
  readonly knowledge: Pick<Knowledge, 'tactics' | 'advice' | 'contacts'>
  readonly words: DraftWords
}

const mostDistricts = 6
const mostTold = { say: 5, ask: 6, goOn: 6 } as const
const mostAdvice = 7

/** Chooses what is said. */
export function choose(measured: Measured, { knowledge, words }: DraftMeans): Chosen {
  const { statistics } = measured
  const isSaid = (measure: Measure) => statedValue(measured, measure) !== null
  const first = statistics.by.script.find(({ is }) => is !== null)?.is
  const script = first && words.scripts[first] && isSaid({ what: 'script', is: first }) ? first : null
  const way = script ? words.scripts[script]!.way : wayOf(statistics.by.kind)
  const known = new Map(knowledge.tactics.map((tactic) => [tactic.id, tactic]))
  const told = statistics.by.tactic.flatMap(({ is }) => {
    const tactic = known.get(is ?? '')
    return tactic && isSaid({ what: 'tactic', is: tactic.id }) ? [tactic] : []
  })
  const of = (...groups: Tactic['group'][]) => told.filter(({ group }) => groups.includes(group))
  const [say, ask] = [of('identity', 'story').slice(0, mostTold.say), of('ask').slice(0, mostTold.ask)]
  const goOn = of('pressure', 'trick').slice(0, mostTold.goOn)
  return {
    script,
    way,
    say,
    ask,
    goOn,
    districts: many(statistics.by.district).slice(0, mostDistricts),
    forces: many(statistics.by.force),
    names: say.some(({ id }) => id === 'false_name_given') ? measured.names : [],
    advice: adviceFor([...ask, ...say, ...goOn], { knowledge, words }, words.ways[way].advice),
    isSimulated: statistics.simulated > 0,
  }
}

const many = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ is, count }) => (is !== null && count >= fewest ? [is] : []))

const ways: Readonly<Record<string, DraftWay>> = { visit: 'door', message: 'message', sighting: 'machine' }

const wayOf = (kinds: readonly Row[]): DraftWay => ways[kinds[0]?.is ?? ''] ?? 'phone'

/** These are said among the numbers to ring. */
const amongNumbers: readonly string[] = [
  'call_101',
  'call_159',
  'call_999_if_in_progress',
  'call_police',
  'report_action_fraud',
  'report_suspicious_calls',
]

/** What helps against most of what is told, the first of each tactic counting most; then to tell others. */
function adviceFor(told: readonly Tactic[], { knowledge }: DraftMeans, first: readonly string[]): string[] {
  const weights = new Map<string, number>()
  for (const { advice } of told)
    for (const [at, id] of advice.entries()) weights.set(id, (weights.get(id) ?? 0) + 1 / (1 + at))
  const isOpen = (id: string) =>
    !first.includes(id) && !amongNumbers.includes(id) && id !== 'tell_relatives' && isEverywhere(knowledge, id)
  const sorted = [...weights].filter(([id]) => isOpen(id)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return [...sorted.slice(0, mostAdvice).map(([id]) => id), 'tell_relatives']
}

const isEverywhere = ({ advice }: DraftMeans['knowledge'], id: string): boolean =>
  advice.some((one) => one.id === id && one.nations === null)
