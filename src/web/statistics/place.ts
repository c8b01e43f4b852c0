import type { Areas } from '../../areas/open.ts'
import { districtsOfPage, longestArea } from '../pages/area.ts'

/** The area that somebody wrote or chose; `code` is null for everywhere, and where it is not known: then `problem` says so. */
export interface Place {
  readonly code: string | null
  readonly text: string
  readonly problem: string | null
}

/** The one district or force that a text means. */
export function placeNamed(areas: Areas, given: string): Place {
  const text = given.trim().slice(0, longestArea)
  if (text === '') return { code: null, text, problem: null }
  const answer = areas.resolveArea(text)
  const only = answer.kind === 'found' && answer.areas.length === 1 ? answer.areas[0]! : null
  const code = only && (only.code ?? (only.districts.length === 1 ? only.districts[0] : undefined))
  if (code && districtsOfPage(areas.on(), code)) return { code, text, problem: null }
  return { code: null, text, problem: 'Write one council area, one police force or a postcode.' }
}
