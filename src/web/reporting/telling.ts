import { randomBytes } from 'node:crypto'
import { DoorchainError } from '../../values/error.ts'
import { callerOf } from '../edge/caller.ts'
import type { Page } from '../page.ts'
import type { Problems } from '../parts/form.ts'
import { type Given, givenByCheck, readGiven } from './fields.ts'
import { answersPage } from './pages/answers.ts'
import { sentPage } from './pages/own.ts'
import { againPage, inDangerPage, onTheLinePage, startPage } from './pages/start.ts'
import { stepPage, whichPlacePage } from './pages/step.ts'
import type { TakenReport } from './parts.ts'
import { firstWrong, inputOf, isStep, type StepId, stepsOf, understood } from './steps.ts'
import type { ReportVisit } from './visit.ts'

const newToken = () => randomBytes(16).toString('base64url')

/** One that we drew: whoever sends another than that is not answered with somebody's report. */
const tokenOf = ({ token = '' }: Given): string | null => (/^[\w-]{22}$/.test(token) ? token : null)

/** The form from its beginning; what a check or the page of an area told already is carried on. */
export function start({ form, site, reports }: ReportVisit): Page {
  const titles = new Map(site.knowledge.tactics.map(({ id, title }) => [id, title]))
  const given = form.has('text') ? givenByCheck(form, titles) : readGiven(form)
  const place = given.district && placeOf(given.district, reports)
  const where = place ? { where: place, asked: place } : {}
  return startPage({ token: newToken(), ...given, ...where }, site.notice)
}

/** A page of the form asked for by its address, as the Back button does: the browser has what was told, we do not. */
export function again({ context }: ReportVisit): Page | { goTo: string } {
  const step = context.req.param('step') ?? ''
  return isStep(step) || step === 'start' || step === 'show' ? againPage : { goTo: '/report' }
}

/** The answer to whether it is over. */
export function isItOver({ form, site }: ReportVisit): Page {
  const given = readGiven(form)
  const { checker } = site
  const now = form.get('now')
  if (now === 'over') return stepPage('kind', given)
  if (now === 'line') return onTheLinePage(given, checker.plan({ moment: 'on-the-phone' }))
  if (now === 'danger')
    return inDangerPage(given, checker.plan({ inDanger: true }), checker.plan({ inDanger: true, cannotSpeak: true }))
  return startPage(given, site.notice, { now: 'Choose whether it is over' })
}

/** The page of one question, as asked for by a button; from one that changes an answer the way leads back to all of them. */
export function show({ form }: ReportVisit): Page {
  const change = form.get('change-answer')
  const step = change ?? form.get('show') ?? ''
  const given = readGiven(form)
  return stepPage(isStep(step) ? step : 'kind', { ...given, ...(change !== null && { change: 'yes' }) })
}

/** Takes the answer to one question, and shows what comes next. */
export function answer(step: StepId, visit: ReportVisit): Page {
  const given = readGiven(visit.form)
  if (visit.form.get('go') === 'back') return before(step, given, visit)
  const found = step === 'where' ? findPlace(given, visit) : given
  if ('title' in found) return found
  const { given: kept, problems } = understood(step, found, visit.reports)
  if (Object.keys(problems).length > 0) return stepPage(step, kept, problems)
  const next = kept.change ? undefined : stepsOf(kept)[stepsOf(kept).indexOf(step) + 1]
  return next ? stepPage(next, kept) : allAnswers(kept, visit)
}

function before(step: StepId, given: Given, visit: ReportVisit): Page {
  if (given.change) return allAnswers(given, visit)
  const steps = stepsOf(given)
  const earlier = steps[steps.indexOf(step) - 1]
  return earlier ? stepPage(earlier, given) : startPage(given, visit.site.notice)
}

/** London has 33. */
const mostPlaces = 40

/** The fields with the district that was meant, or a page that asks for it. */
function findPlace(given: Given, { reports }: ReportVisit): Given | Page {
  const { where = '', district = '', asked } = given
  if (district !== '' && asked === where && reports.districts.nameOf(district) !== null) return given
  const { district: _, asked: isAsked, ...rest } = given
  if (where.trim() === '') return rest
  const { districts, next } = reports.districts.find(where.trim().slice(0, 120))
  if (districts.length === 1) return { ...rest, district: districts[0]!.code, asked: where }
  if (districts.length > mostPlaces)
    return stepPage('where', rest, { where: 'This is a large area. Write a town or a postcode' })
  if (districts.length === 0) return stepPage('where', rest, { where: next })
  return whichPlacePage(
    rest,
    districts,
    isAsked === where ? { district: 'Choose one of these, or write another place' } : {},
  )
}

const placeOf = (district: string, { districts }: ReportVisit['reports']) => districts.nameOf(district)

/** All answers, or the first question whose answer cannot be sent. */
function allAnswers(given: Given, { reports }: ReportVisit): Page {
  const wrong = firstWrong(given, reports)
  if (wrong) return stepPage(wrong.step, given, wrong.problems)
  return answersPage(given, placeOf(given.district ?? '', reports) ?? '')
}

/** Sends the report. Whatever goes wrong, the answers stand on the page that says so. */
export async function send(visit: ReportVisit): Promise<Page> {
  const { form, reports, network } = visit
  const given = readGiven(form)
  const wrong = firstWrong(given, reports)
  if (wrong) return stepPage(wrong.step, { ...given, change: 'yes' }, wrong.problems)
  const sender = { via: 'form', network, key: null, theirReference: null, token: tokenOf(given) } as const
  try {
    return await sentFor(await reports.take(inputOf(given), sender), visit)
  } catch (error) {
    const page = answersPage(given, placeOf(given.district ?? '', reports) ?? '', whyNotSent(error, visit))
    return { ...page, title: `Error: ${page.title}`, status: error instanceof DoorchainError ? error.status : 500 }
  }
}

async function sentFor({ reference, code, answers, isAgain }: TakenReport, { reports }: ReportVisit): Promise<Page> {
  const elsewhere = await reports.elsewhere(answers)
  return sentPage({ reference, code: code ?? '' }, elsewhere, { isAgain, today: reports.today() })
}

function whyNotSent(error: unknown, { context, site }: ReportVisit): Problems {
  if (error instanceof DoorchainError && error.status < 500) return { send: `${error.message} ${error.next}` }
  site.onFailure?.(error instanceof Error ? error : new Error(String(error)), callerOf(context).requestId)
  return { send: 'It could not be sent just now. Nothing is lost: wait a little, then press Send again' }
}
