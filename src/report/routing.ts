import { forceNamed } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import type { Directory, Listing } from '../directory/entries/directory.ts'
import { inPounds } from '../values/count.ts'
import { longDate, timeOfDay } from '../values/day.ts'
import { collectionMethods, type ReportAnswers, type ReportFor, type ReportKind } from '../values/report.ts'
import type { Elsewhere, ElsewhereToReport, Reach } from '../values/report-elsewhere.ts'
import type { GuidePlace, ReportingGuide, ReportNation, Sayable } from '../values/reporting-guide.ts'

/** What it takes to say where else a report can be told. */
export interface RouteMeans {
  readonly guide: ReportingGuide
  readonly directory: Directory
  readonly view: AreaView
}

/**
 * Where else a report can be told, by nation and case, the most urgent first, and what to say there. Numbers are those of
 * the directory as it stands; a place whose every number was taken off it is left out.
 */
export function elsewhereFor(answers: ReportAnswers, { guide, directory, view }: RouteMeans): Elsewhere {
  const said = saidOf(answers, view)
  const force = view.forces.get(view.districts.get(view.canonical(answers.district) ?? '')?.force ?? '')
  const fill = (sentences: readonly string[]) => sentences.flatMap((one) => filled(one, said))
  const places = guide.places
    .filter(({ when }) => holds(when, answers))
    .flatMap((place) => {
      if (!place.police || !force) return placeOf(place, directory, fill)
      const named = { ...place, text: `${place.text} The force there is ${force.name}.` }
      return [...placeOf(named, directory, fill), ...forceEntries(force.code, { directory, view })]
    })
  return { places, told: fill(guide.told) }
}

/** By the first letter of the code of a district (Office for National Statistics). */
const nations: Readonly<Record<string, ReportNation>> = {
  E: 'england',
  W: 'wales',
  S: 'scotland',
  N: 'northern-ireland',
}

function holds({ kind, nation, outcome, shown }: GuidePlace['when'], answers: ReportAnswers): boolean {
  const lives = nations[answers.district[0] ?? '']
  return (
    (!kind || kind.includes(answers.kind)) &&
    (!nation || !lives || nation.includes(lives)) &&
    (!outcome || outcome.includes(answers.outcome)) &&
    (!shown || answers.shown.length > 0)
  )
}

type Fill = (sentences: readonly string[]) => readonly string[]

function placeOf(place: GuidePlace, directory: Directory, fill: Fill): readonly ElsewhereToReport[] {
  const { id, heading, text, say, sources, checked, expires } = place
  const listed = place.contacts.flatMap((contact) => directory.find(contact) ?? [])
  if (listed.length === 0) return []
  const soonest = [expires, ...listed.map((one) => one.expires)].sort()[0]!
  const oldest = [checked, ...listed.map((one) => one.checked)].sort()[0]!
  return [
    {
      id,
      heading,
      text,
      reach: listed.flatMap(reachOf),
      say: fill(say),
      sources,
      checked: oldest,
      expires: soonest,
      isUnconfirmed: listed.some(({ confidence }) => confidence === 'M'),
    },
  ]
}

/** What the directory lists of a force under its own name: its pages, its numbers. */
function forceEntries(force: string, { directory, view }: Omit<RouteMeans, 'guide'>): readonly ElsewhereToReport[] {
  return directory.listings
    .filter(({ by, organisation }) => by.kind !== 'shipped' && forceNamed(view, organisation) === force)
    .map((listing) => ({
      id: listing.id,
      heading: listing.organisation,
      text: listing.use,
      reach: reachOf(listing),
      say: [],
      sources: listing.sources,
      checked: listing.checked,
      expires: listing.expires,
      isUnconfirmed: listing.confidence === 'M',
    }))
}

const reachOf = ({ reach, hours }: Listing): readonly Reach[] =>
  reach.map(({ kind, value }) => ({ kind, value, hours: hours ?? null }))

const whats: Readonly<Record<ReportKind, string>> = {
  call: 'a telephone call',
  visit: 'somebody at the door',
  message: 'a text or an e-mail',
  post: 'a letter or a parcel',
  sighting: 'somebody at a cash machine',
}
const whoms: Readonly<Record<ReportFor, string>> = {
  self: '',
  other: 'somebody I know',
  work: 'somebody I saw at work',
}

/** Where no sum was given. */
const gone: Readonly<Record<ReportAnswers['outcome'], string>> = {
  nothing: '',
  shared: 'details, a card, a PIN or a password',
  lost: 'money or other things',
}

type Said = Readonly<Record<Sayable, string>>

function saidOf(answers: ReportAnswers, view: AreaView): Said {
  const { happenedMinute, district, method, lostPounds } = answers
  const listed = (values: readonly string[]) => values.join(', ')
  return {
    what: whats[answers.kind],
    day: longDate(answers.happenedOn),
    time: happenedMinute === null ? '' : timeOfDay(happenedMinute),
    place: view.districts.get(view.canonical(district) ?? '')?.name ?? '',
    whom: answers.kind === 'sighting' ? '' : whoms[answers.forWhom],
    claimed: answers.claimed ?? '',
    names: listed(answers.aliases),
    shown: listed(answers.shown),
    spoken: listed(answers.spoken),
    urls: listed(answers.urls),
    lost: lostPounds === null ? gone[answers.outcome] : inPounds(lostPounds),
    method: method === null ? '' : collectionMethods[method],
    accounts: listed(answers.accounts),
    vehicle: answers.sighting?.vehicle ?? '',
    account: answers.account,
  }
}

/** The sentence with its words put in; none where one of them is not known. */
function filled(sentence: string, said: Said): readonly string[] {
  const wanted = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, word]) => word as Sayable)
  if (wanted.some((word) => said[word] === '')) return []
  return [sentence.replace(/\{(\w+)\}/g, (_, word: Sayable) => said[word]).replace(/([.?!…])\.$/, '$1')]
}
