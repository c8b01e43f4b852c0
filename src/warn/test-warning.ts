import type { PublishedWarning } from '../values/warning.ts'

const at = (iso: string) => new Date(iso)

/** A warning of our own as everybody sees it, invented, for tests of what is printed from it. */
export const testWarning: PublishedWarning = {
  id: 'aldercombe22',
  number: 1,
  kind: 'own',
  state: 'published',
  organisation: 'Aldercombe Watch',
  address: null,
  issued: '2026-11-20',
  publishedAt: at('2026-11-20T14:31:00Z'),
  firstPublishedAt: at('2026-11-20T14:31:00Z'),
  expiresAt: at('2026-12-20T23:59:00Z'),
  endedAt: null,
  endReason: null,
  texts: [
    {
      language: 'en',
      title: 'False police officers ring people in Welwyn & Hatfield',
      summary: 'Four people were rung by somebody who said he was “DC Marlow” and asked them to draw out cash.',
      body: '**Put the telephone down.** The police never collect cash.\n\n * Ring 101 from another telephone.\n * Tell a neighbour.\n\nFour people were rung between 14 and 18 November 2026. Two lost £6,400 together.\n\n> If in doubt, ring 01632 960 101.',
    },
    {
      language: 'cy',
      title: 'Swyddogion heddlu ffug yn ffonio pobl',
      summary: 'Ffoniwyd pedwar o bobl gan rywun a ddywedodd mai heddwas ydoedd. Rhowch y ffôn i lawr, ŵr a gwraig.',
      body: '**Rhowch y ffôn i lawr.** Nid yw’r heddlu byth yn casglu arian parod.',
    },
  ],
  areas: ['E07000241'],
  districts: ['E07000241'],
  tactics: ['claims_police', 'withdraw_cash', 'courier_collects'],
  scripts: ['courier-fraud-police'],
  advice: ['hang_up', 'use_other_phone', 'never_hand_over_cash'],
  counters: ['bank', 'taxi'],
  facts: [
    { field: 'victim_count', name: 'People who lost something', value: '2', quotes: ['Two lost £6,400'], today: null },
    { field: 'loss_total_gbp', name: 'Lost in all', value: '£6,400', quotes: ['£6,400'], today: null },
  ],
  sent: [{ identifier: 'doorchain.example.aldercombe22.1.alert', kind: 'alert', at: at('2026-11-20T14:31:00Z') }],
}

/** One that was taken in, with a changed or missing field here and there. */
export const testTaken = (changes: Partial<PublishedWarning> = {}): PublishedWarning => ({
  ...testWarning,
  id: 'takenwarn234',
  kind: 'taken',
  organisation: 'Hertfordshire Constabulary',
  address: 'https://news.example/warning?a=1&b=2',
  counters: [],
  sent: [],
  expiresAt: null,
  ...changes,
})
