import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Renamed } from '../values/renamed.ts'

let renamed: readonly Renamed[] | undefined

/** Old names and numbers with what holds today, read when first asked for. Throws if they were not built. */
export function loadRenamed(): readonly Renamed[] {
  renamed ??= JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'renamed.json'), 'utf8')) as Renamed[]
  return renamed
}
