import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Area, AreaAnswer } from '../areas/area.ts'
import { areaName } from '../areas/borders.ts'
import { largestFile, readBoundaries } from '../areas/boundaries/geojson.ts'
import type { ImportResult, KeptBoundaries } from '../areas/boundaries/keep.ts'
import { prepareEdition } from '../areas/boundaries/prepare.ts'
import { attribution } from '../areas/catalogue.ts'
import { drawMap } from '../areas/map/draw.ts'
import { type Areas, forceNamed, openAreas } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import { readConfig } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import { runWork } from '../work.ts'
import { type Args, readArgs, UsageError } from './args.ts'
import { print } from './output.ts'
import { plain } from './print.ts'

export const areasHelp = `areas find TEXT [--force F]  Which districts an area phrase, a place or a postcode means; asks where it is unclear.
areas list [--force F]       Forces and districts with their codes.
areas map TEXT [--force F]   Draws the districts and those that border them, as SVG: areas map Herts > herts.svg
areas import FILE            Takes the official boundaries: “Local Authority Districts” as GeoJSON from the Open
                             Geography portal (geoportal.statistics.gov.uk); the newest import counts.
  --on DAY                   As it was on a day, YYYY-MM-DD. --json: as JSON.
  Exit code of find and map: 0, or 3 if the area is unclear or unknown.`

const options = { force: { type: 'string' }, on: { type: 'string' }, json: { type: 'boolean' } } as const

/** `areas …`. Throws UsageError, and DoorchainError of an import. */
export async function runAreas(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, ...words] = given.positionals
  const order = { areas: openAreas(() => new Date().toISOString().slice(0, 10)), given, text: words.join(' ') }
  switch (what) {
    case 'find':
      return find(order)
    case 'list':
      return list(order)
    case 'map':
      return map(order)
    case 'import':
      return importFile(order)
    default:
      throw new UsageError('areas needs one of: find, list, map, import')
  }
}

interface Order {
  readonly areas: Areas
  readonly given: Args
  readonly text: string
}

function viewOf({ areas, given }: Order): { view: AreaView; on: string | undefined; force: string | null } {
  const { on, force: name } = given.values
  if (on !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(on)))
    throw new UsageError('--on is a day, such as 2026-11-18')
  const day = on === undefined ? undefined : String(on)
  const view = areas.on(day)
  const force = name === undefined ? null : forceNamed(view, String(name))
  if (name !== undefined && force === null)
    throw new UsageError(`There is no police force "${name}"; "areas list" names them all.`)
  return { view, on: day, force }
}

function resolved(order: Order): { answer: AreaAnswer; view: AreaView } {
  if (order.text === '') throw new UsageError('Name an area: areas find "St Albans"')
  const { view, on, force } = viewOf(order)
  return { answer: order.areas.resolveArea(order.text, { force, ...(on !== undefined && { on }) }), view }
}

/** An unclear or unknown area is no error, but no answer either. */
const unclearExit = 3

async function find(order: Order): Promise<number> {
  const { answer, view } = resolved(order)
  if (order.given.values.json === true) await print(JSON.stringify(answer))
  else await print(tell(answer, view))
  return answer.kind === 'found' ? 0 : unclearExit
}

const hows: Readonly<Record<Area['how'], string>> = {
  name: '',
  also: ', by another name',
  former: ', by a former name',
  spelling: ', spelled otherwise',
  postcode: ', by postcode',
  context: ', by what stands beside it',
  part: ', a part of it',
  border: ', along a border',
}

function tell(answer: AreaAnswer, view: AreaView): string {
  if (answer.kind === 'unknown') return plain(answer.next)
  if (answer.kind === 'choose')
    return [plain(answer.next), ...answer.choices.map(({ label }) => `  ${label}`)].join('\n')
  const told = answer.areas.map(({ kind, name, how, districts }) => {
    const inside = districts.map((code) => `  ${code} ${areaName(view, code)}`)
    return [`${name} (${kind}${`${hows[how]}`})`, ...inside].join('\n')
  })
  return told.join('\n')
}

async function list(order: Order): Promise<number> {
  const { view, on, force } = viewOf(order)
  const rows = order.areas.picker(on).filter((row) => force === null || row.code === force || row.force === force)
  if (order.given.values.json === true) await print(JSON.stringify(rows))
  else {
    for (const row of rows)
      await print(`${row.code}  ${row.name}${row.force === null ? '' : `, ${areaName(view, row.force)}`}`)
    await print(`\n${attribution}`)
  }
  return 0
}

async function map(order: Order): Promise<number> {
  const { answer, view } = resolved(order)
  if (answer.kind !== 'found') {
    console.error(tell(answer, view))
    return unclearExit
  }
  const wanted = [...view.districts.keys()]
  const { boundaries, edition } = await keptBoundaries(wanted)
  const title = answer.areas.map(({ name }) => name).join(', ')
  const drawn = drawMap(view, { title, districts: answer.districts, boundaries, edition: edition?.name ?? null })
  await print(order.given.values.json === true ? JSON.stringify(drawn) : drawn.svg)
  return 0
}

/** The imported outlines; none while there is no database yet: a map alone makes none. */
async function keptBoundaries(districts: readonly string[]): Promise<KeptBoundaries> {
  const config = readConfig()
  if (!config.secrets.databaseUrl && !existsSync(config.dataDirectory)) return { edition: null, boundaries: [] }
  return (await runWork('areas-boundaries', { districts }, config)) as KeptBoundaries
}

async function importFile(order: Order): Promise<number> {
  const file = order.text
  if (file === '') throw new UsageError('areas import needs a FILE')
  const raw = readBoundaries(readDownload(file), file)
  console.error(`${raw.boundaries.length} districts, edition ${raw.edition}.`)
  const edition = prepareEdition(raw, order.areas.on(), (progress) => console.error(progress))
  const folder = mkdtempSync(join(tmpdir(), 'doorchain-areas-'))
  try {
    const prepared = join(folder, 'edition.json')
    writeFileSync(prepared, JSON.stringify(edition), { mode: 0o600 })
    const result = (await runWork('areas-import', { file: prepared, by: userInfo().username })) as ImportResult
    const instead = result.replaced === null ? '' : ` instead of ${result.replaced}`
    await print(
      order.given.values.json === true
        ? JSON.stringify(result)
        : `${result.districts} ${result.districts === 1 ? 'outline' : 'outlines'} of ${result.edition} kept${instead}.`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}

function readDownload(file: string): Uint8Array {
  try {
    const { size } = statSync(file)
    if (size <= largestFile) return readFileSync(file)
    const most = largestFile / 1024 / 1024
    const problem = `it has ${Math.ceil(size / 1024 / 1024)} MB; the most is ${most}. Choose a generalised edition (BGC or BUC)`
    throw new DoorchainError('boundaries-wrong', { file, problem })
  } catch (error) {
    if (error instanceof DoorchainError) throw error
    throw new DoorchainError('boundaries-wrong', { file, problem: problemOf(error) }, error)
  }
}
