import assert from 'node:assert/strict'
import { loadAreas } from '../knowledge/areas.ts'
import { openCatalogue } from './catalogue.ts'
import { forceNamed } from './open.ts'
import type { AreasJson } from './records.ts'
import { openResolver } from './resolve.ts'

/** The files of data/areas, for tests that change them. */
export const json = loadAreas() as AreasJson
export const today = '2026-11-21'
export const view = openCatalogue(json).on(today)
export const resolve = openResolver(view)

/** The code of a force by any of its names. Throws for one that is none. */
export function force(name: string): string {
  const code = forceNamed(view, name)
  if (code === null) throw new Error(`no force is called ${name}`)
  return code
}

/** The code of a district by the name the Office for National Statistics gives it. Throws for one that is none. */
export function district(name: string): string {
  const row = json.areas.districts.find(([, one]) => one === name)
  if (!row) throw new Error(`no district is called ${name}`)
  return row[0]
}

export const districts = (...names: readonly string[]): string[] => names.map(district).sort()

/** What a phrase means where it must be clear, and what is asked where it must not be; `by` names the force that writes it. */
export const found = (text: string, by?: string) => {
  const answer = resolve(text, { force: by ? force(by) : null })
  assert.equal(answer.kind, 'found', `${text}: ${JSON.stringify(answer)}`)
  return answer.kind === 'found' ? answer : assert.fail()
}
export const asked = (text: string, by?: string) => {
  const answer = resolve(text, { force: by ? force(by) : null })
  assert.equal(answer.kind, 'choose', `${text}: ${JSON.stringify(answer)}`)
  return answer.kind === 'choose' ? answer : assert.fail()
}
