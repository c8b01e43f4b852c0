import type { Areas } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import { openChecker } from '../check/check.ts'
import type { CheckResult, NumberSaid } from '../check/verdict.ts'
import { openForces } from '../read/entities/force.ts'
import { findNames } from '../read/entities/name.ts'
import type { Gazetteer } from '../read/facts/gazetteer.ts'
import { findImpersonations } from '../read/facts/impersonated.ts'
import { openPage } from '../read/facts/page.ts'
import { openReader, type Reader } from '../read/read.ts'
import type { Finding } from '../read/reading.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { kindOf } from '../values/phone.ts'
import type { CollectionMethod, ReportKind } from '../values/report.ts'

/** What our own reader finds in the words of a report. */
export interface ReportRead {
  /** Id of a script (data/scripts). */
  readonly script: string | null
  /** Ids of tactics that were used (data/tactics), each once. */
  readonly tactics: readonly string[]
  /** As dialled. */
  readonly shown: readonly string[]
  readonly spoken: readonly string[]
  readonly aliases: readonly string[]
  /** Who they said they were with: "police", "bank" …, or the force by its name. */
  readonly claimed: string | null
  readonly method: CollectionMethod | null
}

export type ReadAccount = (account: string, kind: ReportKind) => ReportRead

/** Opens the reading of accounts, by one reader; built when the first account comes. Pure, never throws on any text. */
export function openAccountReader(knowledge: Knowledge, areas: Areas): ReadAccount {
  let opened: Opened | undefined
  return (account, kind) => {
    opened ??= open(knowledge, areas.on())
    return account === '' ? { ...nothing, script: onSight(kind) } : readAccount(opened, account, kind)
  }
}

const nothing = { script: null, tactics: [], shown: [], spoken: [], aliases: [], claimed: null, method: null } as const
/** What is seen at a cash machine is of that script, whatever the words. */
const onSight = (kind: ReportKind) => (kind === 'sighting' ? 'cash-machine' : null)

interface Opened {
  readonly reader: Reader
  readonly check: (channel: 'description' | 'sms', text: string) => CheckResult
  readonly gazetteer: Gazetteer
}

function open(knowledge: Knowledge, view: AreaView): Opened {
  const reader = openReader(knowledge)
  const checker = openChecker(reader)
  const forces = openForces([...view.forces.values()].map((force) => ({ ...force, sites: [] })))
  return {
    reader,
    check: (channel, text) => checker.check({ channel, text }),
    gazetteer: { find: () => [], forces, longest: 1 },
  }
}

function readAccount({ reader, check, gazetteer }: Opened, account: string, kind: ReportKind): ReportRead {
  const told = check('description', account)
  const result = kind === 'message' && told.script === null ? check('sms', account) : told
  const tokens = reader.tokenize(account)
  const page = openPage({ text: account, fields: new Map(), body: [0, account.length] }, tokens, gazetteer)
  const officers = findNames(tokens).filter(({ claimed }) => claimed)
  const tactics = tacticsUsed(result.findings)
  const numbers = result.numbers.filter((number) => isOfCaller(number, account))
  const digitsOf = (isGiven: boolean) =>
    numbers.filter(({ use }) => (use === 'given') === isGiven).map(({ digits }) => digits)
  return {
    script: onSight(kind) ?? result.script,
    tactics,
    shown: digitsOf(false),
    spoken: digitsOf(true),
    aliases: [...new Set([...officers.map(({ rank, name }) => `${rank} ${name}`), ...namesGiven(account)])].slice(0, 5),
    claimed: findImpersonations(page)[0]?.label ?? claims.find(([tactic]) => tactics.includes(tactic))?.[1] ?? null,
    method: methods.find(([tactic]) => tactics.includes(tactic))?.[1] ?? null,
  }
}

const used = /^(?:used|complied|refused)$/
const tacticsUsed = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.filter(({ frame }) => used.test(frame)).map(({ tactic }) => tactic)),
]

/** Words before a number that is the teller's own or was rung by them for help. */
const own =
  /\b(?:my|our|mine|mum['’]?s|dad['’]?s|her own|his own|their own|(?:ring|call|phone|text|contact|reach) (?:me|us)|I (?:then )?(?:rang|called|phoned))\b[^.?!\n]{0,40}$/i
const shown = /\b(?:from|show\w*|display\w*|screen|came up|caller id|number (?:was|is)|on)\b[^.?!\n]{0,40}$/i

/** A number that the caller showed or gave; short codes, and numbers of whoever tells it, are left out. */
function isOfCaller({ digits, words, use }: NumberSaid, account: string): boolean {
  if (/^(?:emergency|short-code)$/.test(kindOf(digits) ?? 'short-code')) return false
  const at = account.indexOf(words)
  const before = account.slice(Math.max(0, at - 60), at)
  return !own.test(before) && (use === 'given' || shown.test(before))
}

/** Words after which a name stands that the caller gave; "my name is" alone is more often whoever tells it. */
const named =
  /\b(?:(?:said|gave|told (?:me|us|her|him|them)|stated|claimed)(?: that)? (?:his|her|their|the) name (?:was|is)|name given(?: was)?:?|gave (?:the|a) (?:false )?name(?: of)?|(?:call(?:ed|ing)|introduc(?:ed|ing)) (?:himself|herself|themselves)(?: as)?|sa(?:id|ying),? ["“'‘](?:hello,? )?my name is)\s+/gi
const name = /(?:(?:Mr|Mrs|Miss|Ms|Dr|DC|PC|DS|DI|Sgt)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}/uy

function namesGiven(account: string): string[] {
  return [...account.matchAll(named)].flatMap(({ index, 0: cue }) => {
    name.lastIndex = index + cue.length
    return name.exec(account)?.[0] ?? []
  })
}

/** Who they said they were with, where it was not said in so many words. */
const claims: readonly (readonly [string, string])[] = [
  ['claims_police', 'police'],
  ['claims_bank', 'bank'],
]

/** Tactics that tell how money or goods were to be handed over; what collects in person comes first. */
const methods: readonly (readonly [string, CollectionMethod])[] = [
  ['taxi_sent', 'taxi'],
  ['courier_collects', 'courier'],
  ['password_for_courier', 'courier'],
  ['posts_cash', 'post'],
  ['buy_vouchers', 'gift-cards'],
  ['buy_crypto', 'crypto'],
  ['remote_access', 'remote-access'],
  ['transfer_to_safe_account', 'transfer'],
  ['transfer_money', 'transfer'],
  ['upfront_payment', 'at-the-door'],
  ['takes_victim_to_bank', 'at-the-door'],
  ['distracts_while_accomplice_steals', 'taken'],
  ['enters_unlocked_door', 'taken'],
  ['card_swap', 'cash-machine'],
]
