import { userInfo } from 'node:os'
import { openAreas } from '../areas/open.ts'
import { readConfig } from '../config.ts'
import type { Role } from '../people/grants.ts'
import { roles } from '../people/grants.ts'
import { runWork } from '../work.ts'
import { type Args, oneOf, readArgs, UsageError } from './args.ts'

export const peopleHelp = `people set-up --organisation NAME --name NAME --email ADDRESS
                             Makes the first organisation and its administrator; prints the link to begin with.
people organisation NAME     Makes another organisation.
people invite --organisation NAME --name NAME --email ADDRESS --role writer|approver|investigator|administrator [--area CODE]
                             Gives a role and prints the link to begin with; "areas list" has the codes.
people reset ADDRESS         For somebody who lost every way in: ends their sessions and passkeys, prints a new link.
people remove ADDRESS        Ends all roles of somebody.
people list [--json]         Everybody who has a role.
people audit [--csv]         Every change, newest first, as JSON lines or as a table (CSV).`

const options = {
  organisation: { type: 'string' },
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  area: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
} as const

interface Listed {
  readonly organisation: string
  readonly members: readonly { readonly name: string; readonly email: string; readonly roles: readonly string[] }[]
}

/** `people …`: what is done before anybody can sign in, or when nobody can any more. */
export async function runPeople(args: readonly string[]): Promise<number> {
  const given = readArgs(args, options)
  const [what, word] = given.positionals
  const terminal = { by: userInfo().username }
  switch (what) {
    case 'set-up':
      return printLink(
        await runWork('people-set-up', { ...terminal, ...named(given, 'organisation', 'name', 'email') }),
      )
    case 'organisation':
      await runWork('people-organisation', { ...terminal, name: need(word, 'people organisation needs a NAME') })
      return done(`${word} is there now.`)
    case 'invite':
      return printLink(await runWork('people-invite', { ...terminal, ...invitationFrom(given) }))
    case 'reset':
      return printLink(
        await runWork('people-reset', { ...terminal, email: need(word, 'people reset needs an e-mail ADDRESS') }),
      )
    case 'remove':
      await runWork('people-remove', { ...terminal, email: need(word, 'people remove needs an e-mail ADDRESS') })
      return done('Removed: no roles, passkeys or sessions are left.')
    case 'list':
      return printList((await runWork('people-list', {})) as readonly Listed[], given.values.json === true)
    case 'audit':
      return printAudit(given.values.csv === true)
    default:
      throw new UsageError('people needs one of: set-up, organisation, invite, reset, remove, list, audit')
  }
}

function need(word: string | undefined, message: string): string {
  if (word === undefined) throw new UsageError(message)
  return word
}

function named({ values }: Args, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = values[name]
      if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing`)
      return [name, value]
    }),
  )
}

function invitationFrom(given: Args) {
  const role = oneOf<Role>('role', given.values.role, roles)
  if (!role) throw new UsageError(`--role is missing: one of ${roles.join(', ')}`)
  return { ...named(given, 'organisation', 'name', 'email'), role, area: areaFrom(given) }
}

/** A role for an area that is none would allow nothing, and nobody would know why. */
function areaFrom({ values: { area } }: Args): string | null {
  if (typeof area !== 'string') return null
  const { forces, districts } = openAreas(() => new Date().toISOString().slice(0, 10)).on()
  if (forces.has(area) || districts.has(area)) return area
  throw new UsageError(`No force or district has the code "${area}"; "areas list" shows all codes.`)
}

function done(words: string): number {
  console.log(words)
  return 0
}

function printLink(token: unknown): number {
  if (typeof token !== 'string') return done('They have signed in before and need no link: the role is given.')
  console.log(
    `Give them this link; it works once, within three days:\n${readConfig().publicUrl}/desk/invitation/${token}`,
  )
  return 0
}

function printList(listed: readonly Listed[], asJson: boolean): number {
  if (asJson) return done(JSON.stringify(listed))
  if (listed.length === 0) return done('Nobody yet. Begin with "doorchain people set-up".')
  for (const { organisation, members } of listed) {
    console.log(organisation)
    for (const { name, email, roles: held } of members) console.log(`  ${name} <${email}>: ${held.join(', ')}`)
  }
  return 0
}

/** Read a page at a time, so that a long trail needs no memory. */
async function printAudit(asCsv: boolean): Promise<number> {
  const { csvHead, csvLine } = await import('../people/audit-trail.ts')
  type Line = Parameters<typeof csvLine>[0]
  if (asCsv) process.stdout.write(csvHead)
  for (let before: string | null = null; ; ) {
    const lines = (await runWork('people-audit', { before })) as readonly Line[]
    for (const line of lines) process.stdout.write(asCsv ? csvLine(line) : `${JSON.stringify(line)}\n`)
    before = lines.at(-1)?.id ?? null
    if (before === null) return 0
  }
}
