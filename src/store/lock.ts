import { rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export interface Lock {
  /** Safe to call twice. */
  release(): void
}

/**
 * Takes the exclusive lock of a data directory, or returns null when another process has it. The kernel holds it (a file
 * lock, through the SQLite that Node brings), so it ends with its process, however that dies.
 */
export async function takeLock(directory: string, purpose: string): Promise<Lock | null> {
  const file = lockFile(directory)
  if (!file) return null
  const holder = join(directory, 'holder.json')
  await writeFile(holder, JSON.stringify(myself(purpose)), { mode: 0o600 }).catch(() => undefined)
  return {
    release() {
      if (!file.isOpen) return
      rmSync(holder, { force: true })
      file.close()
    },
  }
}

/** Who holds the directory, in words, as far as it is known. For the message only: nothing is decided by it. */
export async function holderOf(directory: string): Promise<string> {
  const text = await readFile(join(directory, 'holder.json'), 'utf8').catch(() => '')
  const found = /"pid":(\d+),"host":"([^"]+)","purpose":"([^"]+)","since":"([^"]+)"/.exec(text)
  if (!found) return 'another process'
  return `${found[3]} (process ${found[1]} on ${found[2]}, since ${found[4]})`
}

const myself = (purpose: string) => ({
  pid: process.pid,
  host: hostname(),
  purpose: purpose.replace(/[^\w .-]/g, ''),
  since: new Date().toISOString(),
})

function lockFile(directory: string): DatabaseSync | null {
  const file = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })
  try {
    // No journal: the file stays empty, so a full disk does not matter and nothing is left behind.
    file.exec('pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive')
    return file
  } catch (error) {
    file.close()
    if (isBusy(error)) return null
    throw error
  }
}

const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5
