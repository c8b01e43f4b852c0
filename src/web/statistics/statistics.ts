import type { Context, Hono } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { problemPage } from '../pages/about.ts'
import type { StatisticsParts } from './parts.ts'
import { effectPath, statisticsPaths } from './table.ts'

/** While the database opens nobody knows the figures. */
const soon = problemPage(503, 'This page comes in a moment', 'The figures are being counted. Try again shortly.')

/** Adds the public statistics. What answers is loaded when first asked for. */
export function addStatistics(app: Hono<EdgeEnv>, parts: StatisticsParts, send: Send): void {
  for (const path of statisticsPaths)
    app.get(path, async (context: Context<EdgeEnv>) => {
      const given = await parts.given()
      if (!given) return send(context, soon)
      const { answerStatistics } = await import('./answers.ts')
      return answerStatistics(path, context, { given, parts, send })
    })
  app.get(effectPath, async (context) => {
    const { answerEffect } = await import('./answers.ts')
    return answerEffect(context, { parts, send })
  })
}
