import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { noteForHousehold } from './event.ts'
import { type Item, items } from './item.ts'
import { mostTrusted } from './limits.ts'
import { readSeen, type Seen } from './seen.ts'
import { actIn, choose, later, make, openForTests, pair } from './test-household.ts'
import { leaveHousehold, removeTrusted } from './trusted.ts'

/** What a resident, or one who helps, may do next; `who` counts through all who ever joined. */
const step = fc.oneof(
  fc.record({ act: fc.constant('pair' as const) }),
  fc.record({ act: fc.constant('choose' as const), who: fc.nat(9), items: fc.subarray([...items]) }),
  fc.record({ act: fc.constantFrom('remove' as const, 'leave' as const), who: fc.nat(9) }),
  fc.record({ act: fc.constantFrom('check' as const, 'report' as const, 'line-guard' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

/** Somebody as the model knows them: what they may see, and of each kind how many happenings since it was chosen. */
interface Modelled {
  readonly id: string
  isThere: boolean
  chosen: Partial<Record<Item, number>>
}

const itemFor = { check: 'checks', report: 'reports', 'line-guard': 'line-guard' } as const

async function takeStep(
  next: Step,
  people: Modelled[],
  { store, household, at }: { store: Store; household: string; at: number },
) {
  const act = actIn(household, later(at))
  const there = people.filter(({ isThere }) => isThere)
  if (next.act === 'pair') {
    if (there.length < mostTrusted)
      people.push({ id: (await pair(store, household, `P${at}`)).id, isThere: true, chosen: {} })
  } else if (next.act === 'choose') {
    const person = people[next.who]
    if (!person) return
    const chosen = choose(store, act, person.id, ...next.items)
    if (!person.isThere) return assert.rejects(chosen, { code: 'not-there' })
    await chosen
    person.chosen = Object.fromEntries(next.items.map((item) => [item, person.chosen[item] ?? 0]))
  } else if (next.act === 'remove' || next.act === 'leave') {
    const person = people[next.who]
    if (!person) return
    const ended =
      next.act === 'remove'
        ? removeTrusted(store, person.id, act)
        : leaveHousehold(store, { ...act, trusted: person.id })
    if (!person.isThere) return assert.rejects(ended, { code: 'not-there' })
    await ended
    person.isThere = false
  } else {
    const kind = next.act
    await noteForHousehold(store.db, act, kind === 'check' ? { kind, contact: 'call' } : { kind })
    for (const { chosen } of there) if (chosen[itemFor[kind]] !== undefined) chosen[itemFor[kind]]! += 1
  }
}

/** Exactly what the model says, and nothing beside it. */
function assertSeen(seen: Seen | null, { isThere, chosen }: Modelled): void {
  if (!isThere) {
    assert.equal(seen, null)
    return
  }
  const has = (item: Item) => chosen[item] !== undefined
  assert.deepEqual(Object.keys(seen!.given).sort(), Object.keys(chosen).sort())
  assert.equal('area' in seen!, has('area') || has('warnings'))
  assert.equal('settings' in seen!, has('settings'))
  for (const kind of ['check', 'report', 'line-guard'] as const)
    assert.equal(seen!.events[kind]?.length, chosen[itemFor[kind]])
}

for (const database of databases) {
  describe(`whatever is paired, chosen, removed and happens, on ${database.name}`, () => {
    const store = openForTests(database)

    it('each person sees what is chosen for them now, and never anything else', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
          const { household } = await make(store())
          const people: Modelled[] = []
          for (const [at, next] of [{ act: 'pair' as const }, ...steps].entries()) {
            await takeStep(next, people, { store: store(), household, at: (at + 1) * 1000 })
            for (const person of people)
              assertSeen(await readSeen(store().db, { household, trusted: person.id, now: later(100_000) }), person)
          }
        }),
        { numRuns: 25 },
      )
    })
  })
}
