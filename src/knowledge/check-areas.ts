import { loadAreas } from './areas.ts'
import { areasSchemas } from './schema-areas.ts'

/** Checks every file of data/areas against its schema and the codes in it against the districts. Throws naming the file. */
export function checkAreas(files: Readonly<Record<string, unknown>> = loadAreas()): void {
  const read = <Name extends keyof typeof areasSchemas>(name: Name) => {
    const result = areasSchemas[name].safeParse(files[name])
    if (result.success) return result.data
    const issues = result.error.issues.map(({ path, message }) => `  ${path.join('.') || 'file'}: ${message}`)
    throw new Error(`data/areas/${name}.json does not fit its schema:\n${issues.slice(0, 10).join('\n')}`)
  }
  const areas = read('areas') as {
    districts: [string, string, string, string[], ...unknown[]][]
    crossings: string[][]
    renumbered: string[][]
  }
  const forces = new Set((read('forces') as { forces: { code: string }[] }).forces.map(({ code }) => code))
  const known = new Set(areas.districts.map(([code]) => code))
  const regions = read('regions') as { regions: { of: string[] }[] }
  const also = read('also') as Record<'names' | 'places' | 'former', string[][]>
  const used: Used = {
    areas: [
      ...areas.districts.flatMap(([, , , borders, , , into]) => [
        ...borders,
        ...(typeof into === 'string' ? [into] : []),
      ]),
      ...areas.crossings.flatMap((crossing) => crossing.slice(0, 2)),
      ...areas.renumbered.map(([, code]) => code),
    ],
    places: Object.keys((read('places') as { districts: object }).districts),
    regions: regions.regions.flatMap(({ of }) => of),
    outcodes: Object.keys((read('outcodes') as { outcodes: object }).outcodes).flatMap((codes) => codes.split(' ')),
    also: [...also.names, ...also.places, ...also.former].map(([, code]) => code),
  }
  checkCodes(used, known)
  const lost = areas.districts.find(([, , force]) => !forces.has(force))
  if (lost) throw new Error(`data/areas/areas.json: ${lost[0]} has the force ${lost[2]}, which forces.json lacks`)
}

type Used = Readonly<Record<string, readonly (string | undefined)[]>>

function checkCodes(used: Used, known: ReadonlySet<string>): void {
  for (const [name, codes] of Object.entries(used)) {
    const strange = codes.find((code) => code === undefined || !known.has(code))
    if (strange !== undefined) throw new Error(`data/areas/${name}.json: ${strange} is no district of areas.json`)
  }
}
