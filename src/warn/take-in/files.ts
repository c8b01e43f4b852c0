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

const mediaTypeOf = (path: string) => mediaTypes[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '']

/** Paths of all files, in folders too, in order of name; hidden ones are left out. One that is not there stays, to be told of. */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    if (found.length > mostDocuments) break
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      () => false,
    )
    if (isFolder) found.push(...(await filesIn(path)))
    else found.push(path)
  }
  return [...new Set(found)]
}

/** Links to other places are not followed. */
async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  if (entries === null) return [folder]
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length > mostDocuments) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesIn(path)))
    else if (entry.isFile()) found.push(path)
  }
  return found
}

/** Reads the files one by one; what is no document, or cannot be read, comes with the reason. */
export async function* readFiles(paths: readonly string[]): AsyncGenerator<Arrival> {
  for (const name of paths) {
    const mediaType = mediaTypeOf(name)
    if (mediaType === undefined) yield { name, problem: 'files of this kind are no documents', isSkipped: true }
    else yield await readOne(name, mediaType)
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
