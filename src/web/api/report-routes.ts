import { createRoute, z } from '@hono/zod-openapi'
import { ownReport, reportRefusal, sentReport, takenReport } from './report-shape.ts'

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})
const refusal = (description: string) => json(description, reportRefusal)

const always = {
  413: refusal('Too much was sent'),
  429: refusal('It was tried too often: Retry-After says how many seconds to wait'),
  503: { description: 'The database is not there yet; ask again in some seconds' },
} as const
const bad = 400
const opening = {
  404: refusal('There is no report with this reference and code'),
  ...always,
} as const

const params = z.object({ reference: z.string().openapi({ description: 'Of the report', example: 'ABCD-EFGH-2345' }) })
const headers = z.object({
  'report-code': z.string().openapi({ description: 'The code that came with the reference' }),
})

const take = createRoute({
  method: 'post',
  path: '/api/reports',
  summary: 'Report a contact, a loss or a sighting',
  description:
    'Anybody may; with the key of a program of an organisation (Authorization: Bearer …) the report is trusted and limits are higher.',
  security: [{}, { reporterKey: [] }],
  request: { body: { required: true, ...json('The report', sentReport) } },
  responses: {
    201: json('It was taken in', takenReport),
    200: json('The organisation had sent it before', takenReport),
    [bad]: refusal('What is wrong with it, field by field'),
    401: refusal('The key is not one of ours, or has ended'),
    ...always,
  },
})

const open = createRoute({
  method: 'get',
  path: '/api/reports/{reference}',
  summary: 'A report as whoever sent it may see it',
  request: { params, headers },
  responses: { 200: json('The report', ownReport), ...opening },
})

const addWords = createRoute({
  method: 'post',
  path: '/api/reports/{reference}/notes',
  summary: 'Add words to a report',
  request: {
    params,
    headers,
    body: { required: true, ...json('The words', z.object({ words: z.string().min(1).max(5_000) })) },
  },
  responses: { 204: { description: 'Added' }, [bad]: refusal('What is wrong'), ...opening },
})

const addEvidence = createRoute({
  method: 'post',
  path: '/api/reports/{reference}/evidence',
  summary: 'Add a picture or a recording to a report',
  description:
    'The file itself is the body: JPEG, PNG, WebP, WAV, MP3, M4A or Ogg, up to 20 MB; six files and 40 MB a report. It is written anew without what cameras and telephones write into it.',
  request: {
    params,
    headers,
    body: { required: true, description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  },
  responses: { 204: { description: 'Added' }, [bad]: refusal('Why it cannot be added'), ...opening },
})

const withdraw = createRoute({
  method: 'delete',
  path: '/api/reports/{reference}',
  summary: 'Take a report back: all of it is erased',
  request: { params, headers },
  responses: { 204: { description: 'It is gone' }, ...opening },
})

/** What programs may do with reports. */
export const reportRoutes = [take, open, addWords, addEvidence, withdraw]
