import type { Context } from 'hono'
import { DoorchainError } from '../../values/error.ts'
import type { ReportAnswers } from '../../values/report.ts'
import { callerOf, type EdgeEnv } from '../edge/caller.ts'
import type { OwnKey, ReportParts, TakenReport } from '../reporting/parts.ts'
import { refuse, type reportPaths, wrong } from './report-paths.ts'

type Answer = (context: Context<EdgeEnv>, reports: ReportParts) => Promise<Response>

const networkOf = (context: Context<EdgeEnv>): string => callerOf(context).subscriber

/** The key of a program: "Bearer" is RFC 6750; null where none came. Throws `key-refused` for any other way to say who one is. */
function keyOf(context: Context): string | null {
  const header = context.req.header('authorization')
  if (header === undefined) return null
  const key = /^Bearer +([\w.~+/-]+=*)$/i.exec(header.trim())?.[1]
  if (!key) throw new DoorchainError('key-refused')
  return key
}

const ownKeyOf = (context: Context<EdgeEnv>): OwnKey => ({
  reference: context.req.param('reference') ?? '',
  code: context.req.header('report-code') ?? '',
  network: networkOf(context),
})

/** The body as JSON, which pages of others cannot send unasked. Throws `report-wrong`. */
async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(context.req.header('content-type') ?? ''))
    throw wrong('report', 'must be JSON, with the header Content-Type: application/json')
  const body: unknown = await context.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw wrong('report', 'must be a JSON object')
  return { ...body }
}

/** What the organisation calls it, if a key says which organisation. Throws `report-wrong`. */
function theirsOf(given: unknown, key: string | null): string | null {
  if (given === undefined || given === null) return null
  if (key === null) throw wrong('theirReference', 'is only for organisations, with their key')
  const text = typeof given === 'string' ? given.trim() : ''
  if (text === '' || text.length > 100 || /\p{C}/u.test(text))
    throw wrong('theirReference', 'must be 1 to 100 letters, digits and signs')
  return text
}

const take: Answer = async (context, reports) => {
  const key = keyOf(context)
  const { theirReference, ...report } = await bodyOf(context)
  const sender = {
    via: 'api',
    network: networkOf(context),
    key,
    theirReference: theirsOf(theirReference, key),
    token: null,
  } as const
  const problems = await reports.problems(report)
  if (problems.length > 0)
    return refuse(context, new DoorchainError('report-wrong', { problem: 'see problems' }), problems)
  const taken = await reports.take(report, sender)
  return context.json(shown(taken, reports), taken.isAgain ? 200 : 201)
}

const shown = ({ reference, code, isAgain }: TakenReport, { publicUrl }: ReportParts) => ({
  reference,
  code,
  again: isAgain,
  page: `${publicUrl}/report/own`,
})

const open: Answer = async (context, reports) => {
  const { reference, receivedAt, answers, notes, evidence } = await reports.own(ownKeyOf(context))
  return context.json({
    reference,
    received: receivedAt.toISOString(),
    report: asSent(answers),
    notes: notes.map(({ words, at }) => ({ words, added: at.toISOString() })),
    evidence: evidence.map(({ id, mediaType, at }) => ({ id, mediaType, added: at.toISOString() })),
  })
}

/** The fields by the names under which they are sent. */
function asSent({ happenedMinute: minute, point, ...same }: ReportAnswers) {
  const two = (number: number) => String(number).padStart(2, '0')
  const happenedAt = minute === null ? null : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return { ...same, happenedAt, longitude: point?.longitude ?? null, latitude: point?.latitude ?? null }
}

const addWords: Answer = async (context, reports) => {
  const { words } = await bodyOf(context)
  if (typeof words !== 'string' || words.trim() === '' || words.length > 5_000)
    throw wrong('words', 'must be text of 1 to 5,000 letters')
  await reports.addWords(ownKeyOf(context), words)
  return context.body(null, 204)
}

const addEvidence: Answer = async (context, reports) => {
  await reports.addEvidence(ownKeyOf(context), new Uint8Array(await context.req.arrayBuffer()))
  return context.body(null, 204)
}

const withdraw: Answer = async (context, reports) => {
  await reports.withdraw(ownKeyOf(context))
  return context.body(null, 204)
}

const answers: Readonly<Record<(typeof reportPaths)[number], Answer>> = {
  'POST /api/reports': take,
  'GET /api/reports/:reference': open,
  'POST /api/reports/:reference/notes': addWords,
  'POST /api/reports/:reference/evidence': addEvidence,
  'DELETE /api/reports/:reference': withdraw,
}

/** Answers one of the routes; what is wrong is said as JSON. Throws what is no error of the table. */
export async function answerReport(
  route: (typeof reportPaths)[number],
  context: Context<EdgeEnv>,
  reports: ReportParts,
): Promise<Response> {
  try {
    return await answers[route](context, reports)
  } catch (error) {
    if (error instanceof DoorchainError && error.status !== 500) return refuse(context, error)
    throw error
  }
}
