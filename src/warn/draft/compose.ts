import type { AreaView } from '../../areas/view.ts'
import type { Tactic } from '../../values/knowledge.ts'
import type { WarningText } from '../../values/warning.ts'
import { longest } from '../write/content.ts'
import type { Chosen, DraftMeans } from './choose.ts'
import type { Asking, Figure, Measure } from './figure.ts'
import { nameOf } from './figure.ts'
import type { Measured } from './measured.ts'
import { ringLines } from './ring.ts'
import { placeName, wordsOf } from './say.ts'
import { statedValue } from './value.ts'

/** What a draft is composed with. */
export interface Composing extends DraftMeans {
  readonly view: AreaView
  readonly ask: Asking
  /** YYYY-MM-DD. */
  readonly today: string
}

/** The text of a draft, and every figure in it. */
export interface Composed {
  readonly text: WarningText
  readonly figures: readonly Figure[]
  /** Ids of the advice it gives. */
  readonly advice: readonly string[]
  /** Labels of those it says are played. */
  readonly who: readonly string[]
}

/** Writes what was chosen, in the form of a warning: first what to do, then what happened, where, what they say and ask. */
export function compose(measured: Measured, chosen: Chosen, means: Composing): Composed {
  const teller = openTeller(measured, means)
  const { words, view, today } = means
  const { first, advice } = words.ways[chosen.way]
  const script = chosen.script === null ? undefined : words.scripts[chosen.script]
  if (chosen.script !== null) teller.say({ what: 'script', is: chosen.script })
  const districts = measured.statistics.by.district.flatMap(({ is }) => is ?? [])
  const ring = ringLines({ chosen, view, districts, today }, means)
  const happened = happenedPart(teller, chosen)
  const told = [...chosen.say, ...chosen.ask, ...chosen.goOn]
  const parts = [
    chosen.isSimulated ? 'This is an exercise. The reports are made up.' : '',
    `**${first}**`,
    section('What happened', [happened]),
    section('What they say', [list(teller, chosen.say), namesPart(teller, chosen)]),
    section('What they ask for', [list(teller, chosen.ask)]),
    section('What else they do', [list(teller, chosen.goOn)]),
    section('What to do', [bullets(chosen.advice.map((id) => words.advice[id]!))]),
    section('Whom to ring', [bullets(ring.map((line) => line.words))]),
  ]
  return {
    text: {
      language: 'en',
      title: titleFor(script?.title ?? words.ways[chosen.way].title, chosen, view),
      summary: `There have been ${teller.say({ what: 'reports' })} of this ${teller.say({ what: 'since' })}. ${first}`,
      body: parts.filter((part) => part !== '').join('\n\n'),
    },
    figures: teller.figures(),
    advice: [...new Set([...advice, ...chosen.advice, ...ring.map((line) => line.advice)])],
    who: [...new Set([...(script?.who ?? []), ...told.flatMap(({ id }) => words.who[id] ?? [])])],
  }
}

interface Teller {
  /** The words of a figure, which is kept; null where it is not said. */
  say(measure: Measure): string | null
  figures(): readonly Figure[]
}

function openTeller(measured: Measured, means: Composing): Teller {
  const figures = new Map<string, Figure>()
  return {
    say(measure) {
      const value = statedValue(measured, measure)
      const words = wordsOf(measure, value, means)
      const name = nameOf(measure)
      if (words !== null) figures.set(name, { name, query: { ask: means.ask, measure }, value, words })
      return words
    },
    figures: () => [...figures.values()],
  }
}

const section = (heading: string, parts: readonly string[]): string => {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? '' : [`## ${heading}`, ...said].join('\n\n')
}

const bullets = (lines: readonly string[]): string => lines.map((line) => ` * ${line}`).join('\n')

const list = (teller: Teller, tactics: readonly Tactic[]): string =>
  bullets(tactics.flatMap(({ id }) => teller.say({ what: 'tactic', is: id }) ?? []))

/** "a", "a and b", "a, b and c". */
const listed = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const small = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** How many, since when, where, how much, how old. */
function happenedPart(teller: Teller, chosen: Chosen): string {
  const [reports, since] = [teller.say({ what: 'reports' }), teller.say({ what: 'since' })]
  const lost = teller.say({ what: 'lost' })
  const targeted = lost ? null : teller.say({ what: 'targeted' })
  const total = lost && teller.say({ what: 'loss-total' })
  const usual = lost && teller.say({ what: 'loss-typical' })
  const ages = teller.say({ what: 'ages' })
  const where = chosen.districts.flatMap((is) => teller.say({ what: 'district', is }) ?? [])
  const sentences = [
    `${capital(since ?? '')} there have been ${reports}.`,
    where.length > 0 ? `Of these, ${listed(where)}.` : '',
    targeted ? `${targeted}.` : '',
    lost ? `${lost}.` : '',
    total ? `They lost ${total} in all.` : '',
    usual ? `A typical loss was ${usual}.` : '',
    ages ? `Most people whose age we know are ${ages}.` : '',
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

function namesPart(teller: Teller, { names }: Chosen): string {
  const said = names.flatMap((is) => teller.say({ what: 'name', is }) ?? [])
  return said.length === 0 ? '' : `They give names such as ${listed(said)}. Anybody can give a name.`
}

const mostInTitle = 3

/** The title with the districts that have most reports, as far as they fit. */
function titleFor(title: string, { districts, isSimulated }: Chosen, view: AreaView): string {
  const begun = isSimulated ? 'Exercise' : 'Warning'
  const names = districts.map((code) => placeName(view, code))
  for (let most = Math.min(mostInTitle, names.length); most > 0; most--) {
    const whole = `${begun} for ${listed(names.slice(0, most))}: ${small(title)}`
    if (whole.length <= longest.title) return whole
  }
  return `${begun}: ${small(title)}`
}
