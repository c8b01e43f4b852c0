import { openAreas } from '../areas/open.ts'
import { district } from '../areas/test-areas.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { invite } from '../people/administration.ts'
import { findCoordinator } from '../people/coordinator.ts'
import type { Role } from '../people/grants.ts'
import { addOrganisation } from '../people/organisations.ts'
import type { Store } from '../store/store.ts'
import { openCapContext } from './cap/message.ts'
import { factNames } from './facts/stated.ts'
import type { Person } from './person.ts'
import { type Decision, decideWarning } from './review/decide.ts'
import type { SendContext } from './review/send.ts'
import { submitWarning } from './review/submit.ts'
import { shippedDigest } from './shipped.ts'
import { startDraft } from './write/begin.ts'

export const officeNow = new Date('2026-11-21T10:00:00Z')
const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now: officeNow } as const
const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')

export interface ContentChange {
  readonly body?: string
  readonly areas?: readonly string[]
  readonly expires?: string
}

const body =
  'A man who claimed to be a police officer rang two people in Watford. He asked them to withdraw cash. Put the phone down and ring 101.'

/** What an invented warning says, whole enough to be put forward. */
export const officeContent = (change: ContentChange = {}) => ({
  texts: [
    {
      language: 'en',
      title: 'False police officers ring people in Watford',
      summary: 'Two people were asked to draw out cash for a courier.',
      body: change.body ?? body,
    },
  ],
  areas: change.areas ?? [district('Watford')],
  expires: change.expires ?? '2026-12-21T23:59:00.000Z',
  counters: [],
})

/** Adds a sentence to what the warning says. */
export const withMore = (sentence: string) => officeContent({ body: `${body} ${sentence}` })

/** Opens two organisations, in one of them Ann and Bob, who write and approve, and Cat, who approves for one district. */
export async function openTestOffice(store: Store) {
  const organisation = await addOrganisation(store, 'Aldercombe Watch', by)
  const other = await addOrganisation(store, 'Marsh Council', by)
  async function person(called: string, roles: readonly Role[], area: string | null = null): Promise<Person> {
    let id = ''
    const whom = { name: called, email: `${called}@parish.example`.toLowerCase(), organisation, area }
    for (const role of roles) id = (await invite(store, { ...whom, role }, by)).coordinator
    const coordinator = (await findCoordinator(store.db, id))!
    const actor = { kind: 'coordinator', id, organisation: null, origin: 'test' } as const
    return { coordinator, actor, view: areas.on(), now: officeNow }
  }
  const digest = shippedDigest()
  const context: SendContext = {
    cap: openCapContext('https://doorchain.example', knowledge, areas),
    names: factNames(knowledge, officeNow),
  }
  const [ann, bob] = [await person('Ann', ['writer', 'approver']), await person('Bob', ['writer', 'approver'])]
  return {
    organisation,
    other,
    person,
    digest,
    /** What a draft is read with when it is saved. */
    means: { digest, knowledge, areas },
    context,
    ann,
    bob,
    cat: await person('Cat', ['approver'], district('Three Rivers')),
    /** A draft of Ann's. */
    begin: (change: ContentChange = {}) =>
      startDraft(store, ann, { organisation, content: officeContent(change), digest }),
    submit: (id: string, who = ann) => submitWarning(store, who, { id, remarks: () => [], confirmed: false }),
    decide: (id: string, who = bob, decision: Decision = 'approve') =>
      decideWarning(store, who, { id, decision, note: null, revision: null, context }),
  }
}

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>
