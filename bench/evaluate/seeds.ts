import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../../src/read/document.ts'
import { countValue } from '../../src/read/entities/count.ts'
import type { WarningFields } from '../../src/read/facts/facts.ts'
import type { Gazetteer } from '../../src/read/facts/gazetteer.ts'
import { factsOf } from './facts-of.ts'
import { drawScene, opening, replaceAll, type Scene } from './variants.ts'

const variantsPerSeed = 10

type Names = keyof WarningFields
export interface Seed {
  readonly file: RegExp
  readonly scene: Scene
  /** What of the original scene stands in the text, and what takes its place. */
  changes(now: Scene): [string, string][]
  fields(now: Scene): Partial<WarningFields>
  /** Words that one span of the field must hold. */
  words(now: Scene): Partial<Record<Names, string>>
}

const herts = {
  county: 'Hertfordshire',
  short: 'Herts',
  force: 'Hertfordshire Constabulary',
  site: 'herts',
  officer: 'Rob Burns',
  neighbour: '',
}
const none = { loss: { value: 0, figures: '' }, victims: '', targeted: '', part: '', age: 0, town: '', district: '' }
const ofCounty = (was: Scene, now: Scene): [string, string][] => [
  [was.force, now.force],
  [was.county, now.county],
  [`${was.site}.police`, `${now.site}.police`],
  [was.officer, now.officer],
]
const webAddress = (value: string, what: string) => ({ kind: 'url', value, what }) as const
const phone = (value: string, what: string) => ({ kind: 'phone', value, what }) as const
const [nonEmergency, emergency] = [phone('101', 'police non-emergency'), phone('999', 'emergency')]

const border: Seed = {
  file: /^000/,
  scene: {
    ...none,
    county: 'Staffordshire',
    short: 'Staffs',
    force: 'Staffordshire Police',
    site: 'staffordshire',
    officer: 'Gary Harborow',
    neighbour: 'West Midlands Police',
    date: { iso: '2021-02-12', slashes: '12/02/2021', long: '' },
  },
  changes(now) {
    return [
      ...ofCounty(this.scene, now),
      [this.scene.neighbour, now.neighbour],
      [this.scene.date.slashes, now.date.slashes],
    ]
  },
  fields: (now) => ({
    is_impersonation_warning: true,
    crime_types: ['bogus-official', 'distraction-burglary'],
    channels: ['phone', 'doorstep'],
    impersonated: ['official', 'council'],
    places: [now.county, `along the border with ${now.neighbour.replace(/ (?:Police|Constabulary)$/, '')}`],
    police_force: now.force,
    publish_date: now.date.iso,
    incident_count: null,
    victim_count: null,
    loss_total_gbp: null,
    losses_gbp: [],
    victim_ages: null,
    contacts: [nonEmergency, emergency],
  }),
  words: (now) => ({
    places: now.county,
    police_force: now.force,
    publish_date: now.date.slashes,
    crime_types: 'distraction burgl',
  }),
}

const calls: Seed = {
  file: /^001/,
  scene: {
    ...none,
    ...herts,
    town: 'St Albans',
    victims: 'five',
    date: { iso: '2020-08-26', slashes: '', long: '26 Aug 2020' },
  },
  changes(now) {
    const was = this.scene
    return [...ofCounty(was, now), [was.town, now.town], ['Five', opening(now.victims)], [was.date.long, now.date.long]]
  },
  fields: (now) => ({
    is_impersonation_warning: true,
    crime_types: ['courier-fraud', 'police-impersonation-call'],
    channels: ['phone'],
    impersonated: ['police'],
    places: [now.town],
    police_force: now.force,
    publish_date: now.date.iso,
    incident_count: null,
    victim_count: countValue(now.victims),
    loss_total_gbp: null,
    losses_gbp: [],
    victim_ages: null,
    contacts: [
      nonEmergency,
      emergency,
      phone('0845 070 0707', 'Telephone Preference Service'),
      webAddress('www.actionfraud.police.uk', 'Action Fraud'),
      webAddress(`www.${now.site}.police.uk/protectyourmoney`, 'police'),
    ],
  }),
  words: (now) => ({
    places: now.town,
    police_force: now.force,
    victim_count: `${opening(now.victims)} victims`,
    impersonated: 'police',
  }),
}

const losses: Seed = {
  file: /^002/,
  scene: {
    ...none,
    ...herts,
    district: 'Welwyn/Hatfield',
    targeted: 'nineteen',
    part: 'six',
    age: 65,
    loss: { value: 80000, figures: '80,000' },
    date: { iso: '2021-02-01', slashes: '', long: '1 Feb 2021' },
  },
  changes(now) {
    const was = this.scene
    return [
      ...ofCounty(was, now),
      [was.short, now.short],
      [was.district, now.district],
      ['Nineteen', opening(now.targeted)],
      ['Six', opening(now.part)],
      [`over ${was.age}`, `over ${now.age}`],
      [was.loss.figures, now.loss.figures],
      [was.date.long, now.date.long],
    ]
  },
  fields: (now) => ({
    is_impersonation_warning: true,
    crime_types: ['courier-fraud', 'police-impersonation-call'],
    channels: ['phone', 'landline', 'doorstep'],
    impersonated: ['police'],
    places: [now.county, now.district],
    police_force: now.force,
    publish_date: now.date.iso,
    incident_count: null,
    victim_count: countValue(now.targeted),
    loss_total_gbp: now.loss.value,
    losses_gbp: [],
    victim_ages: `aged over ${now.age}`,
    period: 'since the start of the year',
    contacts: [nonEmergency, webAddress(`${now.site}.police.uk/Report/Report`, 'police')],
  }),
  words: (now) => ({
    places: now.district,
    loss_total_gbp: now.loss.figures,
    victim_count: opening(now.targeted),
    victim_ages: `over ${now.age}`,
  }),
}

/** A seed or a variant of one, and what must be read from it. */
export interface SeedText {
  /** File and number of the variant; 0 is the seed itself. */
  readonly name: string
  readonly seed: Seed
  readonly now: Scene
  readonly text: string
}

/** Each seed and ten variants of it with other places, amounts, dates, forces and names. Throws when a seed is not in the folder. */
export function* seedTexts(folder: string): Generator<SeedText> {
  for (const seed of [border, calls, losses]) {
    const file = readdirSync(folder).find((name) => seed.file.test(name))
    if (!file) throw new Error(`No seed like ${seed.file} in ${folder}: give the folder that holds the three seeds.`)
    const original = decodeText(readFileSync(join(folder, file)))
    for (let at = 0; at <= variantsPerSeed; at++) {
      const now = at === 0 ? seed.scene : drawScene(at * 31 + original.length)
      const text = replaceAll(original, at === 0 ? [] : seed.changes(now))
      yield { name: `${file} variant ${at}`, seed, now, text }
    }
  }
}

/** Reads the facts of each seed and variant; prints and counts what is not as expected. */
export function evaluateSeeds(folder: string, gazetteer: Gazetteer): { right: number; wrong: number } {
  const result = { right: 0, wrong: 0 }
  for (const { name, seed, now, text } of seedTexts(folder)) {
    const wrong = differences(text, seed, { now, gazetteer })
    for (const line of wrong) console.log(`${name}: ${line}`)
    result.wrong += wrong.length
    result.right += Object.keys(seed.fields(now)).length + Object.keys(seed.words(now)).length - wrong.length
  }
  console.log(`seeds and variants: ${result.right} facts right, ${result.wrong} wrong`)
  return result
}

function differences(text: string, seed: Seed, { now, gazetteer }: { now: Scene; gazetteer: Gazetteer }): string[] {
  const { fields, spans } = factsOf(text, gazetteer)
  const wrong: string[] = []
  for (const [name, want] of Object.entries(seed.fields(now)))
    if (JSON.stringify(fields[name as Names]) !== JSON.stringify(want))
      wrong.push(`${name} is ${JSON.stringify(fields[name as Names])}, not ${JSON.stringify(want)}`)
  for (const [name, words] of Object.entries(seed.words(now)))
    if (
      !spans[name as Names].some(
        ([start, end]) => text.slice(start, end).includes(words) || words.includes(text.slice(start, end)),
      )
    )
      wrong.push(`no span of ${name} holds "${words}"`)
  return wrong
}
