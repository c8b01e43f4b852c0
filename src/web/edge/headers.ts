import type { Caller } from './caller.ts'

/** Nothing runs or loads but what comes from here as a file. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

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

/** Headers of every answer. HSTS only over HTTPS (RFC 6797, 7.2) and only where the public address is one. */
export const headersFor = ({ transport, requestId }: Caller, publicUrl: string): Readonly<Record<string, string>> => ({
  ...always,
  ...(transport === 'https' && publicUrl.startsWith('https:') && secureOnly),
  'X-Request-Id': requestId,
})
