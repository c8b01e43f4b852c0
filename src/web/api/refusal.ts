import type { Hook } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import type { Env } from 'hono'

/** What is answered where nothing else can be: a code of the table of errors, and words for who wrote the program. */
export const refusal = z
  .object({
    error: z.object({
      code: z.enum(['input-wrong', 'warning-unknown', 'database-unreachable']),
      message: z.string(),
    }),
  })
  .openapi('Refusal')

/** A response that is a refusal. */
export const refused = (description: string) => ({ description, content: { 'application/json': { schema: refusal } } })

/** Says which parameter is wrong, and why. */
export const refuseWrong: Hook<unknown, Env, string, unknown> = (result, context) => {
  if (result.success) return undefined
  const [issue] = result.error.issues
  const message = `${issue?.path.join('.') ?? 'q'}: ${issue?.message ?? 'it is missing'}`
  return context.json({ error: { code: 'input-wrong' as const, message } }, 400)
}
