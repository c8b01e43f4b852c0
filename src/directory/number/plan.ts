import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Codes of the numbering plan with the places they belong to. */
export interface NumberingPlan {
  /** "01632" → place. */
  readonly areas: ReadonlyMap<string, string>
  /** "33" → country. */
  readonly countries: ReadonlyMap<string, string>
}

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'data')
const lineOf = /^(\d+) (.+)$/

function readCodes(name: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(folder, name), 'utf8').split(/\r?\n/)
  return new Map(lines.flatMap((line) => (lineOf.test(line) ? [lineOf.exec(line)!.slice(1) as [string, string]] : [])))
}

let plan: NumberingPlan | undefined

/** The plan of data/dialling-codes.txt and data/country-codes.txt, read when first asked for. */
export function loadNumberingPlan(): NumberingPlan {
  plan ??= { areas: readCodes('dialling-codes.txt'), countries: readCodes('country-codes.txt') }
  return plan
}
