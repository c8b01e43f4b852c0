import type { Areas } from '../../areas/open.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { oneLine } from '../../values/one-line.ts'
import type { PublishedWarning, WarningLanguage } from '../../values/warning.ts'
import { type CapContext, openCapContext } from '../cap/message.ts'
import { renderMarkdown } from '../markdown/render.ts'

/** What feeds are printed with, beside the warnings. */
export interface FeedContext extends CapContext {
  readonly tacticOf: (id: string) => string | null
}

/** What feeds are printed with, from the knowledge and the areas of today. */
export function openFeedContext({ publicUrl, knowledge, areas }: FeedMaterial): FeedContext {
  const tactics = new Map(knowledge.tactics.map(({ id, title }) => [id, title]))
  return { ...openCapContext(publicUrl, knowledge, areas), tacticOf: (id) => tactics.get(id) ?? null }
}

interface FeedMaterial {
  readonly publicUrl: string
  readonly knowledge: Knowledge
  readonly areas: Areas
}

/** What a feed is of: all warnings, those of an area, or those of a script. */
export interface FeedHead {
  readonly title: string
  /** Path of the page that shows the same: "/warnings". */
  readonly page: string
  /** Path of the feed itself. */
  readonly path: string
  /** Address of the hub that tells of its changes (WebSub); null for none. */
  readonly hub: string | null
}

/** A warning as an entry of a feed: the same in every form. Addresses are whole. */
export interface FeedEntry {
  readonly id: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  /** Markup; null for one of others, whose words are not ours to give on, and for one that was cancelled. */
  readonly content: string | null
  readonly author: string
  readonly published: Date
  readonly updated: Date
  readonly page: string
  /** Pages in other languages. */
  readonly translations: readonly { readonly language: WarningLanguage; readonly page: string }[]
  /** Where one of others was published. */
  readonly original: string | null
  /** Address of the last CAP message that went out for it. */
  readonly cap: string | null
  readonly categories: readonly FeedCategory[]
}

export interface FeedCategory {
  readonly kind: 'tactics' | 'scripts' | 'areas'
  readonly term: string
  readonly label: string
}

/** So many entries a feed has at most, the last changed first. */
export const mostEntries = 100

/** Warnings as entries, the last changed first. */
export const entriesOf = (warnings: readonly PublishedWarning[], context: FeedContext): FeedEntry[] =>
  warnings
    .map((warning) => entryOf(warning, context))
    .sort((one, other) => other.updated.getTime() - one.updated.getTime())
    .slice(0, mostEntries)

/** RFC 4151: never another's, whatever becomes of the address. The year is that of the first release. */
export const tagOf = (publicUrl: string, what: string): string => `tag:${new URL(publicUrl).hostname},2026:${what}`

function entryOf(warning: PublishedWarning, context: FeedContext): FeedEntry {
  const { id, kind, state, organisation, texts, firstPublishedAt, publishedAt, endedAt, endReason, address } = warning
  const { title, summary, body } = texts[0]!
  const page = `${context.publicUrl}/warnings/${id}`
  const isCancelled = state === 'cancelled'
  return {
    id: tagOf(context.publicUrl, `warnings/${id}`),
    title: oneLine(isCancelled ? `Cancelled: ${title}` : title),
    summary: oneLine(isCancelled ? `This warning was cancelled. ${endReason ?? ''}` : summary),
    content: isCancelled || kind === 'taken' ? null : renderMarkdown(body),
    author: oneLine(organisation),
    published: firstPublishedAt,
    updated: isCancelled ? (endedAt ?? publishedAt) : publishedAt,
    page,
    translations: texts.slice(1).map(({ language }) => ({ language, page: `${page}/${language}` })),
    original: address,
    cap: warning.sent.length > 0 ? `${page}/cap.xml` : null,
    categories: categoriesOf(warning, context),
  }
}

function categoriesOf({ tactics, scripts, areas, districts }: PublishedWarning, context: FeedContext): FeedCategory[] {
  const of = (kind: FeedCategory['kind'], ids: readonly string[], nameOf: (id: string) => string | null | undefined) =>
    ids.map((term) => ({ kind, term, label: nameOf(term) ?? term }))
  return [
    ...of('tactics', tactics, context.tacticOf),
    ...of('scripts', scripts, context.scriptOf),
    ...of('areas', areas.length > 0 ? areas : districts, (code) => context.areaOf(code)?.name),
  ]
}

/** When a feed changed last; one without entries has not changed since there are feeds. */
export const changedAt = (times: readonly Date[]): Date =>
  new Date(Math.max(Date.UTC(2026, 0, 1), ...times.map((time) => time.getTime())))
