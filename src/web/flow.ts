import type { Checker } from '../check/check.ts'
import type { CheckResult, Step } from '../check/verdict.ts'
import type { Channel } from '../values/contact.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { contactOf, type Fields, losses, nations, problemWith, readFields, situationOf } from './fields.ts'
import type { Html } from './html.ts'
import type { Page } from './page.ts'
import { answerPage } from './pages/answer.ts'
import { gonePage, wherePage } from './pages/questions.ts'
import { tellPage } from './pages/tell.ts'

/** What the pages are made from; the same in the browser and on the server. */
export interface Parts {
  readonly knowledge: Knowledge
  readonly checker: Checker
  /** Today as an ISO date. */
  readonly today: () => string
  /** Whom the resident lets see that a check ended in "stop", for a button; null for nobody. */
  readonly tell?: string | null
  /** The published warnings that tell of the same; in the browser they come after the answer is shown. */
  readonly cited?: (result: CheckResult) => Html
  /** Code of the district where they say they live; without it nobody said. */
  readonly home?: string
  /** Told of every check: how the contact came, what was found, and where they live, not for keeping its words. */
  readonly onCheck?: (channel: Channel, result: CheckResult, home: string) => void
  /** Told of what broke while a page was made, and the id of the request. */
  readonly onFailure?: (error: Error, requestId: string) => void
}

/** Where forms lead. */
export const formPaths: readonly string[] = ['/check', '/check/where', '/check/answer', '/check/change']

/** The page that answers a form; null if no form leads there. */
export function answerForm(path: string, form: URLSearchParams, parts: Parts): Page | null {
  if (!formPaths.includes(path)) return null
  const fields = readFields(form)
  if (path === '/check/change') return tellPage(fields.kind, parts.knowledge, { fields })
  const problem = problemWith(fields)
  if (problem) return tellPage(fields.kind, parts.knowledge, { fields, problem })
  if (path === '/check') return gonePage(fields)
  if (path === '/check/where' && nationMatters(fields, parts.checker)) return wherePage(fields)
  return answer(fields, parts)
}

function answer(fields: Fields, { knowledge, checker, today, onCheck, cited, home = '', tell = null }: Parts): Page {
  const result = checkFields(fields, checker)
  onCheck?.(contactOf(fields).channel, result, home)
  const known = new Set(result.plan.map((step) => step.id))
  const ifGone = knownLoss(fields, result)
    ? []
    : checker.plan({ ...(fields.nation && { nation: fields.nation }), lost: losses })
  const gone = ifGone.filter((step) => !known.has(step.id))
  return answerPage({ fields, result, ifGone: gone, today: today(), tell, cited: cited?.(result) }, knowledge)
}

const checkFields = (fields: Fields, checker: Checker) => checker.check(contactOf(fields), situationOf(fields))

/** Told by a tick, or by the words themselves: then the plan says already what to do about it. */
const knownLoss = (fields: Fields, { plan }: CheckResult) =>
  fields.lost.length > 0 || plan.some((step) => step.id === 'keep-proof')

/** Whether the plan would be another one elsewhere; not so where the words say which nation it is. */
function nationMatters(fields: Fields, checker: Checker): boolean {
  const ids = (plan: readonly Step[]) => plan.map((step) => step.id).join()
  const planIn = (nation: Fields['nation']) => ids(checkFields({ ...fields, nation }, checker).plan)
  const anywhere = planIn(null)
  return !nations.some((nation) => planIn(nation) === anywhere)
}
