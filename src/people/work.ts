import { z } from 'zod'
import { parseOrder } from '../store/order.ts'
import type { Db } from '../store/transaction.ts'
import { reading } from '../store/transaction.ts'
import type { Work, Works } from '../store/work.ts'
import { atTerminal } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { invite, inviteAgain, removeCoordinator } from './administration.ts'
import { readAudit } from './audit-trail.ts'
import { type Coordinator, findByEmail } from './coordinator.ts'
import { roles } from './grants.ts'
import { addOrganisation, listOrganisations, membersOf, setUp } from './organisations.ts'

const plainText = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{C}]+$/u, 'it holds signs that cannot be shown')
const by = z.string().min(1).max(120)
const email = z.email('write the whole address, such as anna@parish.example').max(254).toLowerCase()
const invitation = { organisation: plainText, name: plainText, email }

const byTerminal = (id: string) => ({ actor: atTerminal(id), now: new Date() })

async function organisationNamed(db: Db, name: string): Promise<string> {
  const found = (await listOrganisations(db)).find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!found) throw new DoorchainError('input-wrong', { problem: `There is no organisation called ${name}` })
  return found.id
}

async function known(db: Db, address: string): Promise<Coordinator> {
  const person = await findByEmail(db, address)
  if (!person) throw new DoorchainError('input-wrong', { problem: 'Nobody here has that address' })
  return person
}

const setUpWork: Work = async (store, input) => {
  const order = parseOrder(z.strictObject({ by, ...invitation }), input)
  return setUp(store, order, byTerminal(order.by))
}

const organisationWork: Work = async (store, input) => {
  const order = parseOrder(z.strictObject({ by, name: plainText }), input)
  return addOrganisation(store, order.name, byTerminal(order.by))
}

const inviteWork: Work = async (store, input) => {
  const schema = z.strictObject({ by, ...invitation, role: z.enum(roles), area: z.string().max(20).nullable() })
  const order = parseOrder(schema, input)
  const organisation = await reading(store, (db) => organisationNamed(db, order.organisation))
  return (await invite(store, { ...order, organisation }, byTerminal(order.by))).token
}

const resetWork: Work = async (store, input) => {
  const order = parseOrder(z.strictObject({ by, email }), input)
  const { id } = await reading(store, (db) => known(db, order.email))
  return inviteAgain(store, { coordinator: id }, byTerminal(order.by))
}

const removeWork: Work = async (store, input) => {
  const order = parseOrder(z.strictObject({ by, email }), input)
  const { id } = await reading(store, (db) => known(db, order.email))
  await removeCoordinator(store, { coordinator: id }, byTerminal(order.by))
}

const listWork: Work = (store) =>
  reading(store, async (db) => {
    const listed = []
    for (const { id, name } of await listOrganisations(db)) {
      const members = (await membersOf(db, id)).map((member) => ({
        name: member.name,
        email: member.email,
        roles: member.grants.map(({ role, area }) => (area ? `${role} for ${area}` : role)),
      }))
      listed.push({ organisation: name, members })
    }
    return listed
  })

const auditWork: Work = (store, input) => {
  const { before } = parseOrder(z.strictObject({ before: z.string().regex(/^\d+$/).nullable() }), input)
  return reading(store, (db) => readAudit(db, { organisation: null, ...(before && { before }) }))
}

/** What `doorchain people` has done by whoever holds the database. */
export const peopleWorks: Works = {
  'people-set-up': setUpWork,
  'people-organisation': organisationWork,
  'people-invite': inviteWork,
  'people-reset': resetWork,
  'people-remove': removeWork,
  'people-list': listWork,
  'people-audit': auditWork,
}
