import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { embeddedFailure } from './failure.ts'

/** That something was erased, and when. */
export interface Mark {
  readonly kind: string
  /** Of kind and id: see `erasedHash`. */
  readonly hash: string
  readonly at: Date
}

/** Beside the database, so that it outlives it: a line of JSON for each mark. */
export const journalFile = (directory: string): string => join(directory, 'erasures.jsonl')

/** Every mark of the journal, once; none without a file. A line that a crash cut short is passed over. Throws `data-unreadable`. */
export async function readMarks(directory: string): Promise<readonly Mark[]> {
  const text = await readFile(journalFile(directory), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw embeddedFailure(error, directory)
  })
  const marks = text.split('\n').flatMap((line) => parseMark(line) ?? [])
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.hash}`, mark])).values()]
}

/** Null for a line that is no mark. */
export function parseMark(line: string): Mark | null {
  try {
    const { kind, hash, at } = JSON.parse(line) as Readonly<Record<string, unknown>>
    const moment = new Date(String(at))
    const isMark = /^[a-z-]{1,40}$/.test(String(kind)) && /^[\w-]{43}$/.test(String(hash)) && moment.getTime() > 0
    return isMark ? { kind: String(kind), hash: String(hash), at: moment } : null
  } catch {
    return null
  }
}

/** Adds marks to the journal; resolved means: they are on the disk. Makes the directory and the file for their owner only. */
export async function appendMarks(directory: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const file = await open(journalFile(directory), 'a', 0o600)
    try {
      // Begins with a line feed too: what a crash cut short before stays a line of its own.
      await file.appendFile(`\n${marks.map((mark) => JSON.stringify(mark)).join('\n')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await flushFolder(directory)
  } catch (error) {
    throw embeddedFailure(error, directory)
  }
}

async function flushFolder(directory: string): Promise<void> {
  const folder = await open(directory).catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
