import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { areaName } from '../../areas/borders.ts'
import { endSessions, listSessions } from '../../people/desk-session.ts'
import { addPasskey, askForNewPasskey, listPasskeys, removePasskey } from '../../people/passkeys.ts'
import { countRecoveryCodes, newRecoveryCodes } from '../../people/tickets.ts'
import { writeAudit } from '../../store/audit.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { browserName } from '../browser-name.ts'
import { dropCookie, readCookie, writeCookie } from './cookies.ts'
import { readJson, readName } from './input.ts'
import { accountPage, codesPage } from './pages/account.ts'
import { deskHome } from './pages/home.ts'
import type { DeskHandlers } from './visit.ts'

export const accountHandlers: Pick<
  DeskHandlers,
  | 'GET /desk'
  | 'GET /desk/account'
  | 'POST /desk/account/passkey/options'
  | 'POST /desk/account/passkey'
  | 'POST /desk/account/passkey/remove'
  | 'POST /desk/account/codes'
  | 'POST /desk/account/session/end'
  | 'POST /desk/account/sign-out-everywhere'
> = {
  'GET /desk': ({ session, parts }) => deskHome(session.coordinator, (code) => areaName(parts.areas.on(), code)),

  'GET /desk/account': async ({ session, store, now, fields }) => {
    const { id } = session.coordinator
    const [passkeys, sessions, codes] = await reading(store, async (db) => [
      await listPasskeys(db, id),
      await listSessions(db, id, now),
      await countRecoveryCodes(db, id, now),
    ])
    return accountPage(session, { passkeys, sessions, codes, isNew: fields.get('new') === 'passkey' })
  },

  'POST /desk/account/passkey/options': async (visit) => {
    const { coordinator } = visit.session
    const { store, party, now } = visit
    const { options, token } = await askForNewPasskey(store.db, { coordinator, party, now })
    writeCookie(visit, 'challenge', token)
    return visit.context.json(options)
  },

  'POST /desk/account/passkey': async (visit) => {
    const { store, party, now, actor, context } = visit
    const response = (await readJson(context)) as RegistrationResponseJSON
    const token = readCookie(visit, 'challenge') ?? ''
    dropCookie(visit, 'challenge')
    const label = readName(context.req.query('label') ?? null) ?? browserName(context.req.header('user-agent') ?? '')
    try {
      const { coordinator } = visit.session
      await addPasskey(store, { coordinator, label, actor }, { response, token, party, now })
      return context.json({ done: true })
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'passkey-refused') throw error
      return context.json({ problem: 'The passkey could not be kept. Try again.' }, 403)
    }
  },

  'POST /desk/account/passkey/remove': async ({ store, session, fields, actor }) => {
    await removePasskey(store, session.coordinator.id, { id: fields.get('id') ?? '', actor })
    return { goTo: '/desk/account' }
  },

  'POST /desk/account/codes': async ({ parts, store, session, now, actor }) => {
    const coordinator = session.coordinator.id
    const codes = await inTransaction(store, async (db) => {
      await writeAudit(db, actor, { action: 'recovery-codes-made', subject: { kind: 'coordinator', id: coordinator } })
      return newRecoveryCodes(db, { coordinator, now })
    })
    return codesPage(codes, { email: session.coordinator.email, origin: parts.publicUrl })
  },

  'POST /desk/account/session/end': async ({ store, session, fields }) => {
    await endSessions(store.db, session.coordinator.id, fields.get('id') ?? '')
    return { goTo: '/desk/account' }
  },

  'POST /desk/account/sign-out-everywhere': async (visit) => {
    const { store, session, actor } = visit
    await inTransaction(store, async (db) => {
      const ended = await endSessions(db, session.coordinator.id)
      const subject = { kind: 'coordinator', id: session.coordinator.id }
      await writeAudit(db, actor, { action: 'signed-out-everywhere', subject, after: { sessions: ended } })
    })
    dropCookie(visit, 'desk')
    return { goTo: '/desk/sign-in' }
  },
}
