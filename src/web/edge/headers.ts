import type { Caller } from './caller.ts'

/** Nothing runs or loads but what comes from here as a file. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** For a frame on another site: nothing runs in it. */
const framedPolicy = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *"

/** For a file that somebody gave us: wherever it is opened, nothing in it runs. */
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

const always = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
}

/** A year; without sub-domains, which may belong to others. */
const secureOnly = { 'Strict-Transport-Security': 'max-age=31536000' }

const { 'X-Frame-Options': _, ...others } = always
const forOthers = {
  ...others,
  'Content-Security-Policy': framedPolicy,
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Whom an answer is for, and the public address. */
interface Addressed {
  readonly publicUrl: string
  /** Other sites may show it. */
  readonly isForOthers: boolean
  /** A file that somebody gave us. */
  readonly isGiven: boolean
}

/** Headers of every answer. HSTS only over HTTPS (RFC 6797, 7.2) and only where the public address is one. */
export const headersFor = (
  { transport, requestId }: Caller,
  { publicUrl, isForOthers, isGiven }: Addressed,
): Readonly<Record<string, string>> => ({
  ...(isForOthers ? forOthers : always),
  ...(isGiven && { 'Content-Security-Policy': filePolicy }),
  ...(transport === 'https' && publicUrl.startsWith('https:') && secureOnly),
  'X-Request-Id': requestId,
})
