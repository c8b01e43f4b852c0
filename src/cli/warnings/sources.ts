import { userInfo } from 'node:os'
import type { Source } from '../../warn/follow/source.ts'
import { runWork } from '../../work.ts'
import { type Args, UsageError } from '../args.ts'
import { plain } from '../print.ts'
import type { WarningCommands } from './commands.ts'

export const sourcesHelp = `warnings follow ADDRESS [--every MINUTES] --as ADDRESS
                             Collects warnings from a feed (RSS, Atom, JSON, CAP) or the feed that a page names, every
                             60 minutes or as told, as a coordinator with the role of a writer.
warnings sources [--json]    The feeds that are followed, and how it goes.
warnings stop ID --as ADDRESS
                             Follows a feed no more; what was taken in stays.
warnings fetch [ID]          Reads all feeds now, or one, and tells how far it is.`

/** Moments are text where it comes from another process. */
type Listed = Omit<Source, 'done_at' | 'stopped_at'> & Record<'done_at' | 'stopped_at', Date | string | null>

const usualMinutes = '60'

/** `warnings …` */
export const sourcesCommands: WarningCommands = {
  follow: async (given, [address]) => {
    const order = { as: personIn(given), address: need(address, 'follow needs the ADDRESS of a feed or a page') }
    const everyMinutes = minutesIn(given)
    const { id, title, address: found } = (await runWork('warnings-follow', { ...order, everyMinutes })) as Listed
    return plain(`${id}: “${title}” is followed now, at ${found}`)
  },
  sources: async ({ values }) => {
    const sources = (await runWork('warnings-sources', {})) as readonly Listed[]
    if (values.json === true) return JSON.stringify(sources)
    return sources.length === 0 ? 'No feed is followed yet.' : sources.map(printSource).join('\n')
  },
  stop: async (given, [id]) => {
    const order = { as: personIn(given), id: need(id, 'stop needs the ID of a source') }
    const { title } = (await runWork('warnings-stop', order)) as Listed
    return plain(`“${title}” is not followed any more.`)
  },
  fetch: async (_, [id]) => {
    const order = { by: userInfo().username, id: id ?? null }
    const isDone = (await runWork('warnings-fetch', order)) === true
    return isDone ? 'Done.' : 'The feeds are being read by another process already; look at "warnings sources".'
  },
}

/** A source on one line. */
function printSource({ id, title, address, every_minutes, stopped_at, done_at, failures, problem }: Listed): string {
  const tries = failures === 1 ? 'once' : `${failures} times`
  const state = stopped_at !== null ? 'stopped' : failures > 0 ? `failed ${tries}` : 'followed'
  const last = done_at === null ? 'never read' : `last read ${new Date(done_at).toISOString().slice(0, 16)}Z`
  const why = problem === null ? '' : ` – ${problem}`
  return plain(`${id}  ${title} (${state}, every ${every_minutes} minutes, ${last}) ${address}${why}`)
}

function minutesIn({ values: { every = usualMinutes } }: Args): number {
  if (typeof every === 'string' && /^\d{1,5}$/.test(every)) return Number(every)
  throw new UsageError('--every is a number of minutes, such as 60')
}

function personIn({ values: { as } }: Args): string {
  if (typeof as === 'string' && as.trim() !== '') return as
  throw new UsageError('--as is missing: the e-mail address of a coordinator')
}

function need(word: string | undefined, message: string): string {
  if (word === undefined) throw new UsageError(message)
  return word
}
