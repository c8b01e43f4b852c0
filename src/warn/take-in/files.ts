import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { problemOf } from '../../values/problem.ts'
import { type Arrival, mostDocuments, tooLarge } from './arrival.ts'
import { recognise } from './recognise.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
  xml: 'application/xml',
  cap: 'application/cap+xml',
  json: 'application/json',
}

/** '' for a name that does not say. */
const mediaTypeOf = (path: string) => mediaTypes[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? ''

/** A file to be read; one that was named itself is read whatever its name. */
export interface FoundFile {
  readonly path: string
  readonly isNamed: boolean
}

/** All files, those in folders too, in order of name; hidden ones are left out. One that is not there stays, to be told of. */
export async function findFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    const inside = await filesIn(path, mostDocuments + 1 - found.size)
    for (const one of inside ?? []) found.set(one, { path: one, isNamed: false })
    if (inside === null) found.set(path, { path, isNamed: true })
  }
  return [...found.values()]
}

/** Null for what is no folder that can be read. Links to other places are not followed. */
async function filesIn(folder: string, most: number): Promise<string[] | null> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null) return null
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length >= most) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...((await filesIn(path, most - found.length)) ?? [path]))
    else if (entry.isFile()) found.push(path)
  }
  return found
}

/** Reads the files one by one; what is no document, or cannot be read, comes with the reason. */
export async function* readFiles(files: readonly FoundFile[]): AsyncGenerator<Arrival> {
  for (const { path, isNamed } of files) {
    const mediaType = mediaTypeOf(path)
    if (mediaType === '' && !isNamed)
      yield { name: path, problem: 'a file of this kind is no document', isSkipped: true }
    else yield await readOne(path, mediaType)
  }
}

async function readOne(name: string, mediaType: string): Promise<Arrival> {
  try {
    const problem = tooLarge((await stat(name)).size)
    if (problem !== null) return { name, problem, isSkipped: false }
    const bytes = await readFile(name)
    const isData = mediaType.endsWith('json') && recognise(bytes.toString(), mediaType, name) === 'unknown'
    return isData ? { name, problem: 'it holds data and no document', isSkipped: true } : { name, bytes, mediaType }
  } catch (error) {
    return { name, problem: problemOf(error), isSkipped: false }
  }
}
