import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { actorOf, type Coordinator, findByEmail, findCoordinator } from '../../people/coordinator.ts'
import { endSessions, openSession, type SignInMethod } from '../../people/desk-session.ts'
import { askForPasskey, usePasskey } from '../../people/passkeys.ts'
import { newTicket, readTicket, redeemTicket, type TicketPurpose, ticketLastsMs } from '../../people/tickets.ts'
import { countAttempt } from '../../store/attempts.ts'
import { writeAudit } from '../../store/audit.ts'
import { queueMail } from '../../store/outgoing.ts'
import { hashOf, tidyCode } from '../../store/secret.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { browserName } from '../browser-name.ts'
import { callerOf } from '../edge/caller.ts'
import type { Outcome } from '../room.ts'
import { dropCookie, readCookie, writeCookie } from './cookies.ts'
import { localPath, readEmail, readJson } from './input.ts'
import { linkMail } from './mails.ts'
import { invitationPage, linkPage, linkSentPage, recoverPage, signInPage } from './pages/sign-in.ts'
import type { DeskHandlers, Visit } from './visit.ts'

/** Anybody may try so often; a person who mistypes does not notice, one who guesses does. */
const byNetwork = { purpose: 'desk-sign-in', most: 30, withinMs: 15 * 60_000 }
const byAddress = { purpose: 'desk-sign-in-address', most: 5, withinMs: 15 * 60_000 }
/** Wrong codes only: somebody who guesses for an address keeps its owner from neither the right code nor a link. */
const wrongCodes = { ...byAddress, purpose: 'desk-recovery-address' }
/** Answers about an address come after this time, whether it is known or not. */
const evenMs = 400

type Anyone = Visit<Visit['session'] | null>

export const signInHandlers: Pick<
  DeskHandlers,
  | 'GET /desk/sign-in'
  | 'POST /desk/sign-in/options'
  | 'POST /desk/sign-in/passkey'
  | 'POST /desk/sign-in/email'
  | 'GET /desk/link/:token'
  | 'POST /desk/link/:token'
  | 'GET /desk/invitation/:token'
  | 'POST /desk/invitation/:token'
  | 'GET /desk/recover'
  | 'POST /desk/recover'
  | 'POST /desk/sign-out'
> = {
  'GET /desk/sign-in': ({ session, fields, parts }) =>
    session
      ? { goTo: localPath(fields.get('next')) }
      : signInPage({ next: localPath(fields.get('next')), hasMail: parts.wakeMail !== null }),

  'POST /desk/sign-in/options': async (visit) => {
    await limit(visit)
    const { options, token } = await askForPasskey(visit.store.db, visit.party, visit.now)
    writeCookie(visit, 'challenge', token)
    return visit.context.json(options)
  },

  'POST /desk/sign-in/passkey': async (visit) => {
    const response = (await readJson(visit.context)) as AuthenticationResponseJSON
    const token = readCookie(visit, 'challenge') ?? ''
    dropCookie(visit, 'challenge')
    try {
      const coordinator = await usePasskey(visit.store, { response, token, party: visit.party, now: visit.now })
      await inTransaction(visit.store, (db) => signIn(visit, db, { coordinator, method: 'passkey' }))
      return visit.context.json({ done: true })
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'passkey-refused') throw error
      return visit.context.json({ problem: `${error.message} ${error.next}` }, 403)
    }
  },

  'POST /desk/sign-in/email': async (visit) => {
    await limit(visit)
    const email = readEmail(visit.fields.get('email'))
    const next = localPath(visit.fields.get('next'))
    const hasMail = visit.parts.wakeMail !== null
    if (!email) return signInPage({ next, hasMail, email: visit.fields.get('email') ?? '' })
    const even = visit.parts.pause(evenMs)
    await countAttempt(visit.store.db, byAddress, { key: email, now: visit.now })
    await inTransaction(visit.store, (db) => sendLink(visit, db, email))
    visit.parts.wakeMail?.()
    await even
    return linkSentPage(email)
  },

  'GET /desk/link/:token': (visit) =>
    ticketPage(visit, 'email-link', (person, token) => linkPage(person, `/desk/link/${token}`)),
  'POST /desk/link/:token': (visit) => useTicket(visit, 'email-link', visit.context.req.param('token') ?? ''),
  'GET /desk/invitation/:token': (visit) =>
    ticketPage(visit, 'invitation', (person, token) => invitationPage(person, `/desk/invitation/${token}`)),
  'POST /desk/invitation/:token': (visit) => useTicket(visit, 'invitation', visit.context.req.param('token') ?? ''),

  'GET /desk/recover': () => recoverPage({}),
  'POST /desk/recover': async (visit) => {
    await limit(visit)
    const email = readEmail(visit.fields.get('email'))
    if (!email) return recoverPage({ email: visit.fields.get('email') ?? '', problem: 'email' })
    const code = tidyCode(visit.fields.get('code') ?? '')
    if (await inTransaction(visit.store, (db) => recover(visit, db, { email, code })))
      return { goTo: '/desk/account?new=passkey' }
    await countAttempt(visit.store.db, wrongCodes, { key: email, now: visit.now })
    return recoverPage({ email, problem: 'code' })
  },

  'POST /desk/sign-out': async (visit) => {
    await endSessions(visit.store.db, visit.session.coordinator.id, visit.session.id)
    dropCookie(visit, 'desk')
    visit.context.header('Clear-Site-Data', '"cache"')
    return { goTo: '/desk/sign-in' }
  },
}

const limit = ({ store, context, now }: Anyone) =>
  countAttempt(store.db, byNetwork, { key: callerOf(context).subscriber, now })

/** Opens a session under a new token; the one the browser had before ends. */
async function signIn(visit: Anyone, db: Db, { coordinator, method }: { coordinator: string; method: SignInMethod }) {
  const before = readCookie(visit, 'desk')
  if (before) await db.deleteFrom('desk_session').where('token_hash', '=', hashOf(before)).execute()
  const browser = browserName(visit.context.req.header('user-agent') ?? '')
  writeCookie(visit, 'desk', await openSession(db, { coordinator, method, browser, now: visit.now }))
  const person = await findCoordinator(db, coordinator)
  if (!person) throw new DoorchainError('not-allowed')
  const subject = { kind: 'coordinator', id: coordinator }
  await writeAudit(db, actorOf(person, visit.actor.origin), { action: 'signed-in', subject, after: { method } })
}

/** An address that nobody has gets no message, and nobody is told. */
async function sendLink({ now, parts }: Anyone, db: Db, email: string): Promise<void> {
  const person = parts.wakeMail ? await findByEmail(db, email) : null
  if (!person) return
  const token = await newTicket(db, { purpose: 'email-link', coordinator: person.id, now })
  const expires = new Date(now.getTime() + ticketLastsMs['email-link'])
  await queueMail(db, linkMail(person, `${parts.publicUrl}/desk/link/${token}`), { now, expires })
}

/** The page before a ticket is used: a program that looks through mails for links opens it and uses up nothing. */
async function ticketPage(
  { store, context, now }: Anyone,
  purpose: TicketPurpose,
  show: (person: Coordinator, token: string) => Outcome,
): Promise<Outcome> {
  const token = context.req.param('token') ?? ''
  const person = await reading(store, async (db) => {
    const id = await readTicket(db, token, { purpose, now })
    return id ? findCoordinator(db, id) : null
  })
  if (!person) throw new DoorchainError('ticket-over')
  return show(person, token)
}

async function useTicket(visit: Anyone, purpose: 'email-link' | 'invitation', token: string): Promise<Outcome> {
  await limit(visit)
  await inTransaction(visit.store, async (db) => {
    const coordinator = await redeemTicket(db, token, { purpose, now: visit.now })
    if (!coordinator) throw new DoorchainError('ticket-over')
    await signIn(visit, db, { coordinator, method: purpose })
  })
  return { goTo: purpose === 'invitation' ? '/desk/account?new=passkey' : '/desk' }
}

/** Whether address and code belong together; then the code is used up and the person signed in. */
async function recover(visit: Anyone, db: Db, { email, code }: { email: string; code: string }): Promise<boolean> {
  const person = await findByEmail(db, email)
  const owner = await readTicket(db, code, { purpose: 'recovery', now: visit.now })
  if (!person || owner !== person.id) return false
  if ((await redeemTicket(db, code, { purpose: 'recovery', now: visit.now })) === null) return false
  await signIn(visit, db, { coordinator: person.id, method: 'recovery' })
  return true
}
