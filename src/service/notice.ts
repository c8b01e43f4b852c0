import { noticeOf } from '../privacy/notice.ts'
import { records } from '../privacy/records.ts'
import type { Notice, Operator } from '../values/notice.ts'
import { deskCookies } from '../web/desk/cookies.ts'
import { householdCookies } from '../web/household/cookies.ts'
import { homeCookies } from '../web/warnings/citing.ts'

interface NoticeLog {
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** The privacy notice of this service. Tells the log when it cannot say whom to ask. */
export function noticeFor(operator: Operator, log?: NoticeLog): Notice {
  const unset = [operator.name === null && 'OPERATOR_NAME', operator.contact === null && 'OPERATOR_CONTACT'].filter(
    Boolean,
  )
  if (unset.length > 0)
    log?.warn({ settings: unset }, 'The privacy notice cannot say whom to ask: settings are missing.')
  return noticeOf(records, { cookies: [...homeCookies, ...householdCookies, ...deskCookies], operator })
}
