import type { Context } from 'hono'
import { DoorchainError } from '../../values/error.ts'
import type { ReportProblem } from '../reporting/parts.ts'

/** The routes by which programs report. */
export const reportPaths = [
  'POST /api/reports',
  'GET /api/reports/:reference',
  'POST /api/reports/:reference/notes',
  'POST /api/reports/:reference/evidence',
  'DELETE /api/reports/:reference',
] as const

/** `report-wrong` for one field. */
export const wrong = (field: string, problem: string): DoorchainError =>
  new DoorchainError('report-wrong', { problem: `${field} ${problem}` })

/** An error of the table as JSON, with what is wrong field by field, and how long to wait where that helps. */
export function refuse(context: Context, error: DoorchainError, problems: readonly ReportProblem[] = []): Response {
  const { code, fields } = error
  if (code === 'too-many-tries') context.header('Retry-After', String(Number(fields.minutes) * 60))
  const message = problems.length > 0 ? 'The report cannot be taken as it is.' : error.message
  return context.json(
    { error: { code, message, next: error.next, ...(problems.length > 0 && { problems }) } },
    error.status as 400,
  )
}
