import type { District } from '../../areas/view.ts'
import type { Chance } from './chance.ts'
import type { Offender, World } from './offender.ts'
import type { Simulated } from './simulated.ts'
import { shops } from './words.ts'

const minutesOfDay = 1440

/** What somebody tells of an offender: some of it, some of it wrong. */
export function tell(world: World, offender: Offender, when: { id: string; day: number; origin: string }): Simulated {
  const { chance } = world
  const { played } = offender
  const isPhone = !/^(?:rogue|distraction|cash)/.test(played.script)
  const heardName = chance.is(0.7) ? offender.alias : null
  const alias = heardName && misheard(chance, shortened(chance, heardName))
  const district = whereFrom(world, offender.district)
  const minute = minuteOf(chance, played.script)
  const spoken = chance.is(isPhone ? 0.55 : 0.3) ? [mistyped(chance, offender.spoken)] : []
  const text = typos(chance, textOf(world, offender, { alias, minute }))
  const loss = chance.is(0.3) && played.script !== 'cash-machine' ? Math.round(Math.exp(chance.normal(8.2, 1.3))) : null
  return {
    id: when.id,
    received: when.day * minutesOfDay + minute + Math.round(chance.wait(chance.is(0.8) ? 600 : 5000)),
    day: when.day,
    minute: chance.is(0.7) ? minute : null,
    district: district.code,
    place: null,
    force: district.force,
    script: chance.is(0.93) ? played.script : null,
    tactics: chance.some(offender.tactics, 0.65),
    shown: isPhone && chance.is(0.45) ? [mistyped(chance, offender.shown)] : [],
    spoken,
    aliases: alias ? [alias] : [],
    organisation: chance.is(0.7) ? offender.organisation : null,
    method: chance.is(0.6) ? offender.method : null,
    accounts: [],
    urls: [],
    text,
    trust: chance.is(0.25) ? 'trusted' : chance.is(0.3) ? 'checked' : 'unverified',
    origin: when.origin,
    kind: played.script === 'cash-machine' ? 'sighting' : isPhone ? 'call' : 'visit',
    age: chance.is(0.85) ? ageOf(chance) : null,
    loss,
  }
}

const ageOf = (chance: Chance) =>
  Math.round(Math.min(101, Math.max(18, chance.is(0.7) ? chance.normal(78, 8) : chance.normal(48, 16))))

/** Machines are visited in the early hours, people rung by day. */
const minuteOf = (chance: Chance, script: string) =>
  script === 'cash-machine' ? chance.whole(90, 330) : Math.round(Math.min(1320, Math.max(480, chance.normal(800, 170))))

/** Most are of the district itself, some beside it, a few elsewhere. */
function whereFrom({ chance, view, district }: World, own: District): District {
  const at = chance.next()
  if (at < 0.75 || own.bordering.length === 0) return own
  return at < 0.97 ? view.districts.get(chance.of(own.bordering))! : district()
}

/** "DC A. Thompson" or "DC Thompson" for "DC Adam Thompson". */
function shortened(chance: Chance, alias: string): string {
  const words = alias.split(' ')
  if (words.length < 2 || chance.is(0.55)) return alias
  const first = words.at(-2)!
  const rest = chance.is(0.5) && words.length > 2 ? [] : [`${first[0]}.`]
  return [...words.slice(0, -2), ...rest, words.at(-1)!].join(' ')
}

const misheard = (chance: Chance, alias: string) =>
  chance.is(0.06)
    ? alias.replace(/([a-z])([a-z]{2})$/, '$1')
    : chance.is(0.05)
      ? alias.replace('mps', 'ms').replace('ss', 's')
      : alias

const mistyped = (chance: Chance, number: string) =>
  chance.is(0.03) ? number.slice(0, -1) + chance.whole(0, 9) : number

function textOf(
  { chance, wording }: World,
  offender: Offender,
  { alias, minute }: { alias: string | null; minute: number },
) {
  const own = chance.is(0.8) ? offender.story : chance.of(wording.stories[offender.played.script]!)
  const parts = [chance.of(wording.openings), own, ...chance.some(offender.asks, 0.6), chance.of(wording.endings)]
  const slots: Record<string, string> = {
    alias: alias ?? 'a man',
    org: offender.organisation ?? 'nobody I know',
    time: `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`,
    shop: chance.of(shops),
    amount: `£${chance.whole(2, 90) * 100}`,
    method: offender.method.replaceAll('-', ' '),
    password: offender.password,
    number: offender.spoken,
  }
  return parts.join(' ').replace(/\{(\w+)\}/g, (_, name: string) => slots[name]!)
}

/** Letters swapped now and then. */
const typos = (chance: Chance, text: string) =>
  text.replace(/([a-z])([a-z])(?=[a-z])/g, (both, a: string, b: string) => (chance.is(0.006) ? b + a : both))
