import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { type Db, reading } from '../store/transaction.ts'
import type { WarningState } from '../values/warning.ts'
import { type SnippetPart, snippetOf } from './snippet.ts'

/** What somebody at the desk looks for; what is left out does not matter. */
export interface WarningSearch {
  /** As a person writes them: "exact words", or, -not. */
  readonly words?: string
  /** Codes of districts: in any of them. */
  readonly districts?: readonly string[]
  /** Id of a tactic. */
  readonly tactic?: string
  readonly state?: SearchedState
  readonly kind?: 'own' | 'taken'
  /** Days on which its publisher gave it out, YYYY-MM-DD, both included. */
  readonly from?: string
  readonly until?: string
  /** Counted from 1. */
  readonly page?: number
}

/** An expired one is a published one whose time is over. */
export type SearchedState = WarningState | 'expired'

/** Who looks: drafts of our own are seen by their organisation only. */
export interface Looking {
  readonly organisations: readonly string[]
  readonly now: Date
}

/** One row of the list: of a story told several times by others the first that was taken in. */
export interface FoundWarning {
  readonly id: string
  readonly number: number
  readonly kind: 'own' | 'taken'
  readonly state: SearchedState
  readonly title: string
  readonly organisation: string
  readonly issued: string | null
  readonly districts: readonly string[]
  /** How many of those found tell this story, itself included. */
  readonly told: number
  /** A piece of its words around what was looked for; empty where no words were. */
  readonly snippet: readonly SnippetPart[]
}

export interface FoundWarnings {
  readonly rows: readonly FoundWarning[]
  /** Stories found in all. */
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Rows of a page, and the last page that can be asked for. */
const pageLength = 25
const lastPage = 1_000
const longestWords = 200

/** Finds warnings by their words and facts: those with the words in the title first, then the newest. Throws for the database. */
export async function searchWarnings(store: Store, search: WarningSearch, looking: Looking): Promise<FoundWarnings> {
  const page = Math.min(lastPage, Math.max(1, Math.trunc(search.page ?? 1)))
  const words = (search.words ?? '').replaceAll('\0', '').trim().slice(0, longestWords)
  const rows = await reading(store, (db) => pageOf(db, { ...search, words, page }, looking))
  const total = rows[0]?.total ?? 0
  return {
    total,
    page,
    pages: Math.min(lastPage, Math.ceil(total / pageLength)),
    rows: rows.map(({ issued_on, expires_at, text, state, ...row }) => ({
      ...row,
      issued: issued_on,
      state: state === 'published' && expires_at !== null && expires_at <= looking.now ? 'expired' : state,
      snippet: words === '' ? [] : snippetOf(text, words),
    })),
  }
}

/** A search whose words and page are within their limits. */
type Limited = WarningSearch & { readonly words: string; readonly page: number }

/** One page of stories: the newest version of each warning that fits, copies of one story folded into the first. */
const pageOf = (db: Db, search: Limited, looking: Looking) => {
  const { words, page } = search
  return db
    .with('newest', (base) =>
      base
        .selectFrom('warning_version as v')
        .innerJoin('warning as w', 'w.id', 'v.warning_id')
        .distinctOn('w.id')
        .select(['w.id', 'w.kind', 'v.number', 'v.state', 'v.title', 'v.organisation', 'v.issued_on'])
        .select(['v.districts', 'v.made_at', 'v.expires_at'])
        .select(sql<string>`case w.kind when 'own' then w.id else w.story end`.as('story'))
        .where((is) => is.and(conditions(is, search, looking)))
        .orderBy('w.id')
        .orderBy('v.number', 'desc'),
    )
    .with('folded', (base) =>
      base
        .selectFrom('newest')
        .distinctOn('story')
        .selectAll()
        .select(sql<number>`(count(*) over (partition by story))::integer`.as('told'))
        .orderBy('story')
        .orderBy(sql`id = story`, 'desc')
        .orderBy('made_at'),
    )
    .selectFrom('folded as f')
    .innerJoin('warning_version as v', (join) =>
      join.onRef('v.warning_id', '=', 'f.id').onRef('v.number', '=', 'f.number'),
    )
    .selectAll('f')
    .select(sql<string>`left(v.text, ${words === '' ? 0 : 50_000})`.as('text'))
    .select(sql<number>`(count(*) over ())::integer`.as('total'))
    .$if(words !== '', (all) => all.orderBy(sql`to_tsvector('english', f.title) @@ ${asQuery(words)}`, 'desc'))
    .orderBy(sql`coalesce(f.issued_on, f.made_at::date)`, 'desc')
    .orderBy('f.id')
    .limit(pageLength)
    .offset((page - 1) * pageLength)
    .execute()
}

const asQuery = (words: string) => sql`websearch_to_tsquery('english', ${words})`

type Joined = ExpressionBuilder<Tables & { v: Tables['warning_version']; w: Tables['warning'] }, 'v' | 'w'>

/** All that must hold of a version. One that was replaced is found only by those who look for such. */
function conditions(is: Joined, search: Limited, looking: Looking) {
  const { words, districts, tactic, state, kind, from, until } = search
  const own = is('w.organisation_id', 'in', looking.organisations)
  const seen = [is('w.kind', '=', 'taken'), is('v.published_at', 'is not', null)]
  return [
    is.or(looking.organisations.length > 0 ? [...seen, own] : seen),
    stateIs(is, state, looking.now),
    ...(words === '' ? [] : [sql<SqlBool>`v.search @@ ${asQuery(words)}`]),
    ...(districts === undefined ? [] : [sql<SqlBool>`v.districts && ${[...districts]}::text[]`]),
    ...(tactic === undefined ? [] : [sql<SqlBool>`v.tactics @> ${[tactic]}::text[]`]),
    ...(kind === undefined ? [] : [is('w.kind', '=', kind)]),
    ...(from === undefined ? [] : [is('v.issued_on', '>=', from)]),
    ...(until === undefined ? [] : [is('v.issued_on', '<=', until)]),
  ]
}

function stateIs(is: Joined, state: SearchedState | undefined, now: Date) {
  if (state === undefined) return is('v.state', '<>', 'updated')
  if (state !== 'expired' && state !== 'published') return is('v.state', '=', state)
  const isOver = is.and([is('v.expires_at', 'is not', null), is('v.expires_at', '<=', now)])
  return is.and([is('v.state', '=', 'published'), state === 'expired' ? isOver : is.not(isOver)])
}
