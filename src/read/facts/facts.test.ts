import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { factsOf, loadGazetteer } from '../../../bench/evaluate/facts-of.ts'
import { drawScene, opening, replaceAll, type Scene } from '../../../bench/evaluate/variants.ts'
import { countValue } from '../entities/count.ts'
import type { WarningFields } from './facts.ts'

interface Case {
  readonly scene: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, unknown>>
  readonly words: Readonly<Record<string, string>>
}
type Values = ReadonlyMap<string, string>

const gazetteer = loadGazetteer(process.cwd())
const load = (name: string) => readFileSync(`cases/warnings/${name}`, 'utf8')

/** What a scene writes for each placeholder, in the wording of the case. */
function written(scene: Scene, was: Case['scene']): Map<string, string> {
  const plain = new Map<string, string>(
    Object.entries(scene).flatMap(([name, value]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([part, inner]) => [`${name}.${part}`, String(inner)])
        : [[name, String(value)]],
    ) as [string, string][],
  )
  if (was.targeted && /^[A-Z]/.test(was.targeted)) plain.set('targeted', opening(scene.targeted))
  plain.set('victims', `${scene.victims} of them`)
  plain.set('age', `over ${scene.age}`)
  return plain
}

/** Fills the placeholders; a field that is a count or an amount becomes a number. */
function fill(value: unknown, values: Values): unknown {
  const text = JSON.stringify(value).replace(/"\{(loss\.value)\}"/g, (_, name) => values.get(name)!)
  const counts = text.replace(/"\{(victims|targeted)\}"/g, (_, name) =>
    String(countValue(values.get(name)!.replace(' of them', ''))),
  )
  return JSON.parse(
    counts.replace(/\{([\w.]+)\}/g, (_, name) =>
      name === 'age' ? values.get('age')!.replace('over ', '') : values.get(name)!,
    ),
  )
}

function check(text: string, { fields, words }: Case, values: Values): void {
  const read = factsOf(text, gazetteer)
  const want = fill(fields, values) as Record<string, unknown>
  for (const [name, value] of Object.entries(want))
    assert.deepEqual(read.fields[name as keyof WarningFields], value, name)
  for (const [name, said] of Object.entries(fill(words, values) as Record<string, string>)) {
    const spans = read.spans[name as keyof WarningFields].map(([start, end]) => text.slice(start, end))
    assert.ok(
      spans.some((span) => span.includes(said) || (span !== '' && said.includes(span))),
      `${name}: "${said}" in ${JSON.stringify(spans)}`,
    )
  }
}

function original(entry: Case): Map<string, string> {
  const values = new Map(Object.entries(entry.scene))
  const date =
    values.get('date.slashes')?.split('/').reverse().join('-') ??
    (values.has('date.long') ? '2024-04-09' : values.get('date.iso'))
  if (date) values.set('date.iso', date)
  values.set('loss.value', (values.get('loss.figures') ?? '').replaceAll(',', ''))
  return values
}

for (const name of ['courier', 'water', 'tax']) {
  const entry: Case = JSON.parse(load(`${name}.json`))
  const text = load(`${name}.md`)
  test(`the ${name} warning reads right, with the words behind each fact`, () => check(text, entry, original(entry)))
  for (let seed = 1; seed <= 10; seed++)
    test(`the ${name} warning reads right with other places, amounts, dates and names (${seed})`, () => {
      const values = written(drawScene(seed * 17 + name.length), entry.scene)
      const changes = Object.entries(entry.scene).map(([key, was]) => [was, values.get(key)!] as const)
      check(replaceAll(text, changes), entry, values)
    })
}

test('a text that is no warning keeps its places and force and claims nothing else', () => {
  const { fields } = factsOf(
    'Norfolk Constabulary have opened a new police station in Thetford. It cost £4m.',
    gazetteer,
  )
  assert.equal(fields.is_impersonation_warning, false)
  assert.equal(fields.police_force, 'Norfolk Constabulary')
  assert.deepEqual(fields.places, ['Thetford'])
  assert.equal(fields.loss_total_gbp, null)
})

test('a court report about courier fraud is no warning', () => {
  const text =
    'A courier who collected cash from victims of courier fraud has been jailed for four years. He pleaded guilty at Norwich Crown Court, where the judge called it cruel.'
  const { fields } = factsOf(text, gazetteer)
  assert.deepEqual([fields.is_impersonation_warning, fields.crime_types], [false, ['courier-fraud']])
})

test('nothing throws on empty, broken or very long text', () => {
  const hostile = [
    '',
    '```yaml\n',
    '---\n---\n',
    '\u202e\u0000\ud800',
    `${'£1 in Kent, '.repeat(20_000)}`,
    'a-'.repeat(50_000),
    'a.'.repeat(50_000),
    `said he was from ${'the '.repeat(30_000)}`,
  ]
  for (const text of hostile) assert.equal(typeof factsOf(text, gazetteer).fields.is_impersonation_warning, 'boolean')
})

test('every district of the country is read by its whole name; a place that the caller told of is not', () => {
  const { districts } = JSON.parse(readFileSync('data/areas/areas.json', 'utf8')) as {
    districts: readonly (readonly [code: string, name: string])[]
  }
  const names = districts.map(([, name]) => name.replace(/, (?:City|County) of$/, '')).filter((name) => !/,/.test(name))
  assert.ok(names.length > 350)
  for (const name of [...names, 'St. Helens']) {
    const caller = name === 'London' ? 'Leeds' : 'London'
    const text = `Residents in ${name} were called by a man who said he was from the bank in ${caller}. He sent a courier for their cards.`
    assert.deepEqual(factsOf(text, gazetteer).fields.places, [name], name)
  }
})
