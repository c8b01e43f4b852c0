import type { Context } from 'hono'
import type { ResidentAct, TrustedAct } from '../../people/households/act.ts'
import type { Visitor } from '../../people/households/household.ts'
import type { Store } from '../../store/store.ts'
import type { Page } from '../page.ts'
import type { Browser } from './cookies.ts'
import type { HouseholdParts } from './parts.ts'

/** One request to a page of households, with what every handler needs. */
export interface Visit {
  readonly context: Context
  readonly browser: Browser
  readonly parts: HouseholdParts
  readonly store: Store
  readonly visitor: Visitor
  /** Where this service is, as "https://doorchain.example". */
  readonly origin: string
  /** What was sent by a form, else what stands in the address. */
  readonly form: URLSearchParams
}

/** A request from a browser in which a resident's household is open. */
export interface ResidentVisit extends Visit {
  readonly act: ResidentAct
  /** Id of this device. */
  readonly device: string
}

/** A request from a browser of somebody who is trusted, or waits for it; one act for each household. */
export interface TrustedVisit extends Visit {
  readonly acts: readonly (TrustedAct & { readonly token: string })[]
}

export type Answer = Response | Promise<Response>

const footnote = 'What you choose here is kept by this service until you erase it. Your checks are not part of it.'

/** Answers with a page. Older browsers tell forms' origin only to pages that allow it, so these do. */
export function show({ parts, context }: Visit, page: Page): Answer {
  context.header('Referrer-Policy', 'same-origin')
  return parts.show(context, { ...page, footnote })
}

/** Sends the browser on to a page of ours, after a form or where there is nothing to see. */
export const go = ({ context }: Visit, path: string): Response => context.redirect(path, 303)

/** An id from a form or an address; null for what cannot be one. */
export function readId(form: URLSearchParams, name: string): string | null {
  const id = form.get(name) ?? ''
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? id : null
}
