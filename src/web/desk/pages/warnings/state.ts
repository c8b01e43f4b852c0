import type { SearchedState } from '../../../../warn/search.ts'

/** How far a warning got, in words. */
export const stateWords: Readonly<Record<SearchedState, string>> = {
  collected: 'collected',
  draft: 'draft',
  pending: 'waits for a decision',
  returned: 'sent back to its writer',
  rejected: 'rejected',
  published: 'published',
  expired: 'its time is over',
  updated: 'replaced by a newer version',
  cancelled: 'cancelled',
}
