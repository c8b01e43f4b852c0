import type { Numbers } from '../directory/numbers.ts'
import type { Examples, Knowledge } from '../values/knowledge.ts'
import type { Notice } from '../values/notice.ts'
import type { AreaParts } from './areas.ts'
import type { DeskParts } from './desk/visit.ts'
import { type Kind, kinds, readFields, situationOf, tellPath } from './fields.ts'
import { formPaths, type Parts } from './flow.ts'
import type { HouseholdParts } from './household/parts.ts'
import type { Page } from './page.ts'
import { aboutPage, helpPage, problemPage } from './pages/about.ts'
import { adviceIndex, adviceLeaflet, advicePage } from './pages/advice.ts'
import { clearLinePage, dangerPage, doorCard } from './pages/aids.ts'
import { firstPage, type Present } from './pages/first.ts'
import { homePage } from './pages/home.ts'
import { numberForm } from './pages/number.ts'
import { numbersPage } from './pages/numbers.ts'
import { privacyPage } from './pages/privacy.ts'
import { scriptIndex, scriptPage, scriptPath } from './pages/script.ts'
import { noTactic, tacticPage } from './pages/tactic.ts'
import { tacticIndex } from './pages/tactics.ts'
import { tellPage } from './pages/tell.ts'
import type { ReportParts } from './reporting/parts.ts'
import type { StatisticsParts } from './statistics/parts.ts'
import type { WarningParts } from './warnings/parts.ts'

/** What only the server has, beside what every page is made from. */
export interface SiteParts extends Parts {
  /** Examples of all tactics, by id. */
  readonly examples: () => Readonly<Record<string, Examples>>
  /** What is really kept, for the privacy notice. */
  readonly notice: Notice
  /** Answers about numbers; without it there is only the form. */
  readonly numbers?: Numbers
  /** Without it there are no pages of areas. */
  readonly areas?: AreaParts
  /** Without it there are no pages of warnings. */
  readonly warnings?: WarningParts
  /** Without it there are no public statistics. */
  readonly statistics?: StatisticsParts
  /** Without it there is no desk. */
  readonly desk?: DeskParts
  /** Without it there are no households. */
  readonly households?: HouseholdParts
  /** Without it nothing can be reported. */
  readonly reports?: ReportParts
}

/** The pages that have an address of their own, in the order of the first need. */
const pages: Readonly<Record<string, (parts: SiteParts) => Page>> = {
  '/': () => homePage,
  '/phone': (parts) => presentPage('phone', parts),
  '/door': (parts) => presentPage('door', parts),
  '/inside': (parts) => presentPage('inside', parts),
  '/cash-machine': (parts) => presentPage('cash-machine', parts),
  '/danger': ({ checker }) =>
    dangerPage(checker.plan({ inDanger: true }), checker.plan({ inDanger: true, cannotSpeak: true })),
  '/clear-line': ({ checker }) => clearLinePage(checker.plan({ moment: 'on-the-phone' })),
  '/door-card': () => doorCard,
  '/advice': ({ knowledge }) => adviceIndex(knowledge),
  '/advice/all': ({ knowledge }) => adviceLeaflet(knowledge),
  '/numbers': ({ knowledge, today }) => numbersPage(knowledge, today()),
  '/number': () => numberForm(),
  '/tactics': ({ knowledge }) => tacticIndex(knowledge),
  '/scripts': ({ knowledge }) => scriptIndex(knowledge),
  '/help': () => helpPage,
  '/about': () => aboutPage,
  '/privacy': ({ notice }) => privacyPage(notice),
}

const tellKinds: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [tellPath(kind), kind]))

/** The page at an address; null if there is none. */
export function showPage(path: string, parts: SiteParts): Page | null {
  if (Object.hasOwn(pages, path)) return pages[path]!(parts)
  const kind = tellKinds.get(path)
  if (kind) return tellPage(kind, parts.knowledge)
  if (path.startsWith(tacticsFolder))
    return tacticPage(path.slice(tacticsFolder.length), parts.knowledge, parts.examples) ?? noTactic
  const script = /^\/scripts\/([a-z0-9-]+)$/.exec(path)?.[1]
  if (script) return scriptPage(script, parts.knowledge)
  const advice = /^\/advice\/([a-z0-9_]+)$/.exec(path)?.[1]
  return advice ? advicePage(advice, parts.knowledge) : null
}

function presentPage(kind: Present, { checker }: Parts): Page {
  const plan = checker.plan(situationOf(readFields(new URLSearchParams({ kind }))))
  return firstPage(kind, plan, [...checker.plan({ calledForHelp: true }), ...checker.plan({ smellsGas: true })])
}

const tacticsFolder = '/tactics/'

/** Every address that has a page. */
export function allPaths(knowledge: Knowledge): string[] {
  const advice = knowledge.advice.map(({ id }) => `/advice/${id}`)
  const tactics = knowledge.tactics.map(({ id }) => tacticsFolder + id)
  const scripts = knowledge.scripts.map(({ id }) => scriptPath(id))
  return [...Object.keys(pages), ...tellKinds.keys(), ...advice, ...tactics, ...scripts]
}

/** The kind of page at an address, for counting: one of few, whatever the address. */
export function patternOf(path: string): string {
  if (Object.hasOwn(pages, path) || tellKinds.has(path) || formPaths.includes(path)) return path
  if (/^\/(?:icon\.svg|manifest\.webmanifest|sw\.js)$/.test(path)) return path
  const folder = /^\/(m|advice|tactics|scripts)\//.exec(path)?.[1]
  return folder ? `/${folder}/:name` : 'unknown'
}

/** The addresses that a browser keeps for when there is no network: what helps now, not what is there to read up. */
export const keptPaths = (knowledge: Knowledge): string[] =>
  allPaths(knowledge).filter((path) => !/^\/(?:tactics|scripts)(?:\/|$)/.test(path))

export const notFound = problemPage(404, 'This page is not here', 'The address may be old or mistyped.')
export const formOnly = problemPage(
  405,
  'This page opens only from a form',
  'Go to the first page and choose what happened.',
)
export const readOnly = problemPage(
  405,
  'Nothing can be sent to this page',
  'Go to the first page and choose what happened.',
)
export const cutShort = problemPage(
  400,
  'The end of the message did not come',
  'Check the network, then send it again.',
)
export const broken = problemPage(
  500,
  'Something went wrong here',
  'It is not your fault. Until it works again: give nothing and agree to nothing, and ring 101 if you are worried.',
)
