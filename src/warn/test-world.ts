import { createHash } from 'node:crypto'
import { addOrganisation } from '../people/organisations.ts'
import type { Store } from '../store/store.ts'
import type { Counter, WarningState, WarningText } from '../values/warning.ts'
import type { ReadDigest } from './digest.ts'
import { shippedDigest } from './shipped.ts'

/** The moment of the tests that use the world. */
export const worldNow = new Date('2026-11-21T12:00:00Z')

/** Ids of the warnings in the world. */
export const worldIds = {
  /** Our own, in English and Welsh, with lines for counters; its second version. */
  own: 'ownwarning22',
  taken: 'takenwarn222',
  cancelled: 'cancelled222',
  expired: 'expired22222',
  draft: 'draft2222222',
  pending: 'pending22222',
  collected: 'collected222',
} as const

/** One version to insert; what is left out is as for a published warning of our own for Welwyn Hatfield. */
export interface WorldVersion {
  readonly id: string
  readonly number?: number
  readonly state?: WarningState
  readonly kind?: 'own' | 'taken'
  readonly address?: string
  readonly texts: readonly WarningText[]
  readonly areas?: readonly string[]
  readonly counters?: readonly Counter[]
  readonly at: string
  readonly expires?: string
  readonly ended?: string
  readonly reason?: string
}

const english = (title: string, summary: string, body: string): WarningText => ({
  language: 'en',
  title,
  summary,
  body,
})

const callsText = english(
  'False police officers ring people in Welwyn Garden City',
  'Four people were rung by somebody who said he was a police officer and asked them to draw out cash.',
  '**Put the telephone down.** The police never collect cash.\n\n## What happened\n\nFour people in Welwyn Garden City were rung between 14 and 18 November 2026 by a man who claimed to be a police officer, "DC Marlow". He said that their bank account was under investigation and asked them to withdraw cash for a courier to collect. Two of them lost £6,400 in total.\n\n * Ring 101 from another telephone.\n * Tell a neighbour.\n\nReport it to Action Fraud.',
)

const welshText: WarningText = {
  language: 'cy',
  title: 'Swyddogion heddlu ffug yn ffonio pobl',
  summary: 'Ffoniwyd pedwar o bobl gan rywun a ddywedodd mai heddwas ydoedd.',
  body: '**Rhowch y ffôn i lawr.** Nid yw’r heddlu byth yn casglu arian parod.',
}

const versions: readonly WorldVersion[] = [
  { id: worldIds.own, state: 'updated', texts: [callsText], at: '2026-11-18T09:00:00Z', ended: '2026-11-20T14:31:00Z' },
  {
    id: worldIds.own,
    number: 2,
    texts: [callsText, welshText],
    counters: ['bank', 'taxi'],
    at: '2026-11-20T14:31:00Z',
    expires: '2026-12-20T23:59:00Z',
  },
  {
    id: worldIds.taken,
    kind: 'taken',
    address: 'https://news.example/warning?a=1&b=2',
    texts: [
      english(
        'Warning after bogus officials call at homes in Stafford',
        'Staffordshire Police are warning residents.',
        'Staffordshire Police are warning residents after two reports of distraction burglary in Stafford. A man claimed to be from the water board and said he had to check the taps. While the resident was in the kitchen an accomplice stole £300. Call Action Fraud on 0300 123 2040. The rest of these words belongs to its publisher.',
      ),
    ],
    areas: [],
    at: '2026-11-19T10:00:00Z',
  },
  {
    id: worldIds.cancelled,
    state: 'cancelled',
    texts: [
      english('Man in a yellow jacket asks to read meters', 'He had no card.', 'Ask for a card. Ring the company.'),
    ],
    at: '2026-11-10T10:00:00Z',
    ended: '2026-11-12T08:00:00Z',
    reason: 'He was a genuine meter reader.',
  },
  {
    id: worldIds.expired,
    texts: [
      english(
        'Caller says he is from the bank',
        'Two people were rung.',
        'A caller who claimed to be from the bank asked for the PIN.',
      ),
    ],
    at: '2026-10-01T10:00:00Z',
    expires: '2026-11-01T10:00:00Z',
  },
  {
    id: worldIds.draft,
    state: 'draft',
    texts: [english('Draft nobody sees', '', 'Not yet.')],
    at: '2026-11-20T10:00:00Z',
  },
  {
    id: worldIds.pending,
    state: 'pending',
    texts: [english('Pending nobody sees', '', 'Not yet.')],
    at: '2026-11-20T10:00:00Z',
  },
  {
    id: worldIds.collected,
    kind: 'taken',
    state: 'collected',
    address: 'https://news.example/collected',
    texts: [english('Collected nobody sees', '', 'Words of others.')],
    at: '2026-11-20T10:00:00Z',
  },
]

/** Puts an organisation and a few warnings in every state into an empty database, and more that a test adds. */
export async function testWorld(store: Store, more: readonly WorldVersion[] = []): Promise<void> {
  const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' } as const
  const organisation = await addOrganisation(store, 'Aldercombe Watch', { actor, now: worldNow })
  const read = shippedDigest()
  for (const version of [...versions, ...more]) await insert(store, version, { organisation, read })
}

interface Insertion {
  readonly organisation: string
  readonly read: ReadDigest
}

async function insert(store: Store, version: WorldVersion, { organisation, read }: Insertion): Promise<void> {
  const { id, number = 1, kind = 'own', state = 'published', texts, areas = ['E07000241'], counters = [] } = version
  const at = new Date(version.at)
  const { title, summary, body } = texts[0]!
  const text = `---\ntitle: ${JSON.stringify(title)}\n---\n\n${summary}\n\n${body}\n`
  const { reading, tactics, scripts, ...told } = read(text)
  const isOut = state === 'published' || state === 'cancelled' || (state === 'updated' && version.ended !== undefined)
  const isSubmitted = isOut || state === 'pending'
  if (number === 1)
    await store.db
      .insertInto('warning')
      .values({
        id,
        kind,
        story: id,
        address: version.address ?? null,
        source_id: null,
        organisation_id: kind === 'own' ? organisation : null,
        made_at: at,
      })
      .execute()
  await store.db
    .insertInto('warning_version')
    .values({
      warning_id: id,
      number,
      state,
      content: JSON.stringify({ texts, areas, expires: version.expires ?? null, counters }),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      title,
      organisation: kind === 'own' ? 'Aldercombe Watch' : told.organisation || 'Staffordshire Police',
      issued_on: kind === 'taken' ? version.at.slice(0, 10) : null,
      districts: areas.length > 0 ? [...areas] : [...told.districts],
      tactics: [...tactics],
      scripts: [...scripts],
      bands: [],
      reading: JSON.stringify(reading),
      made_by: 'writer@parish.example',
      made_at: at,
      changed_at: new Date(version.ended ?? version.at),
      submitted_by: isSubmitted ? 'writer@parish.example' : null,
      submitted_at: isSubmitted ? at : null,
      decided_by: isOut ? 'approver@parish.example' : null,
      decided_at: isOut ? at : null,
      note: null,
      published_at: isOut ? at : null,
      expires_at: version.expires === undefined ? null : new Date(version.expires),
      ended_by: version.ended === undefined ? null : 'approver@parish.example',
      ended_at: version.ended === undefined ? null : new Date(version.ended),
      end_reason: version.reason ?? null,
    })
    .execute()
}
