import type { PublicState, WarningState } from '../values/warning.ts'

/** What somebody does with a version of a warning. `supersede`: a newer version takes its place. */
export type Step = 'submit' | 'approve' | 'return' | 'reject' | 'withdraw' | 'cancel' | 'supersede'

/** From which state a step leads to which; what is not here cannot be done. The database refuses the same. */
export const steps: Readonly<Record<Step, Readonly<Partial<Record<WarningState, WarningState>>>>> = {
  submit: { collected: 'pending', draft: 'pending', returned: 'pending' },
  approve: { pending: 'published' },
  return: { pending: 'returned' },
  reject: { pending: 'rejected' },
  withdraw: { pending: 'returned' },
  cancel: { published: 'cancelled' },
  supersede: { collected: 'updated', returned: 'updated', pending: 'updated', published: 'updated' },
}

/** Where a step leads from a state; null if it cannot be done. */
export const after = (state: WarningState, step: Step): WarningState | null => steps[step][state] ?? null

/** What people see of a version; null for what nobody but the desk may see. Moments as Date. */
export function publicState(
  version: { readonly state: WarningState; readonly published_at: Date | null; readonly expires_at: Date | null },
  now: Date,
): PublicState | null {
  const { state, published_at, expires_at } = version
  if (published_at === null) return null
  if (state === 'published') return expires_at !== null && expires_at <= now ? 'expired' : 'published'
  return state === 'updated' || state === 'cancelled' ? state : null
}
