import type { Knowledge } from '../values/knowledge.ts'
import { type Kind, kinds, readFields, situationOf, tellPath } from './fields.ts'
import type { Parts } from './flow.ts'
import type { Page } from './page.ts'
import { aboutPage, helpPage, problemPage } from './pages/about.ts'
import { adviceIndex, adviceLeaflet, advicePage } from './pages/advice.ts'
import { clearLinePage, dangerPage, doorCard } from './pages/aids.ts'
import { firstPage, type Present } from './pages/first.ts'
import { homePage } from './pages/home.ts'
import { numbersPage } from './pages/numbers.ts'
import { tellPage } from './pages/tell.ts'

/** The pages that have an address of their own, in the order of the first need. */
const pages: Readonly<Record<string, (parts: Parts) => Page>> = {
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
  '/help': () => helpPage,
  '/about': () => aboutPage,
}

const tellKinds: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [tellPath(kind), kind]))

/** The page at an address; null if there is none. */
export function showPage(path: string, parts: Parts): Page | null {
  if (Object.hasOwn(pages, path)) return pages[path]!(parts)
  const kind = tellKinds.get(path)
  if (kind) return tellPage(kind, parts.knowledge)
  const advice = /^\/advice\/([a-z0-9_]+)$/.exec(path)?.[1]
  return advice ? advicePage(advice, parts.knowledge) : null
}

function presentPage(kind: Present, { checker }: Parts): Page {
  const plan = checker.plan(situationOf(readFields(new URLSearchParams({ kind }))))
  return firstPage(kind, plan, [...checker.plan({ calledForHelp: true }), ...checker.plan({ smellsGas: true })])
}

/** Every address that `showPage` answers. */
export function allPaths(knowledge: Knowledge): string[] {
  return [...Object.keys(pages), ...tellKinds.keys(), ...knowledge.advice.map(({ id }) => `/advice/${id}`)]
}

export const notFound = problemPage(404, 'This page is not here', 'The address may be old or mistyped.')
export const tooLarge = problemPage(
  413,
  'That is too much text',
  'Send only the part that worries you, at most 64,000 letters.',
)
export const broken = problemPage(
  500,
  'Something went wrong here',
  'It is not your fault. Until it works again: give nothing and agree to nothing, and ring 101 if you are worried.',
)
