import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import { type Access, directAccess, type Status } from './access.ts'
import type { BackupHeader } from './backup.ts'
import { writeBackupFile } from './backup-file.ts'
import type { Event } from './event.ts'
import { openStore } from './open.ts'
import { type Restored, type RestoreOptions, restoreBackup } from './restore.ts'
import type { Store } from './store.ts'
import { withStore } from './with-store.ts'

export interface BackupResult {
  /** Absolute path. */
  readonly file: string
  readonly rows: number
  readonly migration: number
  /** ISO moment of the snapshot. */
  readonly at: string
  /** False when the file is whole but the database could not note it down (a full disk, for one). */
  readonly recorded: boolean
}

const rowsOf = (header: BackupHeader) => header.tables.reduce((sum, table) => sum + table.rows, 0)

const noted = (access: Access, event: Event): Promise<boolean> =>
  access.record(event).then(
    () => true,
    () => false,
  )

const resultOf = (file: string, header: BackupHeader, recorded: boolean): BackupResult => ({
  file,
  rows: rowsOf(header),
  migration: header.migration,
  at: header.at,
  recorded,
})

/** `doorchain backup FILE`: writes the whole database to a file, through the running service when there is one. */
export async function backup(config: Config, file: string): Promise<BackupResult> {
  const path = resolve(file)
  return withStore(config, { purpose: 'doorchain backup' }, async (access) => {
    const header = await writeBackupFile(path, (take) => access.backup(take))
    return resultOf(path, header, await noted(access, { name: 'backup-written', detail: { rows: rowsOf(header) } }))
  })
}

export type RestoreResult = BackupResult & Omit<Restored, 'header'>

/** `doorchain restore FILE [--replace]`: puts a backup into an empty database, all or nothing. The service must be stopped. */
export async function restore(config: Config, file: string, options: RestoreOptions = {}): Promise<RestoreResult> {
  const path = resolve(file)
  const store = await openAlone(config)
  try {
    const { header, ...erasures } = await restoreBackup(store, path, options)
    const event: Event = { name: 'backup-restored', detail: { rows: rowsOf(header) } }
    return { ...resultOf(path, header, await noted(directAccess(store), event)), ...erasures }
  } finally {
    await store.close()
  }
}

/** `doorchain status`: which database, how far migrated, what was counted. */
export function status(config: Config): Promise<Status> {
  return withStore(config, { purpose: 'doorchain status' }, (access) => access.status())
}

async function openAlone(config: Config): Promise<Store> {
  try {
    return await openStore(config, 'doorchain restore')
  } catch (error) {
    if (error instanceof DoorchainError && error.code === 'data-locked')
      throw new DoorchainError('service-running', error.fields, error)
    throw error
  }
}
