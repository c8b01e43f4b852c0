import { bandsIn } from '../../values/minhash.ts'
import { surnameKey } from './alias.ts'
import type { Ground } from './ground.ts'
import type { Report } from './report.ts'

/** A key that more reports share tells little: MISP stops correlating there too. */
export const mostOfKey = 100
/** Days of one block of time. */
const blockDays = 7

/** Exact keys: a number shown or spoken (one key for both), an account, an address on the web. */
export const exactKeys = ({ shown, spoken, accounts, urls }: Report): string[] => [
  ...new Set([
    ...shown.map((one) => `t:${one}`),
    ...spoken.map((one) => `t:${one}`),
    ...accounts.map((one) => `a:${one}`),
    ...urls.map((one) => `u:${one}`),
  ]),
]

/** Those that two reports share. Asked of every pair, so no key is made that is not shared. */
export function sharedKeys(a: Report, b: Report): string[] {
  const keys: string[] = []
  const share = (prefix: string, ours: readonly string[], theirs: (value: string) => boolean) => {
    for (const value of ours) if (theirs(value) && !keys.includes(prefix + value)) keys.push(prefix + value)
  }
  const isTold = (number: string) => b.shown.includes(number) || b.spoken.includes(number)
  share('t:', a.shown, isTold)
  share('t:', a.spoken, isTold)
  share('a:', a.accounts, (account) => b.accounts.includes(account))
  share('u:', a.urls, (url) => b.urls.includes(url))
  return keys
}

/** Keys of names that sound alike. */
export const nameKeys = ({ aliases }: Report): string[] => [...new Set(aliases.map((one) => `n:${surnameKey(one)}`))]

const textKeys = ({ signature }: Report) => (signature ? bandsIn(signature).map((band, at) => `b${at}:${band}`) : [])

const blockOf = (script: string, district: string, week: number) => `p:${script}|${district}|${week}`

/** Keys under which a report is put away. */
export function ownKeys(report: Report): string[] {
  const place = report.script ? [blockOf(report.script, report.district, Math.floor(report.day / blockDays))] : []
  return [...exactKeys(report), ...nameKeys(report), ...textKeys(report), ...place]
}

/** Keys under which its likes are looked for: its own, and its script in its own and bordering districts, weeks beside it too. */
export function soughtKeys(report: Report, ground: Ground): string[] {
  const keys = [...exactKeys(report), ...nameKeys(report), ...textKeys(report)]
  if (report.script === null) return keys
  const week = Math.floor(report.day / blockDays)
  for (const district of [report.district, ...ground.bordering(report.district)])
    for (let beside = -1; beside <= 1; beside++) keys.push(blockOf(report.script, district, week + beside))
  return keys
}
