import type { AreaView } from './view.ts'

/** The districts of a force; empty for one that is unknown or has no area. */
export const districtsOf = (view: AreaView, force: string): readonly string[] => view.forces.get(force)?.districts ?? []

/** The force of a district, by a code of any year; null for one that is unknown. */
export function forceOf(view: AreaView, district: string): string | null {
  const code = view.canonical(district)
  return code === null ? null : view.districts.get(code)!.force
}

/** The codes of districts that border a district, or of forces that border a force; crossings count. */
export function bordering(view: AreaView, code: string): readonly string[] {
  const district = view.canonical(code)
  if (district !== null) return view.districts.get(district)!.bordering
  return view.forces.get(code)?.bordering ?? []
}

/** The districts outside a set that border one of it. */
export function borderingDistricts(view: AreaView, districts: readonly string[]): string[] {
  const own = new Set(districts)
  const beyond = districts.flatMap((code) => view.districts.get(code)?.bordering ?? [])
  return [...new Set(beyond)].filter((code) => !own.has(code))
}

/** The districts of `side` that touch one of `others` that is not itself of `side`. */
export function alongBorder(view: AreaView, side: readonly string[], others: readonly string[]): string[] {
  const own = new Set(side)
  const beyond = new Set(others.filter((code) => !own.has(code)))
  return side.filter((code) => view.districts.get(code)?.bordering.some((other) => beyond.has(other)) ?? false)
}

/** What to call a district or force, by a code of any year; the code itself if it is unknown. */
export function areaName(view: AreaView, code: string): string {
  const district = view.canonical(code)
  return district === null ? (view.forces.get(code)?.name ?? code) : view.districts.get(district)!.name
}
