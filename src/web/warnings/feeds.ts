import type { Context, Hono } from 'hono'
import { areaName } from '../../areas/borders.ts'
import type { FeedContext, FeedHead } from '../../warn/feeds/entry.ts'
import { type FeedForm, feedForms, formNames } from '../../warn/feeds/forms.ts'
import type { PublishedQuery } from '../../warn/published.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import { districtsOfPage } from '../pages/area.ts'
import { openMachineFiles } from './machine.ts'
import type { WarningParts } from './parts.ts'

/** The routes that programs read warnings from. */
export const feedPaths: readonly string[] = [
  ...['', '/areas/:code', '/scripts/:id'].flatMap((place) => formNames.map((form) => `${place}/${form}`)),
  '/warnings/:id/cap.xml',
  '/warnings/:id/cap/:identifier',
]

/** What a feed is of. */
interface Subject {
  readonly title: string
  /** What the addresses of its feeds begin with. */
  readonly place: string
  readonly query: PublishedQuery
}

/** Warnings to be passed over from one list to another, newest first: more than a feed has entries. */
const most = 200

/** Adds the feeds of warnings (all, of an area, of a script) and CAP messages as they went out. */
export function addFeeds(app: Hono<EdgeEnv>, parts: WarningParts): void {
  const files = openMachineFiles(parts)
  let context: Promise<FeedContext> | undefined
  const contextOf = () => (context ??= import('../../warn/feeds/entry.ts').then((made) => made.openFeedContext(parts)))
  const { hub = null } = parts
  const answer = async (asked: Context<EdgeEnv>, form: FeedForm, subject: Subject | null) => {
    if (!subject) return files.none(asked)
    const path = `${subject.place}/${form}`
    const head: FeedHead = { title: subject.title, page: subject.place || '/warnings', path, hub }
    const print = async () => printForm(form, head, { parts, query: subject.query, context: await contextOf() })
    return files.send(asked, { self: parts.publicUrl + path, type: feedForms[form], hub, print })
  }
  for (const form of formNames) {
    app.get(`/${form}`, (asked) => answer(asked, form, allWarnings))
    app.get(`/areas/:code/${form}`, (asked) => answer(asked, form, areaSubject(parts, asked.req.param('code'))))
    app.get(`/scripts/:id/${form}`, (asked) => answer(asked, form, scriptSubject(parts, asked.req.param('id'))))
  }
  app.get('/warnings/:id/cap.xml', (asked) => files.sendCap(asked, asked.req.param('id')))
  app.get('/warnings/:id/cap/:identifier', (asked) =>
    files.sendCap(asked, asked.req.param('id'), asked.req.param('identifier')),
  )
}

const allWarnings: Subject = { title: 'Warnings of impersonation crime', place: '', query: {} }

function areaSubject({ areas }: WarningParts, code: string): Subject | null {
  const view = areas.on()
  const districts = districtsOfPage(view, code)
  if (!districts) return null
  return { title: `Warnings for ${areaName(view, code)}`, place: `/areas/${code}`, query: { districts } }
}

function scriptSubject({ knowledge }: WarningParts, id: string): Subject | null {
  const script = knowledge.scripts.find((one) => one.id === id)
  return script ? { title: `Warnings: ${script.title}`, place: `/scripts/${id}`, query: { script: id } } : null
}

interface Printing {
  readonly parts: WarningParts
  readonly query: PublishedQuery
  readonly context: FeedContext
}

async function printForm(form: FeedForm, head: FeedHead, { parts, query, context }: Printing): Promise<string> {
  const wanted = { ...query, most }
  const warnings = [...(await parts.published.current(wanted)), ...(await parts.published.cancelled(wanted))]
  if (form === 'cap.atom') {
    const { printCapAtom } = await import('../../warn/feeds/cap-atom.ts')
    return printCapAtom(head, parts.publicUrl, warnings)
  }
  const { entriesOf } = await import('../../warn/feeds/entry.ts')
  const entries = entriesOf(warnings, context)
  if (form === 'warnings.json')
    return (await import('../../warn/feeds/json.ts')).printJsonFeed(head, parts.publicUrl, entries)
  return (await import('../../warn/feeds/atom.ts')).printAtom(head, parts.publicUrl, entries)
}
