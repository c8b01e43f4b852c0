import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAreas } from '../src/areas/open.ts'
import { readConfig } from '../src/config.ts'
import { loadAreas } from '../src/knowledge/areas.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readDocument } from '../src/read/document.ts'
import { openStore } from '../src/store/open.ts'
import { newId } from '../src/store/secret.ts'
import type { Store } from '../src/store/store.ts'
import { atTerminal } from '../src/values/actor.ts'
import { openDigest, type ReadDigest } from '../src/warn/digest.ts'
import { renderMarkdown } from '../src/warn/markdown/render.ts'
import { findFiles, readFiles } from '../src/warn/take-in/files.ts'
import { takeIn } from '../src/warn/take-in/intake.ts'
import { type Prepared, prepare } from '../src/warn/take-in/prepare.ts'
import { versionRow, warningRow } from '../src/warn/take-in/rows.ts'
import { generateWarnings } from './generated/warning-files.ts'

/** What an import must reach of the rate of its parts, each timed alone. */
const target = 0.8
const now = new Date('2026-11-21T10:00:00Z')
const by = { by: 'bench', now, source: null }
const copyTarget = 0.95
const warmUps = 200

/** A folder of documents, and for each file which other it reprints. */
interface Folder {
  readonly path: string
  readonly copies: ReadonlyMap<string, string>
}

/** Imports generated documents (10,000 unless told) into a new database, beside the parts of it alone on the same files. */
export async function run([count = '10000']: readonly string[]): Promise<Record<string, number | boolean>> {
  const scratch = mkdtempSync(join(tmpdir(), 'doorchain-bench-'))
  const digest = openDigest(
    loadKnowledge(),
    openAreas(() => '2026-11-21'),
    loadAreas(),
  )
  try {
    const folder = writeFolder(join(scratch, 'documents'), Number(count))
    for (const { text } of generateWarnings(warmUps, 7)) renderMarkdown(text + digest(text).title)
    const imported = await withNewStore(join(scratch, 'import'), (store) => timeImport(store, folder, digest))
    const parts = await withNewStore(join(scratch, 'parts'), (store) => timeParts(store, folder, digest))
    return figures(imported, parts)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function writeFolder(path: string, count: number): Folder {
  mkdirSync(path)
  const files = generateWarnings(count)
  for (const { name, text } of files) writeFileSync(join(path, name), text)
  return { path, copies: new Map(files.flatMap(({ name, copyOf }) => (copyOf ? [[name, copyOf]] : []))) }
}

async function withNewStore<T>(directory: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(readConfig({ DOORCHAIN_DATA: directory }))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Milliseconds by the clock, and of the processor: the latter says more on a machine that does other things as well. */
interface Spent {
  clock: number
  processor: number
}

function reached(): Spent {
  const { user, system } = process.cpuUsage()
  return { clock: performance.now(), processor: (user + system) / 1000 }
}

/** Adds to `spent` what passed since `from`; gives the moment reached. */
function add(spent: Spent, from: Spent): Spent {
  const to = reached()
  spent.clock += to.clock - from.clock
  spent.processor += to.processor - from.processor
  return to
}

const none = (): Spent => ({ clock: 0, processor: 0 })

interface Imported {
  readonly documents: number
  readonly spent: Spent
  readonly again: Spent
  readonly megabytes: number
  /** Of the reprints, how many were joined to their story; of the rest, how many were joined to any. */
  readonly copiesFound: number
  readonly wronglyJoined: number
}

async function timeImport(store: Store, { path, copies }: Folder, digest: ReadDigest): Promise<Imported> {
  const files = await findFiles([path])
  const order = { digest, actor: atTerminal('bench'), now, origin: path, expected: files.length }
  const [spent, again] = [none(), none()]
  const from = reached()
  const taking = await takeIn(store, readFiles(files), { ...order, tell: console.log })
  const between = add(spent, from)
  const megabytes = process.memoryUsage().rss / 1e6
  const second = await takeIn(store, readFiles(files), { ...order, tell: () => undefined })
  add(again, between)
  if (taking.added !== files.length || second.same !== files.length) throw new Error(JSON.stringify([taking, second]))
  return { documents: files.length, spent, again, megabytes, ...(await countCopies(store, copies)) }
}

async function countCopies(
  store: Store,
  copies: Folder['copies'],
): Promise<Pick<Imported, 'copiesFound' | 'wronglyJoined'>> {
  const rows = await store.db.selectFrom('warning').select(['id', 'story', 'address']).execute()
  const nameOf = new Map(rows.map(({ id, address }) => [id, `${address!.split('/').at(-1)!.padStart(6, '0')}.md`]))
  const first = (name: string): string => (copies.has(name) ? first(copies.get(name)!) : name)
  const joined = rows.filter(({ id, story }) => id !== story)
  const right = joined.filter(({ id, story }) => first(nameOf.get(id)!) === first(nameOf.get(story)!))
  return { copiesFound: right.length / Math.max(1, copies.size), wronglyJoined: joined.length - right.length }
}

interface Parts {
  readonly markdown: Spent
  readonly reading: Spent
  readonly inserting: Spent
}

/** Each part over all files: the file with its front matter and Markdown, its reading, one insert. */
async function timeParts(store: Store, { path }: Folder, digest: ReadDigest): Promise<Parts> {
  const parts = { markdown: none(), reading: none(), inserting: none() }
  for (const { path: file } of await findFiles([path])) {
    const start = reached()
    const text = readFileSync(file, 'utf8')
    renderMarkdown(text, { from: readDocument(text).body[0] })
    const rendered = add(parts.markdown, start)
    digest(text)
    add(parts.reading, rendered)
    const means = { digest, now, sha256: file }
    const version = await withWarning(store, prepare({ name: file, bytes: Buffer.from(text), mediaType: '' }, means))
    const ready = reached()
    await store.db.insertInto('warning_version').values(version).execute()
    add(parts.inserting, ready)
  }
  return parts
}

async function withWarning(store: Store, document: ReturnType<typeof prepare>) {
  if ('problem' in document) throw new Error(document.problem)
  const id = newId()
  await store.db
    .insertInto('warning')
    .values(warningRow(document, { id, story: id }, by))
    .execute()
  return versionRow(document satisfies Prepared, { id, number: 1 }, by)
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

function figures(imported: Imported, { markdown, reading, inserting }: Parts): Record<string, number | boolean> {
  const { documents, spent, again, megabytes, copiesFound, wronglyJoined } = imported
  const each = (part: Spent) => round(part.clock / documents, 3)
  const rate = (ms: number) => Math.round((documents * 1000) / ms)
  const sum = (by: keyof Spent) => markdown[by] + reading[by] + inserting[by]
  const ratio = round(sum('clock') / spent.clock, 2)
  console.log(
    `warnings: ${rate(spent.clock)} documents/s imported; its parts alone ${rate(sum('clock'))}/s (${each(markdown)} ms front matter and Markdown, ${each(reading)} reading, ${each(inserting)} one insert); ratio ${ratio}`,
  )
  return {
    documents,
    documentsPerSecond: rate(spent.clock),
    againPerSecond: rate(again.clock),
    partsPerSecond: rate(sum('clock')),
    markdownMilliseconds: each(markdown),
    readingMilliseconds: each(reading),
    insertMilliseconds: each(inserting),
    ratioToParts: ratio,
    ratioToPartsByProcessor: round(sum('processor') / spent.processor, 2),
    ratioToReadingAndInsert: round((reading.clock + inserting.clock) / spent.clock, 2),
    copiesFound: round(copiesFound, 3),
    wronglyJoined,
    megabytes: Math.round(megabytes),
    meetsTargets: ratio >= target && copiesFound >= copyTarget && wronglyJoined === 0,
  }
}
