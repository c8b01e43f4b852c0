import type { RecordKind } from '../store/record-kind.ts'
import type { Notice, NoticeItem, Whose } from '../values/notice.ts'

/** Joins the words of every kind of record, by whom they are for, with cookies and operator. */
export function noticeOf(kinds: readonly RecordKind[], others: Omit<Notice, 'kept'>): Notice {
  const about = (whose: Whose): readonly NoticeItem[] => kinds.flatMap(({ personal }) => personal?.notice[whose] ?? [])
  return {
    ...others,
    kept: {
      visitors: about('visitors'),
      residents: about('residents'),
      trusted: about('trusted'),
      coordinators: about('coordinators'),
    },
  }
}
