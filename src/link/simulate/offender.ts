import type { AreaView, District } from '../../areas/view.ts'
import type { CollectionMethod } from '../../values/report.ts'
import type { Chance } from './chance.ts'
import { type Played, played } from './scripts.ts'
import { passwords, type Wording } from './words.ts'

/** What the stream is made from. */
export interface World {
  readonly chance: Chance
  readonly view: AreaView
  readonly wording: Wording
  /** Districts, each as often as it has people. */
  readonly district: () => District
  readonly nextNumber: () => string
  /** Numbers that several offenders show, as the display can be forged. */
  readonly forged: readonly string[]
}

/** How somebody works on one day. */
export interface Offender {
  readonly played: Played
  readonly tactics: readonly string[]
  readonly organisation: string | null
  readonly method: CollectionMethod
  readonly alias: string | null
  /** Rung back on, and shown; the display may be forged. */
  readonly spoken: string
  readonly shown: string
  /** A second line and a second name in use at the same time. */
  readonly second: { readonly spoken: string; readonly shown: string; readonly alias: string | null }
  readonly story: string
  readonly asks: readonly string[]
  readonly password: string
  readonly district: District
}

/** Somebody new, somewhere where people live. */
export function newOffender(world: World, script?: string, home?: District): Offender {
  const { chance, wording } = world
  const one =
    played.find((other) => other.script === script) ??
    chance.of(played.flatMap((row) => Array<Played>(row.share).fill(row)))
  const tactics = chance.some(one.tactics, 0.45)
  return {
    played: one,
    tactics: tactics.length > 0 ? tactics : [one.tactics[0]!],
    organisation: one.organisations.length ? chance.of(one.organisations) : null,
    method: chance.of(one.methods),
    alias: newAlias(world, one),
    ...newNumbers(world),
    second: { ...newNumbers(world), alias: newAlias(world, one) },
    story: chance.of(wording.stories[one.script]!),
    asks: [chance.of(wording.asks), chance.of(wording.asks)],
    password: chance.of(passwords),
    district: home ?? world.district(),
  }
}

const newAlias = ({ chance, wording }: World, { hasNames, ranks }: Played) =>
  hasNames
    ? [chance.of(ranks), chance.of(wording.firstNames), chance.of(wording.surnames)].filter(Boolean).join(' ')
    : null

/** Under half of spoken numbers are also shown; one display in six is forged. */
function newNumbers({ chance, nextNumber, forged }: World): Pick<Offender, 'spoken' | 'shown'> {
  const spoken = nextNumber()
  const shown = chance.is(0.17) ? chance.of(forged) : chance.is(0.3) ? spoken : nextNumber()
  return { spoken, shown }
}

/** Changes with time: a line and a name are given up after some seven and twelve reports, the story, the place and the rest more slowly. */
export function drift(world: World, offender: Offender): Offender {
  const { chance, view, wording } = world
  let now = offender
  const { spoken, shown, alias, second } = now
  if (chance.is(0.4)) now = { ...now, ...second, second: { spoken, shown, alias } }
  if (chance.is(0.15)) now = { ...now, ...newNumbers(world) }
  if (chance.is(0.08)) now = { ...now, alias: newAlias(world, now.played) }
  if (chance.is(0.08)) now = { ...now, story: chance.of(wording.stories[now.played.script]!) }
  if (chance.is(0.06)) now = { ...now, method: chance.of(now.played.methods) }
  if (chance.is(0.08)) {
    const added = chance.of(now.played.tactics)
    now = { ...now, tactics: [...new Set([...now.tactics.slice(1), added])] }
  }
  const beside = now.district.bordering.map((code) => view.districts.get(code)!)
  if (chance.is(0.1) && beside.length > 0) now = { ...now, district: chance.of(beside) }
  return now
}
