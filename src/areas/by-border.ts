import type { Area, AreaAnswer } from './area.ts'
import { alongBorder, bordering, borderingDistricts, districtsOf } from './borders.ts'
import { borderFillers, borderWords } from './fillers.ts'
import { choose, found, unknown } from './tell.ts'
import type { AreaView } from './view.ts'

export const speaksOfBorder = (words: readonly string[]): boolean => words.some((word) => borderWords.has(word))

/** The words of a border phrase that may name areas. */
export const withoutBorder = (words: readonly string[]): readonly string[] =>
  words
    .map((word) => (borderWords.has(word) ? ',' : borderFillers.has(word) && word !== 'and' ? '' : word))
    .filter(Boolean)

/**
 * "along the border with West Midlands": the districts of the speaking force that touch it; of two areas named, those on
 * both sides. Without a force the sides are asked for.
 */
export function resolveBorder(
  areas: readonly Area[],
  about: string,
  { view, force }: { view: AreaView; force: string | null },
): AreaAnswer {
  const [one, other] = areas
  if (!one) return unknown('not-known', about)
  if (other) return bothSides(one, other, { view, about })
  const own = force === null ? [] : districtsOf(view, force)
  if (own.length === 0) return askSide(one, about, view)
  const isOwn = one.districts.every((code) => own.includes(code))
  const inside = isOwn ? one.districts : own
  const beyond = isOwn ? borderingDistricts(view, own) : one.districts
  const side = alongBorder(view, inside, beyond)
  if (side.length === 0) return unknown('not-known', about, areas)
  return found([borderArea(isOwn ? `the border of ${one.name}` : `the border with ${one.name}`, side)])
}

const borderArea = (name: string, districts: readonly string[]): Area => ({
  kind: 'border',
  code: null,
  name,
  districts,
  how: 'border',
  rough: false,
})

function bothSides(one: Area, other: Area, { view, about }: { view: AreaView; about: string }): AreaAnswer {
  const sides = [
    ...alongBorder(view, one.districts, other.districts),
    ...alongBorder(view, other.districts, one.districts),
  ]
  if (sides.length === 0) return unknown('not-known', about, [one, other])
  return found([borderArea(`the border of ${one.name} and ${other.name}`, [...new Set(sides)])])
}

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
