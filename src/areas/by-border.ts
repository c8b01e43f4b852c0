import { type Area, type AreaAnswer, districtsIn } from './area.ts'
import { alongBorder, bordering, borderingDistricts, districtsOf } from './borders.ts'
import { borderFillers, borderWords } from './fillers.ts'
import type { Setting } from './pick.ts'
import { choose, found, unknown } from './tell.ts'
import type { AreaView } from './view.ts'

export const speaksOfBorder = (words: readonly string[]): boolean => words.some((word) => borderWords.has(word))

/** The words of a border phrase that may name areas. */
export const withoutBorder = (words: readonly string[]): readonly string[] =>
  words
    .map((word) => (borderWords.has(word) ? ',' : borderFillers.has(word) && word !== 'and' ? '' : word))
    .filter(Boolean)

/**
 * "along the border with West Midlands": the districts of the speaking force that touch it. Where its own area is named too,
 * or no force speaks, of several areas those on all sides; of one area the sides are asked for.
 */
export function resolveBorder(areas: readonly Area[], about: string, { view, force }: Setting): AreaAnswer {
  const [one] = areas
  if (!one) return unknown('not-known', about)
  const own = force === null ? [] : districtsOf(view, force)
  const isOwn = ({ districts }: Area) => districts.some((code) => own.includes(code))
  if (own.length === 0 && areas.length === 1) return askSide(one, about, view)
  const names = areas.map(({ name }) => name).join(' and ')
  const isBeyond = own.length > 0 && !areas.some(isOwn)
  const side = isBeyond ? alongBorder(view, own, districtsIn(areas)) : sidesOf(areas, own, view)
  if (side.length === 0) return unknown('not-known', about, areas)
  return found([borderArea(`the border ${isBeyond ? 'with' : 'of'} ${names}`, side)])
}

/** The districts of several areas that touch one another; of a single one, those that touch what is not the force's. */
function sidesOf(areas: readonly Area[], own: readonly string[], view: AreaView): string[] {
  const [one] = areas
  if (areas.length === 1 && one) return alongBorder(view, one.districts, borderingDistricts(view, own))
  const touching = areas.flatMap((area) =>
    areas.flatMap((other) => (other === area ? [] : alongBorder(view, area.districts, other.districts))),
  )
  return [...new Set(touching)].sort()
}

const borderArea = (name: string, districts: readonly string[]): Area => ({
  kind: 'border',
  code: null,
  name,
  districts,
  how: 'border',
  rough: false,
})

/** Nobody said from which side: one choice for each force across the border. */
function askSide(area: Area, about: string, view: AreaView): AreaAnswer {
  const forces = new Set(area.districts.map((code) => view.districts.get(code)!.force))
  const across = [...new Set([...forces].flatMap((code) => bordering(view, code)))].filter((code) => !forces.has(code))
  const choices = across.flatMap((code) => {
    const side = alongBorder(view, districtsOf(view, code), area.districts)
    const name = view.forces.get(code)!.name
    return side.length > 0
      ? [
          {
            label: `${name}, along the border with ${area.name}`,
            area: borderArea(`the border with ${area.name}`, side),
          },
        ]
      : []
  })
  if (choices.length === 0) return unknown('not-known', about, [area])
  return choose({
    about,
    choices: choices.slice(0, 6),
    more: choices.length > 6,
    next: `On which side of the border with ${area.name}?`,
  })
}
