import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { FullAnswer, Numbers } from '../../directory/numbers.ts'
import { refused, refuseWrong } from './refusal.ts'

const nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland'])
const day = z.string().openapi({ example: '2026-11-18' })

const query = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .openapi({ description: 'The number, in figures or words', example: '01632 960123' }),
  dictated: z.enum(['true', 'false']).default('false').openapi({ description: 'The caller gave it to be checked by' }),
  nation: nation.optional(),
})

const understood = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('number'),
    kind: z.string().openapi({ description: 'geographic, mobile, premium, short-code, …' }),
    digits: z.string(),
    e164: z.string().nullable(),
    national: z.string(),
    place: z.string().nullable(),
    extension: z.string().nullable(),
    span: z.tuple([z.number(), z.number()]),
  }),
  z.object({
    is: z.literal('impossible'),
    digits: z.string(),
    why: z.enum(['too-short', 'too-long', 'starts-with-00', 'not-in-plan']),
    span: z.tuple([z.number(), z.number()]),
  }),
  z.object({ is: z.literal('withheld') }),
  z.object({ is: z.literal('none') }),
])

const range = z.discriminatedUnion('is', [
  z.object({ is: z.literal('held'), holder: z.string().nullable(), dated: day }),
  z.object({ is: z.literal('odd'), status: z.string(), dated: day }),
  z.object({ is: z.literal('stale'), dated: day }),
  z.object({ is: z.literal('unknown') }),
])

const listed = z.object({
  id: z.string(),
  organisation: z.string(),
  by: z.union([
    z.object({ kind: z.enum(['shipped', 'here']) }),
    z.object({ kind: z.literal('instance'), name: z.string() }),
  ]),
  use: z.string(),
  rules: z.array(z.enum(['never-rings-out', 'inbound-only', 'password-scheme'])),
  never: z.string().nullable(),
  hours: z.string().nullable(),
  nations: z.array(nation),
  source: z.object({ publisher: z.string(), address: z.string(), date: z.string().nullable() }),
  checked: day,
  expires: day,
  isStale: z.boolean(),
  isConfirmed: z.boolean(),
})

const answer = z
  .object({
    understood,
    dictated: z.boolean(),
    range,
    listed: z.array(listed),
    says: z.array(z.string()).openapi({ description: 'What is known, in sentences to show in this order' }),
    warning: z.string().openapi({ description: 'Always to be shown' }),
    instead: z.array(
      z.object({ text: z.string(), entry: z.string().nullable(), value: z.string().nullable(), isStale: z.boolean() }),
    ),
    isWhole: z.boolean().openapi({ description: 'False where the database could not be asked' }),
  })
  .openapi('NumberAnswer')

/** GET /api/number: what is known about a telephone number. */
export const numberRoute = createRoute({
  method: 'get',
  path: '/api/number',
  summary: 'What is known about a telephone number, and which one to ring instead',
  request: { query },
  responses: {
    200: { description: 'What is known', content: { 'application/json': { schema: answer } } },
    400: refused('No number was asked about'),
  },
})

/** The part of the API that answers about numbers. */
export function numberApi(numbers: Numbers, now: () => Date): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseWrong })
  return app.openapi(numberRoute, async (context) => {
    const { q, dictated, nation: asked } = context.req.valid('query')
    const found: FullAnswer = await numbers.answer(q, { dictated: dictated === 'true', nation: asked, now: now() })
    return context.json(answer.parse(found), 200)
  })
}
