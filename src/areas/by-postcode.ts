import type { Area, AreaAnswer } from './area.ts'
import { districtLabel, labelOf } from './choices.ts'
import { roadNumber } from './fillers.ts'
import type { Setting } from './pick.ts'
import { choose, found, unknown } from './tell.ts'
import type { AreaView } from './view.ts'

interface OutcodeSetting extends Setting {
  readonly towns: TownsOf
  /** Districts that the words beside it name; null without any. */
  readonly among: readonly string[] | null
  /** Places written beside it that lie elsewhere. */
  readonly beside: readonly Area[]
  /** Both halves of the postcode were written: it cannot be a motorway. */
  readonly full: boolean
}

const why = (outcode: string) => {
  if (/^(?:GY|JE|IM)\d/.test(outcode)) return 'not-covered'
  return roadNumber.test(outcode.toLowerCase()) ? 'street' : 'not-known'
}

/** What an outward postcode tells; one that reaches into several districts is asked about. The force narrows it. */
export function resolveOutcode(outcode: string, setting: OutcodeSetting): AreaAnswer {
  const { view, force, towns } = setting
  const all = view.outcodes.get(outcode)
  if (!all) return unknown(why(outcode), outcode)
  const named = setting.among ? all.filter((code) => setting.among?.includes(code)) : all
  const own = force === null ? named : named.filter((code) => view.districts.get(code)!.force === force)
  const codes = own.length > 0 ? own : named.length > 0 ? named : all
  const isRoadToo = /^M\d{1,2}$/.test(outcode) && force === null && !setting.full
  const areas = codes.map((code): Area => {
    const { name } = view.districts.get(code)!
    return { kind: 'district', code, name, districts: [code], how: 'postcode', rough: false }
  })
  const labelled = areas.map((area) => ({ label: districtLabel(area.code!, view, towns()), area }))
  if (setting.beside.length > 0) {
    const choices = [...labelled, ...setting.beside.map((area) => ({ label: labelOf(area, view), area }))].slice(0, 6)
    return choose({ about: outcode, choices, next: `${outcode} and the place do not lie together. Which one is it?` })
  }
  if (areas.length === 1 && own.length > 0 && !isRoadToo) return found(areas)
  return choose({ about: outcode, choices: labelled, ...(areas.length > 1 && { next: severalNext(outcode) }) })
}

const severalNext = (outcode: string) =>
  `${outcode} reaches into more than one council area. Which one is it? If you are not sure, write the town.`

/** District → its largest towns, the largest first. */
export type TownsOf = () => ReadonlyMap<string, readonly string[]>

/** Prepares the towns of each district when first asked. */
export function openTowns(view: AreaView): TownsOf {
  let towns: Map<string, string[]> | undefined
  return () => {
    if (towns) return towns
    towns = new Map()
    for (const { name, district } of view.places.toSorted((a, b) => b.population - a.population)) {
      const known = towns.get(district)
      if (!known) towns.set(district, [name])
      else if (known.length < 4 && !known.includes(name)) known.push(name)
    }
    return towns
  }
}
