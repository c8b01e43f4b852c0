import { areaName } from '../../areas/borders.ts'
import { forceNamed, holdsArea } from '../../areas/open.ts'
import { endGrant, type Invitation, invite, inviteAgain, removeCoordinator } from '../../people/administration.ts'
import { findCoordinator } from '../../people/coordinator.ts'
import { type Grant, grantFor, roles } from '../../people/grants.ts'
import { type Member, membersOf } from '../../people/organisations.ts'
import { ticketLastsMs } from '../../people/tickets.ts'
import { countAttempt } from '../../store/attempts.ts'
import { queueMail } from '../../store/outgoing.ts'
import { type Db, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Problems } from '../parts/form.ts'
import type { Outcome } from '../room.ts'
import { readEmail, readName } from './input.ts'
import { invitationMail } from './mails.ts'
import { invitedPage, peoplePage, removePage } from './pages/people.ts'
import type { DeskHandlers, DeskParts, Visit } from './visit.ts'

/** An administrator does not invite more; one whose session was taken would. */
const invitations = { purpose: 'desk-invitation', most: 50, withinMs: 24 * 3_600_000 }

export const peopleHandlers: Pick<
  DeskHandlers,
  | 'GET /desk/people'
  | 'POST /desk/people/invite'
  | 'POST /desk/people/end-role'
  | 'GET /desk/people/remove/:id'
  | 'POST /desk/people/remove/:id'
  | 'POST /desk/people/invite-again'
> = {
  'GET /desk/people': (visit) => showPeople(visit, scopeOf(visit)),

  'POST /desk/people/invite': async (visit) => {
    const scope = scopeOf(visit)
    const { invitation, problems } = readInvitation(visit, scope)
    if (!invitation) return showPeople(visit, scope, problems)
    const { store, now, session } = visit
    await countAttempt(store.db, invitations, { key: session.coordinator.id, now })
    const to = { ...invitation, organisationName: scope.organisationName }
    const { token } = await invite(store, invitation, inviting(visit, scope, to))
    return token ? invited(visit, to, token) : toPeople(scope)
  },

  'POST /desk/people/end-role': async (visit) => {
    const scope = scopeOf(visit)
    const id = visit.fields.get('grant') ?? ''
    const members = await listMembers(visit, scope)
    const grant = members.flatMap(({ grants }) => grants).find((each) => each.id === id)
    if (!grant) throw new DoorchainError('not-there')
    demandArea(visit, scope, grant.area)
    await endGrant(visit.store, id, by(visit, scope))
    return toPeople(scope)
  },

  'GET /desk/people/remove/:id': async (visit) => {
    const scope = scopeOf(visit)
    return removePage(await memberOf(visit, scope), scope)
  },

  'POST /desk/people/remove/:id': async (visit) => {
    const scope = scopeOf(visit)
    const { id, grants } = await memberOf(visit, scope)
    for (const { area } of grants) demandArea(visit, scope, area)
    await removeCoordinator(visit.store, { coordinator: id, organisation: scope.organisation }, by(visit, scope))
    return toPeople(scope)
  },

  'POST /desk/people/invite-again': async (visit) => {
    const scope = scopeOf(visit)
    const { id, name, email } = await memberOf(visit, scope, visit.fields.get('id') ?? '')
    const person = await reading(visit.store, (db) => findCoordinator(db, id))
    if (!person) throw new DoorchainError('not-there')
    for (const { area } of person.grants) demandArea(visit, scope, area)
    const to = { name, email, organisationName: scope.organisationName }
    const { store, now, session } = visit
    await countAttempt(store.db, invitations, { key: session.coordinator.id, now })
    const reset = { coordinator: id, organisation: scope.organisation }
    return invited(visit, to, await inviteAgain(store, reset, inviting(visit, scope, to)))
  },
}

const toPeople = ({ organisation }: Grant): Outcome => ({ goTo: `/desk/people?organisation=${organisation}` })

const by = ({ actor, now }: Visit, { organisation }: Grant) => ({ actor: { ...actor, organisation }, now })

/** The grant by which somebody administers the organisation that a request names, or their first. Throws `not-allowed`. */
export function scopeOf({ session, fields }: Visit): Grant {
  const organisation = fields.get('organisation')
  const scope = grantFor(session.coordinator.grants, { role: 'administrator', ...(organisation && { organisation }) })
  if (!scope) throw new DoorchainError('not-allowed')
  return scope
}

/** Who administers an area gives and ends roles within it only. */
function demandArea({ parts }: Visit, scope: Grant, area: string | null): void {
  if (scope.area !== null && (area === null || !(area === scope.area || holdsArea(parts.areas.on(), scope.area, area))))
    throw new DoorchainError('not-allowed')
}

const listMembers = ({ store }: Visit, { organisation }: Grant) => reading(store, (db) => membersOf(db, organisation))

/** A member of the organisation, by the address of the page or an id given. Throws `not-there`. */
async function memberOf(visit: Visit, scope: Grant, id = visit.context.req.param('id') ?? ''): Promise<Member> {
  const member = (await listMembers(visit, scope)).find((each) => each.id === id)
  if (!member) throw new DoorchainError('not-there')
  return member
}

async function showPeople(visit: Visit, scope: Grant, problems: Problems = {}): Promise<Outcome> {
  const { session, parts, fields } = visit
  const administered = session.coordinator.grants.filter(({ role }) => role === 'administrator')
  const members = await listMembers(visit, scope)
  return peoplePage({
    scope,
    administered,
    members,
    problems,
    fields,
    areaName: (code) => areaName(parts.areas.on(), code),
  })
}

interface Read {
  readonly invitation: Invitation | null
  readonly problems: Problems
}

function readInvitation(visit: Visit, scope: Grant): Read {
  const { fields, parts } = visit
  const name = readName(fields.get('name'))
  const email = readEmail(fields.get('email'))
  const role = roles.find((each) => each === fields.get('role'))
  const area = readArea(fields.get('area') ?? '', parts)
  const problems = {
    ...(!name && { name: 'Write the person’s name' }),
    ...(!email && { email: 'Write their whole e‑mail address' }),
    ...(!role && { role: 'Choose what they may do' }),
    ...(area === undefined && { area: 'Write one force or district as it is called, or leave it empty' }),
  }
  if (!name || !email || !role || area === undefined) return { invitation: null, problems }
  demandArea(visit, scope, area)
  return { invitation: { name, email, role, area, organisation: scope.organisation }, problems }
}

/** The code of the one area that is meant; null for none, undefined where it is not clear. */
function readArea(text: string, { areas }: DeskParts): string | null | undefined {
  if (text.trim() === '') return null
  const named = forceNamed(areas.on(), text)
  if (named) return named
  const answer = areas.resolveArea(text.slice(0, 120))
  const [only, more] = answer.kind === 'found' ? answer.areas : []
  return more ? undefined : (only?.code ?? (only?.districts.length === 1 ? only.districts[0] : undefined))
}

/** Where an invitation goes. */
interface Invitee {
  readonly name: string
  readonly email: string
  readonly organisationName: string
}

const linkFor = ({ parts }: Visit, token: string) => `${parts.publicUrl}/desk/invitation/${token}`

/** Who does it, and the message that goes out with it where mail is set up. */
function inviting(visit: Visit, scope: Grant, to: Invitee) {
  const { parts, session, now } = visit
  const announce = (db: Db, token: string) => {
    const link = linkFor(visit, token)
    const mail = invitationMail(to, { link, who: session.coordinator.name, organisation: to.organisationName })
    return queueMail(db, mail, { now, expires: new Date(now.getTime() + ticketLastsMs.invitation) })
  }
  return { ...by(visit, scope), ...(parts.wakeMail && { announce }) }
}

/** Without mail the link is shown to the administrator, to be passed on. */
function invited(visit: Visit, to: Invitee, token: string): Outcome {
  visit.parts.wakeMail?.()
  return invitedPage(to, visit.parts.wakeMail ? null : linkFor(visit, token))
}
