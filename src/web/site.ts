import type { Knowledge } from '../values/knowledge.ts'
import { type Kind, kinds, readFields, situationOf } from './fields.ts'
import type { Parts } from './flow.ts'
import type { Page } from './page.ts'
import { aboutPage, helpPage, problemPage } from './pages/about.ts'
import { adviceIndex, advicePage, numbersPage } from './pages/advice.ts'
import { clearLinePage, dangerPage, doorCard } from './pages/aids.ts'
import { firstPage } from './pages/first.ts'
import { homePage } from './pages/home.ts'
import { tellPage } from './pages/tell.ts'

/** The page at an address; null if there is none. */
export function showPage(path: string, { knowledge, checker, today }: Parts): Page | null {
  const [, first = '', second, ...more] = path.split('/')
  if (more.length > 0) return null
  if (first === 'tell') return isKind(second) ? tellPage(second, knowledge) : null
  if (first === 'advice' && second !== undefined) return advicePage(second, knowledge)
  if (second !== undefined) return null
  if (first === 'phone' || first === 'door' || first === 'cash-machine')
    return firstPage(first, checker.plan(situationOf(readFields(new URLSearchParams({ kind: first })))))
  if (first === 'call' || first === 'message') return tellPage(first, knowledge)
  const pages: Readonly<Record<string, () => Page>> = {
    '': () => homePage,
    advice: () => adviceIndex(knowledge),
    numbers: () => numbersPage(knowledge, today()),
    help: () => helpPage,
    about: () => aboutPage,
    danger: () => dangerPage(checker.plan({ inDanger: true }), checker.plan({ inDanger: true, cannotSpeak: true })),
    'clear-line': () => clearLinePage(checker.plan({ moment: 'on-the-phone' })),
    'door-card': () => doorCard,
  }
  return Object.hasOwn(pages, first) ? pages[first]!() : null
}

const isKind = (name: string | undefined): name is Kind => kinds.some((kind) => kind === name)

/** Every address that `showPage` answers. */
export function allPaths(knowledge: Knowledge): string[] {
  const plain = [
    '/',
    '/phone',
    '/door',
    '/call',
    '/message',
    '/cash-machine',
    '/advice',
    '/numbers',
    '/help',
    '/about',
    '/danger',
    '/clear-line',
    '/door-card',
  ]
  return [...plain, ...kinds.map((kind) => `/tell/${kind}`), ...knowledge.advice.map(({ id }) => `/advice/${id}`)]
}

export const notFound = problemPage(404, 'This page is not here', 'The address may be old or mistyped.')
export const tooLarge = problemPage(
  413,
  'That is too much text',
  'Send only the part that worries you, at most 20,000 letters.',
)
export const broken = problemPage(
  500,
  'Something went wrong here',
  'It is not your fault. Until it works again: give nothing and agree to nothing, and ring 101 if you are worried.',
)
