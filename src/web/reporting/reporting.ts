import type { Context } from 'hono'
import { DoorchainError } from '../../values/error.ts'
import { callerOf, type EdgeEnv } from '../edge/caller.ts'
import { isFromHere } from '../edge/same-site.ts'
import { refusedPage } from '../household/pages/refused.ts'
import type { Outcome } from '../room.ts'
import { addEvidence, addWords, askBack, open, takeBack } from './own.ts'
import { ownForm } from './pages/own.ts'
import { type StepId, stepIds } from './steps.ts'
import type { ReportingRoute } from './table.ts'
import { again, answer, isItOver, send, show, start } from './telling.ts'
import type { ReportHandler, ReportingSite, ReportVisit } from './visit.ts'

const stepHandlers = Object.fromEntries(
  stepIds.map((step) => [`POST /report/${step}`, (visit: ReportVisit) => answer(step, visit)]),
) as Readonly<Record<`POST /report/${StepId}`, ReportHandler>>

const handlers: Readonly<Record<ReportingRoute, ReportHandler>> = {
  'GET /report': start,
  'POST /report': start,
  'GET /report/:step': again,
  'POST /report/start': isItOver,
  'POST /report/show': show,
  ...stepHandlers,
  'POST /report/send': send,
  'GET /report/own': () => ownForm(),
  'POST /report/own': open,
  'GET /report/own/:step': () => ({ goTo: '/report/own' }),
  'POST /report/own/words': addWords,
  'POST /report/own/evidence': addEvidence,
  'POST /report/own/back': askBack,
  'POST /report/own/gone': takeBack,
}

/** Answers a request for a page of reporting. */
export async function answerReporting(
  route: ReportingRoute,
  context: Context<EdgeEnv>,
  site: ReportingSite,
): Promise<Outcome> {
  try {
    if (context.req.method === 'POST' && !isFromHere((name) => context.req.header(name), site.reports.publicUrl))
      throw new DoorchainError('form-foreign')
    return await handlers[route](await readVisit(context, site))
  } catch (error) {
    if (error instanceof DoorchainError && error.status < 500) return refusedPage(error, '/report')
    throw error
  }
}

async function readVisit(context: Context<EdgeEnv>, site: ReportingSite): Promise<ReportVisit> {
  const sent = context.req.method === 'POST' ? await readForm(context) : { form: new URLSearchParams(), file: null }
  return { context, site, reports: site.reports, network: callerOf(context).subscriber, ...sent }
}

/** The fields of a form, and the file of one that sends it in parts. */
async function readForm({ req }: Context<EdgeEnv>): Promise<Pick<ReportVisit, 'form' | 'file'>> {
  if (!req.header('Content-Type')?.startsWith('multipart/form-data'))
    return { form: new URLSearchParams(await req.text()), file: null }
  const parts = await req.parseBody().catch(() => ({}))
  const form = new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const file: unknown = (parts as Readonly<Record<string, unknown>>).file
  return { form, file: file instanceof File ? file : null }
}
