import { z } from 'zod'
import { parseProxies } from './values/proxies.ts'

const isUrl = (text: string, schemes: RegExp) => URL.canParse(text) && schemes.test(new URL(text).protocol)

/** Only scheme, host and port: whatever is added to it stays at this address. */
const isOrigin = (text: string) => isUrl(text, /^https?:$/) && new URL(text).href === `${new URL(text).origin}/`

const wholeNumber = (least: number, most: number) => {
  const problem = `it must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((number) => number >= least && number <= most, problem)
}
const port = wholeNumber(0, 65535)
const perMinute = wholeNumber(1, 1_000_000)

/** What everybody may see and send to: over HTTPS, without a password. */
const openAddress = (text: string): boolean => {
  if (!isUrl(text, /^https:$/)) return false
  const { username, password, hash } = new URL(text)
  return `${username}${password}${hash}` === ''
}

/** A text without line breaks: what stands in a header of a mail. */
const sender = z.string().regex(/^(?:[^<>\r\n\0]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
  error: 'it must look like Doorchain <doorchain@example.org>',
})

/** One line that people read. */
const line = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{2,200}$/u, 'it must be one line of 2 to 200 letters')

/** Every setting, read from the environment. docs/operating.md explains each; a test compares the two. */
export const settings = z.object({
  PUBLIC_URL: z.string().refine(isOrigin, 'it must look like https://doorchain.example, without a path').optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'it must be an address or a host name, such as 127.0.0.1')
    .default('127.0.0.1'),
  PORT: port.default(8710),
  DOORCHAIN_DATA: z.string().default('.doorchain'),
  DIRECTORY_KEYS: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine((text) => isUrl(text, /^postgres(ql)?:$/), 'it must look like postgres://user:password@host:5432/database')
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .transform((text, context) => {
      const proxies = parseProxies(text)
      if (proxies) return proxies
      context.addIssue('it must be addresses and networks such as 127.0.0.1,10.0.0.0/8, or how many proxies, up to 10')
      return z.NEVER
    })
    .optional(),
  TLS_CERT_FILE: z.string().optional(),
  TLS_KEY_FILE: z.string().optional(),
  HTTP_PORT: port.optional(),
  SMTP_URL: z
    .string()
    .refine((text) => isUrl(text, /^smtps?:$/), 'it must look like smtps://user:password@mail.example:465')
    .optional(),
  MAIL_FROM: sender.optional(),
  OPERATOR_NAME: line.optional(),
  OPERATOR_CONTACT: line.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,200}=*$/, 'it must be 16 to 200 letters, digits or . ~ + / - _, without spaces')
    .optional(),
  WARNINGS_FETCH_ALLOW: z
    .string()
    .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
    .refine(
      (hosts) => hosts.length <= 100 && hosts.every((host) => /^(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/.test(host)),
      {
        error: 'it must be hosts with their ports, such as intranet.example:8080,10.0.0.5:80',
      },
    )
    .optional(),
  WARNINGS_HUB: z
    .string()
    .refine((text) => text.length <= 1_000 && openAddress(text), 'it must look like https://hub.example/')
    .transform((text) => new URL(text).href)
    .optional(),
  LIMIT_PAGES: perMinute.default(3000),
  LIMIT_CHECKS: perMinute.default(120),
  LIMIT_FORMS: perMinute.default(60),
  LIMIT_API: perMinute.default(300),
  LIMIT_CONNECTIONS: wholeNumber(10, 100_000).default(1000),
  DRAIN_SECONDS: wholeNumber(0, 300).default(0),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'it must be one of trace, debug, info, warn, error, fatal, silent',
    })
    .optional(),
})

export type Settings = z.infer<typeof settings>

/** A setting that is wrong beside another, and how; null when they fit. */
export function conflictIn(set: Settings): { readonly name: keyof Settings; readonly problem: string } | null {
  if ((set.TLS_CERT_FILE === undefined) !== (set.TLS_KEY_FILE === undefined))
    return {
      name: set.TLS_KEY_FILE === undefined ? 'TLS_KEY_FILE' : 'TLS_CERT_FILE',
      problem: 'it must be set too: a certificate and its key belong together',
    }
  if (set.TLS_CERT_FILE !== undefined && set.PUBLIC_URL?.startsWith('http:'))
    return { name: 'PUBLIC_URL', problem: 'it must start with https:// when TLS_CERT_FILE is set' }
  if (set.HTTP_PORT !== undefined && set.TLS_CERT_FILE === undefined)
    return { name: 'HTTP_PORT', problem: 'it must not be set without TLS_CERT_FILE: it only sends people on to HTTPS' }
  if (set.HTTP_PORT !== undefined && set.HTTP_PORT === set.PORT && set.PORT !== 0)
    return { name: 'HTTP_PORT', problem: 'it must be another port than PORT' }
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined)
    return { name: 'MAIL_FROM', problem: 'it must be set when SMTP_URL is' }
  return null
}
