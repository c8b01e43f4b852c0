import { formPaths } from '../flow.ts'

/** What a request is for; each has a limit of its own. */
export type Purpose = 'pages' | 'checks' | 'forms' | 'api'

/** What people in need open, and what it takes to show it: never limited. */
const alwaysOpen = new Set([
  '/',
  '/danger',
  '/phone',
  '/door',
  '/inside',
  '/cash-machine',
  '/clear-line',
  '/door-card',
  '/icon.svg',
  '/manifest.webmanifest',
  '/sw.js',
  '/health',
  '/ready',
  '/metrics',
])

/** The purpose of a request; null when it is never limited. */
export function purposeOf(method: string, path: string): Purpose | null {
  if (path.startsWith('/api/')) return 'api'
  // A warning is long in many languages, and shown anew while it is written.
  if (method === 'POST' && path.startsWith('/desk/warnings/')) return 'api'
  if (method === 'POST') return formPaths.includes(path) ? 'checks' : 'forms'
  return alwaysOpen.has(path) || path.startsWith('/m/') ? null : 'pages'
}

/** The largest body, in bytes. A check's text fits even where every letter takes two bytes, written as six. */
export const largestBody: Readonly<Record<Purpose, number>> = {
  pages: 64 * 1024,
  checks: 400 * 1024,
  forms: 64 * 1024,
  api: 400 * 1024,
}
