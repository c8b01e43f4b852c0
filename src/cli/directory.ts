import { readFileSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import type { Listing } from '../directory/entries/directory.ts'
import type { Imported } from '../directory/release/import-store.ts'
import type { PublicKey, Release } from '../directory/release/release.ts'
import type { NamedChange } from '../directory-works.ts'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import { runWork } from '../work.ts'
import { type Args, readArgs, UsageError } from './args.ts'
import { printChange, printListing } from './listing.ts'

export const directoryHelp = `directory list [--json]      Every entry, with who lists it and until when it holds.
directory expiring [DAYS]    What runs out within so many days (30).
directory show ID            One entry, whole.
directory history [ID]       Every change, newest first, with the numbers to decide on.
directory propose FILE --as ADDRESS --reason WORDS
                             Proposes the entry in a JSON or YAML file; another person must approve it.
directory remove ID --as ADDRESS --reason WORDS
directory approve|reject|withdraw NUMBER --as ADDRESS [--note WORDS]
directory export FILE --name INSTANCE
                             Signs what is listed here, for other instances.
directory key                This instance's key, to read out to others.
directory trust KEY --name INSTANCE --as ADDRESS --reason WORDS
                             Proposes to believe what another instance signs; another person must approve it.
directory distrust KEY-ID --as ADDRESS --reason WORDS
                             Proposes to believe a key no longer, and to take off what it listed.
directory import FILE        Takes in what a trusted instance signed.
directory rotate             Changes the signing key: once to announce the next one, again to use it.`

const options = {
  as: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  name: { type: 'string' },
  json: { type: 'boolean' },
} as const

const decisions = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const

type Command = (given: Args, word: string | undefined) => Promise<string>

const commands: Readonly<Record<string, Command>> = {
  list: async ({ values }) =>
    listed((await runWork('directory-list', { days: null })) as Listing[], values.json === true),
  expiring: async ({ values }, days = '30') => {
    if (!/^\d{1,4}$/.test(days)) throw new UsageError('directory expiring takes a number of DAYS')
    const found = (await runWork('directory-list', { days: Number(days) })) as Listing[]
    return found.length === 0 ? `Nothing runs out within ${days} days.` : listed(found, values.json === true)
  },
  show: async (_, id) => {
    const wanted = need(id, 'directory show needs an ID')
    const found = ((await runWork('directory-list', { days: null })) as Listing[]).find((one) => one.id === wanted)
    if (!found) throw new DoorchainError('entry-unknown', { id: wanted })
    return JSON.stringify(found, null, 2)
  },
  history: async ({ values }, id) => {
    const changes = (await runWork('directory-history', { subject: id ?? null })) as NamedChange[]
    if (values.json === true) return JSON.stringify(changes)
    return changes.length === 0 ? 'Nothing was changed yet.' : changes.map(printChange).join('\n')
  },
  propose: async (given, file) =>
    proposed(
      await runWork('directory-propose', { ...asked(given), entry: entryFrom(need(file, 'propose needs a FILE')) }),
    ),
  remove: async (given, id) =>
    proposed(await runWork('directory-remove', { ...asked(given), id: need(id, 'remove needs an ID') })),
  trust: async (given, key) => {
    const order = { key: need(key, 'trust needs a KEY'), instance: option(given, 'name') }
    return proposed(await runWork('directory-trust', { ...asked(given), ...order }))
  },
  distrust: async (given, id) =>
    proposed(await runWork('directory-distrust', { ...asked(given), id: need(id, 'distrust needs the ID of a key') })),
  approve: (given, id) => decide(given, 'approve', id),
  reject: (given, id) => decide(given, 'reject', id),
  withdraw: (given, id) => decide(given, 'withdraw', id),
  export: async (given, file) => {
    const path = resolve(need(file, 'export needs a FILE'))
    const order = { by: userInfo().username, instance: option(given, 'name') }
    const { text, release } = (await runWork('directory-export', order)) as { text: string; release: Release }
    writeRelease(path, text)
    return `Version ${release.version}: ${release.entries.length} entries written to ${path}, to be used until ${release.expires.slice(0, 10)}.`
  },
  import: async (_, file) => {
    const order = { by: userInfo().username, file: resolve(need(file, 'import needs a FILE')) }
    const { instance, version, entries, known } = (await runWork('directory-import', order)) as Imported
    return known
      ? `Version ${version} of ${instance} was here already.`
      : `Version ${version} of ${instance} taken in: ${entries} entries.`
  },
  key: async () => {
    const { id, key } = (await runWork('directory-key', {})) as PublicKey
    return `${key}\nIts id is ${id}. Read it out on the telephone; do not send it with the directory.`
  },
  rotate: async () =>
    rotations[(await runWork('directory-rotate', { by: userInfo().username })) as keyof typeof rotations],
}

const rotations = {
  made: 'The next key is made. Export the directory, so that it is announced, give others time to import it, then rotate again.',
  'announce-first': 'The next key is made but was not announced yet: export the directory first.',
  changed: 'The directory is signed with the new key from now on.',
} as const

/** `directory …`. Throws UsageError. */
export async function runDirectory(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, word] = given.positionals
  const command = what !== undefined && Object.hasOwn(commands, what) ? commands[what] : undefined
  if (!command) throw new UsageError(`directory needs one of: ${Object.keys(commands).join(', ')}`)
  console.log(await command(given, word))
  return 0
}

async function decide(given: Args, word: keyof typeof decisions, id: string | undefined): Promise<string> {
  const decision = decisions[word]
  const { note } = given.values
  const order = { as: option(given, 'as'), id: need(id, `${word} needs the NUMBER of a change`), decision }
  const subject = await runWork('directory-decide', { ...order, ...(typeof note === 'string' && { note }) })
  return `${subject}: ${decision}.`
}

const proposed = (id: unknown) =>
  `Proposed as change ${id}. Another person approves it: directory approve ${id} --as ADDRESS`

const asked = (given: Args) => ({ as: option(given, 'as'), reason: option(given, 'reason') })

function option({ values }: Args, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new UsageError(`--${name} is missing`)
}

function need(word: string | undefined, message: string): string {
  if (word === undefined) throw new UsageError(message)
  return word
}

/** Throws `release-unwritable`. */
function writeRelease(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new DoorchainError('release-unwritable', { file, problem: problemOf(error) }, error)
  }
}

/** An entry from a file of JSON or YAML. Throws UsageError when it cannot be read. */
function entryFrom(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw new UsageError(`${file} could not be read: ${problemOf(error)}`)
  }
}

const listed = (listings: readonly Listing[], isJson: boolean) =>
  isJson ? JSON.stringify(listings) : listings.map(printListing).join('\n')
