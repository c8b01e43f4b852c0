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
  if (method === 'POST') return formPaths.includes(path) || isReport.test(path) ? 'checks' : 'forms'
  return alwaysOpen.has(path) || path.startsWith('/m/') ? null : 'pages'
}

/** A report carries its words from page to page. */
const isReport = /^\/report(?:\/|$)/
/** Where a picture or a recording is added to a report. */
const isEvidence = /^\/(?:report\/own|api\/reports\/[\w-]{12,20})\/evidence$/

/** Where the desk is sent a file of reports. */
const importPath = '/desk/reports/imports'

/** Largest body of what a request is for, in bytes. A check's text fits even where every letter takes two bytes, written as six. */
export const largestBody: Readonly<Record<Purpose | 'evidence' | 'imports', number>> = {
  pages: 64 * 1024,
  checks: 400 * 1024,
  forms: 64 * 1024,
  api: 400 * 1024,
  // A recording of 20 MB, and the form around it.
  evidence: 21 * 1024 * 1024,
  // The largest file of reports, and the form around it.
  imports: 10 * 1024 * 1024 + 16 * 1024,
}

/** Which of them holds for a request. */
export const bodyOf = (method: string, path: string): keyof typeof largestBody =>
  method === 'POST' && path === importPath
    ? 'imports'
    : method === 'POST' && isEvidence.test(path)
      ? 'evidence'
      : (purposeOf(method, path) ?? 'pages')
