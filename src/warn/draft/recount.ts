import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { AreaView } from '../../areas/view.ts'
import { loadDraftWords } from '../../knowledge/draft-words.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { WarningContent } from '../../values/warning.ts'
import type { Figure, FigureQuery, FigureValue } from './figure.ts'
import { type Measured, measure } from './measured.ts'
import { titleOf, wordsOf } from './say.ts'
import { type Standing, standingOf } from './standing.ts'
import { statedValue } from './value.ts'

/** A figure of a draft as it was counted, as it stands, and as it is now. */
export interface FigureNow extends Figure {
  /** What it counts. */
  readonly title: string
  readonly valueNow: FigureValue
  /** What would be said now; null where nothing may be. */
  readonly wordsNow: string | null
  /** Whether its words stand in the text. */
  readonly standing: Standing
  /** It is another than it was, and the text says something of it. */
  readonly isChanged: boolean
}

export interface Recounting {
  readonly id: string
  readonly number: number
  readonly content: WarningContent
  readonly view: AreaView
  readonly now: Date
}

/** Counts every figure of a version again and keeps what came of it; none for one that was not drawn up. */
export async function recountFigures(db: Db, recounting: Recounting): Promise<FigureNow[]> {
  const { id, number, now } = recounting
  const kept = await db
    .selectFrom('warning_figure')
    .select(['name', 'query', 'value', 'words'])
    .where('warning_id', '=', id)
    .where('number', '=', number)
    .orderBy('name')
    .execute()
  const measured = new Map<string, Measured>()
  const figures: FigureNow[] = []
  for (const { query: asked, value, ...row } of kept) {
    const query = asked as FigureQuery
    const key = JSON.stringify(query.ask)
    const counted = measured.get(key) ?? (await measure(db, query.ask, dayInLondon(now)))
    measured.set(key, counted)
    const figure = figureNow({ ...row, query, value: value as FigureValue }, counted, recounting)
    figures.push(figure)
    await db
      .updateTable('warning_figure')
      .set({ value_now: JSON.stringify(figure.valueNow), recounted_at: now })
      .where('warning_id', '=', id)
      .where('number', '=', number)
      .where('name', '=', figure.name)
      .execute()
  }
  return figures.sort(byPlace)
}

function figureNow(figure: Figure, measured: Measured, { content, view }: Recounting): FigureNow {
  const means = { view, words: loadDraftWords() }
  const { measure: of } = figure.query
  const valueNow = statedValue(measured, of)
  const standing = standingOf(figure.words, content)
  return {
    ...figure,
    title: titleOf(of, means),
    valueNow,
    wordsNow: wordsOf(of, valueNow, means),
    standing,
    isChanged: standing.kind !== 'gone' && !isDeepStrictEqual(figure.value, valueNow),
  }
}

const order = [
  'reports',
  'since',
  'district',
  'targeted',
  'lost',
  'loss-total',
  'loss-typical',
  'ages',
  'name',
  'tactic',
]
const byPlace = (one: FigureNow, other: FigureNow): number =>
  order.indexOf(one.query.measure.what) - order.indexOf(other.query.measure.what)

/** Names what has changed, as it is now: put into the form of who decides. '' where nothing has. */
export function changeMark(figures: readonly FigureNow[]): string {
  const changed = figures.filter(({ isChanged }) => isChanged).map(({ name, valueNow }) => [name, valueNow])
  return changed.length === 0 ? '' : createHash('sha256').update(JSON.stringify(changed)).digest('hex').slice(0, 16)
}

/** Throws `figures-changed` unless whoever decides has seen just these changes: `seen` is their mark. */
export function demandSeen(figures: readonly FigureNow[], seen: string | null): void {
  const mark = changeMark(figures)
  if (mark === '' || mark === seen) return
  const told = figures
    .filter(({ isChanged }) => isChanged)
    .map(({ words, wordsNow }) => `“${words}” is now ${wordsNow === null ? 'not to be said' : `“${wordsNow}”`}`)
  throw new DoorchainError('figures-changed', { figures: told.join('; ').slice(0, 600) })
}
