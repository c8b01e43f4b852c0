import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { PublishedWarning } from '../../values/warning.ts'
import { type FeedContext, openFeedContext } from '../../warn/feeds/entry.ts'
import { districtsOfPage } from '../pages/area.ts'
import type { WarningParts } from '../warnings/parts.ts'
import { refused, refuseWrong } from './refusal.ts'
import { briefOf, briefWarning, fullOf, fullWarning } from './warning-shape.ts'

/** A day is its first moment, in UTC. */
const from = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'write it as 2026-11-01 or 2026-11-01T09:00:00Z' })
  .openapi({ example: '2026-11-01' })
const code = z.string().max(60)

const query = z.object({
  area: code.optional().openapi({ description: 'Code of a district or police force', example: 'E07000241' }),
  script: code.optional().openapi({ example: 'courier-fraud-police' }),
  tactic: code.optional().openapi({ example: 'withdraw_cash' }),
  since: from.optional().openapi({ description: 'Published here at this moment or later' }),
  until: from.optional().openapi({ description: 'Published here before this moment' }),
  q: z.string().trim().max(200).optional().openapi({ description: 'Words to be found in it' }),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(100).optional().openapi({ description: '`next` of the page before' }),
})
type Query = z.infer<typeof query>

/** A page of the list. */
export const warningPage = z
  .object({
    warnings: z.array(briefWarning),
    next: z.string().nullable().openapi({ description: 'The cursor of the next page; null on the last' }),
  })
  .openapi('WarningPage')

const json = <Schema>(schema: Schema) => ({ 'application/json': { schema } })
const notThere = refused('The database is not there yet; ask again in some seconds')

/** GET /api/warnings: those that hold. */
export const warningsRoute = createRoute({
  method: 'get',
  path: '/api/warnings',
  summary: 'Warnings that hold now, newest first',
  request: { query },
  responses: {
    200: { description: 'A page of them', content: json(warningPage) },
    400: refused('A filter was not understood'),
    503: notThere,
  },
})

/** GET /api/warnings/{id}: one, also after its end. */
export const warningRoute = createRoute({
  method: 'get',
  path: '/api/warnings/{id}',
  summary: 'A warning, also after it was cancelled or has expired',
  request: {
    params: z.object({ id: z.string().max(60).openapi({ example: 'ownwarning22' }) }),
    query: z.object({
      version: z.coerce.number().int().min(1).max(10_000).optional().openapi({ description: 'The newest unless told' }),
    }),
  },
  responses: {
    200: { description: 'The warning', content: json(fullWarning) },
    400: refused('A parameter was not understood'),
    404: refused('There is no such warning'),
    503: notThere,
  },
})

const problem = (code: 'input-wrong' | 'warning-unknown' | 'database-unreachable', message: string) => ({
  error: { code, message },
})
const opening = problem('database-unreachable', 'The warnings are not there yet. Ask again soon.')

/** The part of the API that answers about warnings. */
export function warningsApi(parts: WarningParts): OpenAPIHono {
  const { published, areas } = parts
  const context = openFeedContext(parts)
  const app = new OpenAPIHono({ defaultHook: refuseWrong })
  app.openapi(warningsRoute, async (asked) => {
    const given = asked.req.valid('query')
    const districts = given.area === undefined ? undefined : districtsOfPage(areas.on(), given.area)
    if (districts === null) return asked.json(problem('input-wrong', `area: there is no area ${given.area}`), 400)
    const after = given.cursor === undefined ? null : readCursor(given.cursor)
    if (given.cursor !== undefined && !after)
      return asked.json(problem('input-wrong', 'cursor: it is none of ours'), 400)
    if ((await published.tag()) === '') return asked.json(opening, 503)
    const found = await published.current(wanted(given, districts))
    const rest = after ? found.filter((warning) => comesAfter(warning, after)) : found
    return asked.json(pageOf(rest, given.limit, context), 200)
  })
  app.openapi(warningRoute, async (asked) => {
    if ((await published.tag()) === '') return asked.json(opening, 503)
    const found = await published.find(asked.req.valid('param').id, asked.req.valid('query').version)
    if (!found) return asked.json(problem('warning-unknown', 'There is no such warning here.'), 404)
    return asked.json(fullOf(found, context), 200)
  })
  return app
}

/** More than are ever held. */
const all = 10_000

const wanted = ({ script, tactic, since, until, q }: Query, districts: readonly string[] | undefined) => ({
  ...(districts && { districts }),
  ...(script !== undefined && { script }),
  ...(tactic !== undefined && { tactic }),
  ...(since !== undefined && { since: new Date(since) }),
  ...(until !== undefined && { until: new Date(until) }),
  ...(q !== undefined && { words: q }),
  most: all,
})

function pageOf(rest: readonly PublishedWarning[], limit: number, context: FeedContext) {
  const shown = rest.slice(0, limit)
  return {
    warnings: shown.map((warning) => briefOf(warning, context)),
    next: rest.length > limit ? cursorOf(shown.at(-1)!) : null,
  }
}

/** Where a page ended; it stays right while others are published. */
interface Cursor {
  readonly at: number
  readonly id: string
}

const cursorOf = ({ publishedAt, id }: PublishedWarning): string => `${publishedAt.getTime()}.${id}`

function readCursor(text: string): Cursor | null {
  const [, at, id] = /^(\d{1,15})\.([a-z2-7]{12})$/.exec(text) ?? []
  return at && id ? { at: Number(at), id } : null
}

/** Newest first, then by id. */
const comesAfter = ({ publishedAt, id }: PublishedWarning, cursor: Cursor): boolean =>
  publishedAt.getTime() < cursor.at || (publishedAt.getTime() === cursor.at && id > cursor.id)
