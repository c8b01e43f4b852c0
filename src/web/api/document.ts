import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { numberRoute } from './number.ts'
import { reportRoutes } from './report-routes.ts'
import { warningRoute, warningsRoute } from './warnings.ts'

const text = z.string()
const code = z.object({
  code: z.string().openapi({ description: 'Of a district or police force', example: 'E07000241' }),
})
const script = z.object({ id: z.string().openapi({ description: 'Of a script', example: 'courier-fraud-police' }) })
const warning = z.object({ id: z.string().openapi({ description: 'Of a warning', example: 'ownwarning22' }) })

/** What a feed, a message or a widget is: its address, its words, its type. */
interface File {
  readonly path: string
  readonly summary: string
  readonly type: string
  readonly params?: typeof code | typeof script | typeof warning
}

const feeds = [
  ['warnings.atom', 'as an Atom feed', 'application/atom+xml'],
  ['warnings.json', 'as a JSON Feed 1.1', 'application/feed+json'],
  ['cap.atom', 'as CAP messages: an Atom feed of all that went out', 'application/atom+xml'],
] as const

const feedsOf = (place: string, whose: string, params?: File['params']): File[] =>
  feeds.map(([name, how, type]) => ({
    path: `${place}/${name}`,
    summary: `${whose} ${how}`,
    type,
    ...(params && { params }),
  }))

const files: readonly File[] = [
  ...feedsOf('', 'All warnings'),
  ...feedsOf('/areas/{code}', 'Warnings for an area', code),
  ...feedsOf('/scripts/{id}', 'Warnings that tell of a script', script),
  {
    path: '/warnings/{id}/cap.xml',
    summary: 'The last CAP 1.2 message that went out for a warning',
    type: 'application/cap+xml',
    params: warning,
  },
  {
    path: '/warnings/{id}/cap/{identifier}',
    summary: 'A CAP 1.2 message as it went out',
    type: 'application/cap+xml',
    params: warning.extend({ identifier: z.string() }),
  },
  {
    path: '/embed/{code}',
    summary: 'The newest warnings for an area, to stand in a page of others',
    type: 'text/html',
    params: code,
  },
]

const wanted = z.object({
  area: z
    .string()
    .optional()
    .openapi({ description: 'Of a district or police force; else everywhere', example: 'E07000241' }),
  period: z.string().optional().openapi({
    description:
      'A month, quarter or year that has ended, or the twelve months up to a quarter; else the newest quarter',
    example: '2026-Q3',
  }),
})

const figuresAs = (form: 'csv' | 'json') =>
  createRoute({
    method: 'get',
    path: `/statistics.${form}`,
    summary: `What people reported in an area and a period, as ${form.toUpperCase()}: reports, not crimes; small counts are not given`,
    request: { query: wanted },
    responses: {
      200: {
        description: 'The figures; null, or an empty cell, is a count that is not given',
        content: {
          [form === 'csv' ? 'text/csv' : 'application/json']: { schema: form === 'csv' ? text : z.looseObject({}) },
        },
      },
      304: { description: 'It is as the caller has it: ETag' },
      404: { description: 'There is no such area or period, or nothing yet' },
      503: { description: 'The database is not there yet; ask again in some seconds' },
    },
  })

const routeOf = ({ path, summary, type, params }: File) =>
  createRoute({
    method: 'get',
    path,
    summary,
    ...(params && { request: { params } }),
    responses: {
      200: { description: 'As asked', content: { [type]: { schema: text } } },
      ...(!path.startsWith('/embed') && { 304: { description: 'It is as the caller has it: ETag or Last-Modified' } }),
      ...(params && { 404: { description: 'There is nothing at this address' } }),
      503: { description: 'The database is not there yet; ask again in some seconds' },
    },
  })

/** All that programs may use, as OpenAPI 3.1: the same on every machine. */
export function apiDocument() {
  const app = new OpenAPIHono()
  for (const route of [
    numberRoute,
    warningsRoute,
    warningRoute,
    ...reportRoutes,
    ...files.map(routeOf),
    figuresAs('csv'),
    figuresAs('json'),
  ])
    app.openAPIRegistry.registerPath(route)
  app.openAPIRegistry.registerComponent('securitySchemes', 'reporterKey', { type: 'http', scheme: 'bearer' })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Doorchain',
      version: '1',
      description:
        'Warnings of impersonation crime, genuine telephone numbers, and reports of what happened. Anybody may ask and report.',
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/' }],
  })
}

/** The document as it is served and committed. */
export const apiText = (): string => `${JSON.stringify(apiDocument(), null, 2)}\n`
