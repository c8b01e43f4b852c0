import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import { type BackupHeader, backupFormat, type Lines } from './backup.ts'
import { splitLines } from './lines.ts'
import { newestOf, readMigrations } from './migrations.ts'

/**
 * Writes what `produce` hands over into FILE.part, gzipped, to the disk itself, then gives it its name: FILE is whole or
 * not there. Throws `backup-unwritable`, or what `produce` throws.
 */
export async function writeBackupFile<T>(
  file: string,
  produce: (take: (lines: Lines) => Promise<void>) => Promise<T>,
): Promise<T> {
  const part = `${file}.part`
  let failure: unknown
  try {
    const zip = createGzip()
    const written = pipeline(zip, createWriteStream(part, { mode: 0o600, flush: true })).catch((error: unknown) => {
      failure = error
    })
    const result = await produce(async (lines) => {
      if (failure) throw failure
      const text = lines.map((line) => `${line}\n`).join('')
      if (!zip.write(text)) await Promise.race([new Promise((drained) => zip.once('drain', drained)), written])
    }).finally(() => zip.end())
    await written
    if (failure) throw failure
    await rename(part, file)
    await flushFolder(dirname(file))
    return result
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    if (error instanceof DoorchainError && !failure) throw error
    throw new DoorchainError('backup-unwritable', { file, problem: problemOf(failure ?? error) }, failure ?? error)
  }
}

/** Makes the new name last through a power cut, where the system allows a folder to be flushed. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** The lines of a backup file, unzipped. Throws `backup-unreadable`, or `backup-damaged` when the zip is broken. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  try {
    await new Promise((opened, failed) => source.once('open', opened).once('error', failed))
  } catch (error) {
    throw new DoorchainError('backup-unreadable', { file, problem: problemOf(error) }, error)
  }
  try {
    const zip = createGunzip()
    const piped = pipeline(source, zip)
    piped.catch(() => undefined)
    yield* splitLines(zip.setEncoding('utf8'))
    await piped
  } catch (error) {
    throw new DoorchainError('backup-damaged', { file, problem: problemOf(error) }, error)
  } finally {
    source.destroy()
  }
}

/** Reads the whole file and checks it. Throws `backup-unreadable`, `-damaged` or `-newer`. */
export async function verifyBackup(file: string): Promise<BackupHeader> {
  const damaged = (problem: string) => new DoorchainError('backup-damaged', { file, problem })
  const hash = createHash('sha256')
  let header: BackupHeader | undefined
  let previous: string | undefined
  let lines = 0
  for await (const line of readLines(file)) {
    if (previous !== undefined) hash.update(`${previous}\n`)
    header ??= await parseHeader(line, file)
    previous = line
    lines += 1
  }
  if (!header) throw damaged('it is empty')
  const rows = header.tables.reduce((sum, table) => sum + table.rows, 0)
  if (lines !== rows + 2) throw damaged(`it should have ${rows + 2} lines and has ${lines}`)
  if (previous !== JSON.stringify({ sha256: hash.digest('hex') })) throw damaged('its checksum does not match')
  return header
}

async function parseHeader(line: string, file: string): Promise<BackupHeader> {
  const { z } = await import('zod')
  const count = z.number().int().nonnegative()
  const head = z.object({ 'doorchain-backup': count, migration: count })
  const whole = head.extend({ at: z.string(), tables: z.array(z.object({ name: z.string(), rows: count })) })
  const parsed = head.safeParse(parseJson(line))
  if (!parsed.success)
    throw new DoorchainError('backup-unreadable', { file, problem: 'it is not a backup made by Doorchain' })
  const ours = newestOf(await readMigrations())
  const { 'doorchain-backup': format, migration } = parsed.data
  if (format > backupFormat || migration > ours)
    throw new DoorchainError('backup-newer', { file, theirs: `format ${format}, migration ${migration}`, ours })
  const header = whole.safeParse(parseJson(line))
  if (header.success) return header.data
  throw new DoorchainError('backup-damaged', { file, problem: 'its first line is not whole' })
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
