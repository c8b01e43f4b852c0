import { districtsIn } from '../areas/area.ts'
import { districtsOf } from '../areas/borders.ts'
import type { Areas } from '../areas/open.ts'
import { forceNamed } from '../areas/open.ts'
import { type GazetteerJson, openGazetteer } from '../read/facts/gazetteer.ts'
import { openReader } from '../read/read.ts'
import { readWarning, type WarningReading } from '../read/warning.ts'
import type { Knowledge, Script } from '../values/knowledge.ts'
import { oneLine } from '../values/one-line.ts'
import type { WarningReadingKept } from '../values/warning.ts'
import { spanKey } from './facts/field-words.ts'

/** What is kept of a warning's words, so that it can be found, cited and compared. */
export interface Digest {
  readonly title: string
  /** Who warns: the force that issues it, else the publisher or site of the front matter; '' if none is there. */
  readonly organisation: string
  /** YYYY-MM-DD, if the text shows the whole date. */
  readonly issued: string | null
  /** Codes of the districts its places and its area lie in; of the issuing force where none is clear. */
  readonly districts: readonly string[]
  /** Ids of tactics told of. */
  readonly tactics: readonly string[]
  /** Ids of scripts that share its crime and its tactics, the likeliest first. */
  readonly scripts: readonly string[]
  readonly reading: WarningReadingKept
}

/** Reads the text of a warning, in any form of a file, into what is kept of it. Never throws. */
export type ReadDigest = (text: string) => Digest

/** Opens the reader of warnings; `areasJson` is what data/areas holds. */
export function openDigest(knowledge: Knowledge, areas: Areas, areasJson: unknown): ReadDigest {
  const reader = openReader(knowledge)
  const gazetteer = openGazetteer(areasJson as GazetteerJson)
  return (text) => {
    const reading = readWarning(reader, gazetteer, text)
    const { fields } = reading
    const tactics = tacticsOf(knowledge, reading)
    return {
      title: titleOf(reading),
      organisation: fields.police_force ?? publisherOf(reading),
      issued: fields.publish_date,
      districts: districtsTold(areas, {
        places: [...fields.places, reading.document.fields.get('area')?.value ?? ''],
        force: fields.police_force,
      }),
      tactics,
      scripts: scriptsOf(knowledge.scripts, tactics, fields.crime_types),
      reading: { knowledge: knowledge.version, fields: { ...fields }, spans: spansOf(reading) },
    }
  }
}

/** Every field's, and of each tactic and piece of advice under `tactics/ask_pin`. */
function spansOf({ spans, told }: WarningReading): WarningReadingKept['spans'] {
  const each = (field: 'tactics' | 'advice') =>
    [...told[field]].map(([label, own]) => [spanKey(field, label), own] as const)
  return { ...spans, ...Object.fromEntries([...each('tactics'), ...each('advice')]) }
}

const longestTitle = 300

/** The title of the front matter without the name of its site, else the first heading, else how the text begins. */
function titleOf({ document }: WarningReading): string {
  const named = document.fields.get('title')?.value ?? document.fields.get('og.title')?.value
  if (named !== undefined && named.trim() !== '') return oneLine(named.split(/\s\|\s/)[0]!).slice(0, longestTitle)
  const [from, to] = document.body
  const body = document.text.slice(from, Math.min(to, from + 5_000))
  const heading = /^[ \t*]*#{1,6}[ \t]+(.+)$/m.exec(body)?.[1]
  return begun(oneLine((heading ?? body.trim().split('\n')[0]!).replace(/[*_`#]+/g, '')))
}

const longestBeginning = 120

/** A line as a title: all of it, its first sentence, or as many words as fit. */
function begun(line: string): string {
  if (line.length <= longestBeginning) return line
  const sentence = /^.{20,120}?[.!?](?=\s)/.exec(line)?.[0]
  return sentence ?? `${line.slice(0, longestBeginning).replace(/\s+\S*$/, '')}…`
}

const publisherOf = ({ document: { fields } }: WarningReading): string =>
  oneLine(fields.get('source')?.value ?? fields.get('og.site_name')?.value ?? '').slice(0, longestTitle)

/** Tactics whose label the reading lists and that were really found. */
function tacticsOf(knowledge: Knowledge, { fields, findings }: WarningReading): string[] {
  const labels = new Set(fields.tactics)
  const found = new Set(findings.map(({ tactic }) => tactic))
  return knowledge.tactics.filter(({ id, label }) => labels.has(label) && found.has(id)).map(({ id }) => id)
}

/** Two tactics of a script in a warning of its crime are enough to say that it tells of that script. */
export function scriptsOf(scripts: readonly Script[], tactics: readonly string[], crimes: readonly string[]): string[] {
  const seen = new Set(tactics)
  return scripts
    .map((script) => {
      const own = new Set(script.stages.flatMap((stage) => stage.tactics))
      return { script, shared: [...own].filter((id) => seen.has(id)).length }
    })
    .filter(({ script, shared }) => shared >= 2 && crimes.includes(script.crimeType))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 2)
    .map(({ script }) => script.id)
}

/** Places as they were told; `sure`: by a person, so that one far from the force is meant where there is only one of its name. */
export interface PlacesTold {
  readonly places: readonly string[]
  readonly force: string | null
  readonly sure?: boolean
}

/** Codes of the districts of some places, those of a few districts first; of the force where none is clear. */
export function districtsTold(areas: Areas, { places, force: forceName, sure = false }: PlacesTold): string[] {
  const view = areas.on()
  const force = forceName === null ? null : forceNamed(view, forceName)
  const found = places.flatMap((place) => {
    const answer = place === '' ? null : areas.resolveArea(place, { force })
    if (answer?.kind === 'choose' && sure && answer.choices.length === 1) return [answer.choices[0]!.area]
    return answer?.kind === 'found' ? answer.areas : []
  })
  const narrow = found.filter(({ districts }) => districts.length <= 3)
  const districts = districtsIn(narrow.length > 0 ? narrow : found)
  return districts.length > 0 || force === null ? districts : [...districtsOf(view, force)]
}
