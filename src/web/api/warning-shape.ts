import { z } from '@hono/zod-openapi'
import { type PublishedWarning, warningLanguages } from '../../values/warning.ts'
import { capAddress } from '../../warn/feeds/cap-atom.ts'
import type { FeedContext } from '../../warn/feeds/entry.ts'
import { renderMarkdown } from '../../warn/markdown/render.ts'

const moment = z.iso.datetime()
const day = z.iso.date()
const address = z.url()
const named = z.object({ id: z.string(), name: z.string() })
const language = z.enum(Object.keys(warningLanguages) as [keyof typeof warningLanguages])

const brief = z.object({
  id: z.string().openapi({ example: 'ownwarning22' }),
  version: z.int().openapi({ description: 'Grows by one with each change' }),
  kind: z.enum(['own', 'taken']).openapi({ description: 'taken: another published it, at `original`' }),
  state: z.enum(['published', 'updated', 'cancelled', 'expired']),
  title: z.string(),
  summary: z.string().openapi({ description: 'Plain text' }),
  organisation: z.string().openapi({ description: 'Who warns' }),
  issued: day.openapi({ description: 'The day its publisher gives' }),
  published: moment.openapi({ description: 'When it was first published here' }),
  updated: moment.openapi({ description: 'When this version was published here' }),
  expires: moment.nullable().openapi({ description: 'null: until it is cancelled' }),
  page: address,
  original: address.nullable(),
  languages: z.array(language),
  areas: z.array(named).openapi({ description: 'As chosen: codes of the Office for National Statistics' }),
  districts: z.array(z.string()),
  tactics: z.array(named),
  scripts: z.array(named),
})

/** A warning in a list. */
export const briefWarning = brief.openapi('WarningBrief')

/** A warning with all that everybody may see of it. */
export const fullWarning = brief
  .extend({
    ended: moment.nullable(),
    endReason: z.string().nullable().openapi({ description: 'Why it was cancelled' }),
    texts: z
      .array(
        z.object({
          language,
          title: z.string(),
          summary: z.string(),
          markdown: z.string().openapi({ description: 'Empty for a warning of others: the words are theirs' }),
          html: z.string().openapi({ description: 'The same as markup without scripts' }),
        }),
      )
      .openapi({ description: 'English first' }),
    advice: z.array(z.object({ id: z.string(), text: z.string() })),
    facts: z.array(
      z.object({
        field: z.string(),
        name: z.string(),
        value: z.string(),
        quotes: z.array(z.string()),
        today: z.string().nullable().openapi({ description: 'What holds today where it says something old' }),
      }),
    ),
    messages: z
      .array(
        z.object({ identifier: z.string(), kind: z.enum(['alert', 'update', 'cancel']), sent: moment, cap: address }),
      )
      .openapi({ description: 'CAP messages that went out, oldest first' }),
  })
  .openapi('Warning')

export type BriefWarning = z.infer<typeof brief>
export type FullWarning = z.infer<typeof fullWarning>

export function briefOf(warning: PublishedWarning, context: FeedContext): BriefWarning {
  const { title, summary } = warning.texts[0]!
  const all = (ids: readonly string[], nameOf: (id: string) => string | null | undefined) =>
    ids.map((id) => ({ id, name: nameOf(id) ?? id }))
  return {
    id: warning.id,
    version: warning.number,
    kind: warning.kind,
    state: warning.state,
    title,
    summary,
    organisation: warning.organisation,
    issued: warning.issued,
    published: warning.firstPublishedAt.toISOString(),
    updated: warning.publishedAt.toISOString(),
    expires: warning.expiresAt?.toISOString() ?? null,
    page: `${context.publicUrl}/warnings/${warning.id}`,
    original: warning.address,
    languages: warning.texts.map((text) => text.language),
    areas: all(warning.areas, (code) => context.areaOf(code)?.name),
    districts: [...warning.districts],
    tactics: all(warning.tactics, context.tacticOf),
    scripts: all(warning.scripts, context.scriptOf),
  }
}

export const fullOf = (warning: PublishedWarning, context: FeedContext): FullWarning => ({
  ...briefOf(warning, context),
  ended: warning.endedAt?.toISOString() ?? null,
  endReason: warning.endReason,
  texts: warning.texts.map(({ body, ...text }) => ({ ...text, markdown: body, html: renderMarkdown(body) })),
  advice: warning.advice.flatMap((id) => {
    const text = context.adviceOf(id)
    return text === null ? [] : [{ id, text }]
  }),
  facts: warning.facts.map((fact) => ({ ...fact, quotes: [...fact.quotes] })),
  messages: warning.sent.map(({ identifier, kind, at }) => ({
    identifier,
    kind,
    sent: at.toISOString(),
    cap: capAddress(context.publicUrl, warning.id, identifier),
  })),
})
