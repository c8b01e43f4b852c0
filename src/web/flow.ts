import type { Checker } from '../check/check.ts'
import type { CheckResult } from '../check/verdict.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { contactOf, readFields, situationOf } from './fields.ts'
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
  /** Told of every check, without its words. */
  readonly onCheck?: (result: CheckResult) => void
}

/** The page that answers a form; null if no form leads there. */
export function answerForm(path: string, form: URLSearchParams, parts: Parts): Page | null {
  const fields = readFields(form)
  if (path === '/check') {
    if (fields.text.trim() !== '' || fields.said.length > 0) return gonePage(fields)
    return tellPage(fields.kind, parts.knowledge, {
      fields,
      problem: 'Write what happened, or tap at least one sentence',
    })
  }
  if (path === '/check/where') return wherePage(fields)
  if (path !== '/check/answer') return null
  const result = parts.checker.check(contactOf(fields), situationOf(fields))
  parts.onCheck?.(result)
  return answerPage(result, parts.knowledge, parts.today())
}
