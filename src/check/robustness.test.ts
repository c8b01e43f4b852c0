import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { projectRoot } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openReader } from '../read/read.ts'
import { type Contact, channels } from '../values/contact.ts'
import { seeded } from '../values/seeded.ts'
import { veil } from './asks.ts'
import { openChecker } from './check.ts'
import { flatten, openEar } from './noise.ts'
import { spell, spellOut, swapNames, writeFigures } from './swaps.ts'
import type { Verdict } from './verdict.ts'

/** A line of cases/contacts; only those that are already right as written are changed. */
interface Case extends Contact {
  readonly expect: 'stop' | 'careful-or-stop' | 'not-stop'
}

const checker = openChecker(openReader(loadKnowledge()))
const verdictOf = (contact: Contact): Verdict => checker.check(contact).verdict
const cases = globSync(join(projectRoot, 'cases/contacts/*.jsonl'))
  .sort()
  .flatMap((file) => readFileSync(file, 'utf8').trim().split('\n'))
  .map((line): Case => JSON.parse(line))
const crimes = cases.filter(({ expect }) => expect !== 'not-stop')
const mishear = openEar(
  cases.flatMap((one) => (one.text ?? one.turns?.map(({ text }) => text).join(' ') ?? '').split(' ')),
)
const genuine = cases.filter(({ expect }) => expect === 'not-stop')

type Change = (one: Case, at: number) => Contact
/** The shares that still hold: a crime is at its verdict, a crime is at least careful, a genuine contact is not stop. */
interface Floors {
  readonly kept: number
  readonly found: number
  readonly genuine: number
}

const inTexts = (one: Case, change: (text: string) => string): Contact =>
  one.turns
    ? { ...one, turns: one.turns.map((turn) => ({ ...turn, text: change(turn.text) })) }
    : { ...one, text: change(one.text ?? '') }
const wording =
  (change: (text: string) => string): Change =>
  (one) =>
    inTexts(one, change)
const misheard =
  (share: number): Change =>
  (one, at) => {
    const random = seeded(at + 1)
    return inTexts(one, (text) => mishear(text, share, random))
  }

/** Only what a change really changes counts. */
function changed(some: readonly Case[], change: Change): (readonly [Case, Contact])[] {
  return some
    .map((one, at) => [one, change(one, at)] as const)
    .filter(([one, other]) => JSON.stringify(one) !== JSON.stringify(other))
}

/** Each contact three times: a change by chance comes out differently each time. */
const hearings = (some: readonly Case[]) => [...some, ...some, ...some]

const isKept = ({ expect }: Case, verdict: Verdict) =>
  verdict === 'stop' || (expect !== 'stop' && verdict === 'careful')
const isFound = (_: Case, verdict: Verdict) => verdict === 'stop' || verdict === 'careful'
const isCalm = (_: Case, verdict: Verdict) => verdict === 'careful' || verdict === 'nothing-found'

function holds(pairs: ReturnType<typeof changed>, least: number, right: typeof isKept): void {
  const wrong = pairs.filter(([one, other]) => !right(one, verdictOf(other)))
  const told = wrong.map(
    ([one, other]) => `${one.id}: ${verdictOf(other)}: ${JSON.stringify(other.turns ?? other.text)}`,
  )
  const share = 1 - wrong.length / pairs.length
  assert.ok(share >= least, [`${pairs.length - wrong.length} of ${pairs.length} = ${share}`, ...told].join('\n'))
}

/** What a change must leave, as measured and set just below; 1 is all. */
const wordings: readonly (readonly [string, Change, Floors])[] = [
  ['in lower case without any mark', wording(flatten), { kept: 1, found: 1, genuine: 1 }],
  ['in capitals', wording((text) => text.toUpperCase()), { kept: 1, found: 1, genuine: 1 }],
  ['with other banks, forces, places, names and amounts', wording(swapNames), { kept: 1, found: 1, genuine: 1 }],
  ['with figures said in words', wording(spellOut), { kept: 1, found: 1, genuine: 1 }],
  ['with numbers written as figures', wording(writeFigures), { kept: 0.75, found: 1, genuine: 1 }],
  ['with things called the funds, the item, the package', wording(veil), { kept: 0.8, found: 0.86, genuine: 1 }],
  ['with every tenth word misheard', misheard(0.1), { kept: 0.7, found: 0.79, genuine: 0.96 }],
  ['with every fifth word misheard', misheard(0.2), { kept: 0.52, found: 0.61, genuine: 0.96 }],
  ['with three words in ten misheard', misheard(0.3), { kept: 0.36, found: 0.42, genuine: 0.97 }],
  ['told by one who quotes another', told(quoted), { kept: 1, found: 1, genuine: 0.97 }],
  ['with a second man who says it is true', second, { kept: 1, found: 1, genuine: 1 }],
  ['told twice over', wording((text) => `${text}. ${text}`), { kept: 1, found: 1, genuine: 1 }],
]

for (const [name, change, floors] of wordings)
  describe(`a contact ${name}`, () => {
    const pairs = changed(hearings(crimes), change)
    it(`keeps its verdict in ${100 * floors.kept} % of crimes`, () => holds(pairs, floors.kept, isKept))
    it(`is at least careful in ${100 * floors.found} % of crimes`, () => holds(pairs, floors.found, isFound))
    it(`does not become a crime where it was genuine, in ${100 * floors.genuine} %`, () =>
      holds(changed(hearings(genuine), change), floors.genuine, isCalm))
  })

function quoted(text: string): string {
  return `My neighbour told me, "Mum said to me, 'It was like this: ${text}'"`
}

/** What is told can be told by others; a conversation stays as it is. */
function told(change: (text: string) => string): Change {
  return (one) => (one.turns ? one : inTexts(one, change))
}

function second(one: Case): Contact {
  if (!one.turns) return { ...one, text: `${one.text}. then another man came on the line and said it was all true` }
  const confirms = { speaker: 'officer', text: 'This is the station. Yes, I can confirm that he is one of ours.' }
  return { ...one, turns: [...one.turns, confirms, { speaker: 'resident', text: 'Oh good.' }] }
}

describe('a conversation', () => {
  const calls = crimes.filter(({ turns }) => turns)
  const speaking = (change: (turns: NonNullable<Case['turns']>) => NonNullable<Case['turns']>) =>
    calls.map((one) => [one, { ...one, turns: change(one.turns!) }] as const)

  it('keeps its verdict when the resident repeats every word', () =>
    holds(
      speaking((turns) =>
        turns.flatMap((turn) => (turn.speaker === 'caller' ? [turn, { ...turn, speaker: 'resident' }] : [turn])),
      ),
      1,
      isKept,
    ))

  it('keeps its verdict when the resident reads it all back as a question', () =>
    holds(
      speaking((turns) =>
        turns.flatMap((turn) =>
          turn.speaker === 'caller' ? [turn, { speaker: 'resident', text: `So, ${turn.text} Is that right?` }] : [turn],
        ),
      ),
      1,
      isKept,
    ))

  it('keeps its verdict when every turn of the caller is another person’s', () =>
    holds(
      speaking((turns) =>
        turns.map(({ speaker, text }, at) => ({
          speaker: speaker === 'caller' ? ['agent', 'officer', 'caller'][at % 3]! : speaker,
          text,
        })),
      ),
      1,
      isKept,
    ))

  it('is mostly still at least careful when nobody knows who speaks', () =>
    holds(
      speaking((turns) => turns.map(({ speaker, text }) => ({ speaker: speaker === 'caller' ? 'A' : 'B', text }))),
      0.85,
      isFound,
    ))

  it('does not become a crime where a genuine one is heard from unknown speakers', () => {
    const heard = genuine.map((one) => {
      const unnamed = one.turns?.map(({ text }, at) => ({ speaker: 'AB'[at % 2]!, text }))
      if (unnamed) return [one, { ...one, turns: unnamed }] as const
      const words = (one.text ?? '').split(' ')
      const halves = [words.slice(0, words.length / 2), words.slice(words.length / 2)]
      return [
        one,
        { channel: 'call', turns: halves.map((half, at) => ({ speaker: 'AB'[at]!, text: half.join(' ') })) },
      ] as const
    })
    holds(heard, 1, isCalm)
  })
})

describe('any text', () => {
  const verdicts: readonly Verdict[] = ['stop', 'careful', 'nothing-found', 'unknown']
  const scraps = crimes.flatMap((one) => (one.turns?.map(({ text }) => text) ?? [one.text ?? '']).join(' ').split(' '))
  const talk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof({ arbitrary: fc.constantFrom(...scraps), weight: 5 }, fc.string())).map((some) => some.join(' ')),
  )

  it('gets one of the four verdicts, and findings that are the words they point at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...channels), talk, (channel, text) => {
        const { verdict, findings } = checker.check({ channel, text })
        assert.ok(verdicts.includes(verdict))
        for (const { start, end, text: words } of findings) {
          assert.ok(0 <= start && start < end && end <= text.length)
          assert.equal(text.slice(start, end), words)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('gets them in any turns by anybody, too', () => {
    const speaker = fc.oneof(fc.constantFrom('caller', 'resident', 'A'), fc.string())
    fc.assert(
      fc.property(
        fc.constantFrom(...channels),
        fc.array(fc.record({ speaker, text: talk }), { maxLength: 8 }),
        (channel, turns) => {
          const { verdict, findings } = checker.check({ channel, turns })
          assert.ok(verdicts.includes(verdict))
          for (const { turn, start, end, text } of findings) assert.equal(turns[turn!]!.text.slice(start, end), text)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a number', () => {
  it('comes back from its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 999_999 }), (number) => {
        const words = spell(number)
        if (words.includes(' ')) assert.equal(writeFigures(words), number.toLocaleString('en-GB'))
      }),
    )
  })
})
