import type { Hono } from 'hono'
import type { Numbers } from '../directory/numbers.ts'
import type { numberApi } from './api/number.ts'
import type { EdgeEnv } from './edge/caller.ts'
import type { Send } from './edge/edge.ts'
import { answerNumberForm } from './pages/number.ts'

/** Adds the answers about numbers, as a page and as data. */
export function addNumbers(app: Hono<EdgeEnv>, numbers: Numbers, send: Send): void {
  const now = () => new Date()
  app.post('/number', async (context) => {
    const form = new URLSearchParams(await context.req.text())
    return send(context, await answerNumberForm(form, numbers, now()))
  })
  let api: ReturnType<typeof numberApi> | undefined
  app.get('/api/number', async (context) => {
    api ??= (await import('./api/number.ts')).numberApi(numbers, now)
    return api.fetch(context.req.raw)
  })
}
