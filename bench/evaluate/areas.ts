import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AreaAnswer } from '../../src/areas/area.ts'
import { districtsOf } from '../../src/areas/borders.ts'
import { type Areas, forceNamed, openAreas } from '../../src/areas/open.ts'
import type { AreaView } from '../../src/areas/view.ts'
import { decodeText, readDocument } from '../../src/read/document.ts'
import { type Share, shareOf, tell } from './figures.ts'

export interface AreaFigures {
  /** Of the places that were found, those that lie in the district or force they must. */
  readonly precision: Share
  /** Of all places, those that were found and are right. */
  readonly found: Share
  readonly asked: readonly string[]
  readonly unknown: readonly string[]
  readonly wrong: readonly string[]
}

type Found = Extract<AreaAnswer, { kind: 'found' }>

interface Label {
  readonly id: string
  readonly places: readonly string[]
  readonly police_force: string | null
}

/**
 * Resolves the labelled places of `<shared>/data/warnings`, given the force labelled or else that of the area the text names.
 * Right is what lies wholly in that force, or, where cases/areas.jsonl has the same words for it, in the districts written there.
 */
export function evaluateAreas(shared: string): AreaFigures {
  const areas = openAreas(() => new Date().toISOString().slice(0, 10))
  const view = areas.on()
  const written = writtenCases(view)
  const folder = join(shared, 'data', 'warnings')
  const outcome = { right: 0, wrong: [] as string[], asked: [] as string[], unknown: [] as string[] }
  for (const name of readdirSync(folder).filter((file) => /^\d+\.json$/.test(file))) {
    const label: Label = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const text = decodeText(readFileSync(join(folder, name.replace('.json', '.md'))))
    const force = forceOfLabel(label, text, areas)
    for (const place of label.places) {
      const answer = areas.resolveArea(place, { force })
      const line = `${label.id}: ${place}`
      if (answer.kind === 'unknown') outcome.unknown.push(line)
      else if (answer.kind === 'choose') outcome.asked.push(line)
      else if (isRight(answer, written.get(`${place}|${force}`), { view, force })) outcome.right++
      else outcome.wrong.push(`${line} → ${answer.areas.map((area) => area.name).join(', ')}`)
    }
  }
  const { right, wrong, asked, unknown } = outcome
  const found = shareOf(right, right + wrong.length + asked.length + unknown.length)
  const figures = { precision: shareOf(right, right + wrong.length), found, asked, unknown, wrong }
  print(figures)
  return figures
}

interface Where {
  readonly view: AreaView
  readonly force: string | null
}

/** A county or force elsewhere ("Kent" in a text of Essex) is what it says; a district or place must be the force's own. */
function isRight({ areas, districts }: Found, want: string | undefined, { view, force }: Where): boolean {
  if (want !== undefined) return districts.join() === want
  const own = force === null ? null : districtsOf(view, force)
  return areas.every((area) => area.kind === 'region' || area.kind === 'force' || isWithin(area.districts, own))
}

const isWithin = (districts: readonly string[], own: readonly string[] | null) =>
  own === null || districts.every((code) => own.includes(code))

/** The force of the label; else the one in which all of the front matter's area lies. */
function forceOfLabel({ police_force }: Label, text: string, areas: Areas): string | null {
  const view = areas.on()
  if (police_force !== null) return forceNamed(view, police_force)
  const answer = areas.resolveArea(readDocument(text).fields.get('area')?.value ?? '')
  const districts = answer.kind === 'found' ? answer.districts : []
  const forces = new Set(districts.map((code) => view.districts.get(code)!.force))
  return forces.size === 1 ? [...forces][0]! : null
}

/** Words and force → the districts written for them in cases/areas.jsonl. */
function writtenCases(view: AreaView): Map<string, string> {
  const codes = new Map([...view.districts.values()].map(({ code, name }) => [name, code]))
  const lines = readFileSync(join('cases', 'areas.jsonl'), 'utf8').trim().split('\n')
  return new Map(
    lines.flatMap((line) => {
      const one = JSON.parse(line) as { text: string; force?: string; districts?: readonly string[] }
      if (!one.districts || !one.force) return []
      const want = one.districts.map((name) => codes.get(name.replace(/, (?:City|County) of$/, '')) ?? name).sort()
      return [[`${one.text}|${forceNamed(view, one.force)}`, want.join()] as const]
    }),
  )
}

function print({ precision, found, asked, unknown, wrong }: AreaFigures): void {
  console.log(
    `\nAreas: of the places found ${tell(precision)} lie where they must; of all labelled, found ${tell(found)}`,
  )
  for (const [what, lines] of Object.entries({ wrong, asked, unknown }))
    if (lines.length > 0) console.log(`${what}: ${lines.join('; ')}`)
}
