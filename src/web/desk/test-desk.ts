import { openAreas } from '../../areas/open.ts'
import { invite } from '../../people/administration.ts'
import { openSession } from '../../people/desk-session.ts'
import type { Role } from '../../people/grants.ts'
import { addOrganisation } from '../../people/organisations.ts'
import type { Store } from '../../store/store.ts'
import { type Fetcher, openFetcher } from '../../warn/fetch/fetcher.ts'
import { type Ask, askThrough, type From, testParts } from '../edge/test-edge.ts'
import type { DeskParts } from './visit.ts'

const publicUrl = 'https://doorchain.example'
export const now = new Date('2026-11-21T10:00:00Z')
const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' }, now } as const

export interface TestDesk {
  readonly ask: Ask
  readonly store: Store
  /** How long answers were held back, in milliseconds, one entry for each that was. */
  readonly held: number[]
  /** A coordinator with these roles in one organisation, signed in: the cookie to send. */
  signedIn(roles: readonly Role[], organisation?: string): Promise<{ cookie: string; id: string }>
}

/** Fetches nothing that is not public, and the tests ask for nothing that is. */
const closedFetcher = openFetcher({ userAgent: 'Doorchain/1.0', now: () => now })

export async function openTestDesk(store: Store, fetcher: Fetcher = closedFetcher): Promise<TestDesk> {
  const held: number[] = []
  const desk: DeskParts = {
    store: async () => store,
    publicUrl,
    now: () => now,
    wakeMail: () => undefined,
    shipped: () => testParts().knowledge,
    areas: openAreas(() => '2026-11-21'),
    pause: async (ms) => void held.push(ms),
    fetcher: async () => fetcher,
  }
  const first = await addOrganisation(store, 'Aldercombe Watch', by)
  let made = 0
  return {
    store,
    held,
    ask: askThrough({ publicUrl }, { desk }),
    async signedIn(roles, organisation = first) {
      made += 1
      const person = { name: `Person ${made}`, email: `person${made}@parish.example`, organisation, area: null }
      let id = ''
      for (const role of roles) id = (await invite(store, { ...person, role }, by)).coordinator
      const token = await openSession(store.db, { coordinator: id, method: 'passkey', browser: 'test', now })
      return { cookie: `__Host-desk=${token}`, id }
    },
  }
}

/** A form sent from a page of ours over HTTPS. */
export const sent = (
  fields: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): RequestInit & From => ({
  method: 'POST',
  encrypted: true,
  headers: { 'Sec-Fetch-Site': 'same-origin', ...more },
  body: new URLSearchParams(fields),
})

export const got = (more: Readonly<Record<string, string>> = {}): RequestInit & From => ({
  encrypted: true,
  headers: more,
})
