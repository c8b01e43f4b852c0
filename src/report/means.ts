import { createHmac } from 'node:crypto'
import type { Areas } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import { keyOf } from '../store/key.ts'
import type { Db } from '../store/transaction.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { openAccountReader, type ReadAccount } from './read.ts'

/** What taking a report in needs beside the database. */
export interface ReportMeans {
  readonly read: ReadAccount
  /** The areas of today. */
  readonly view: AreaView
  /** A hash that nobody without this database can make. */
  readonly keyed: (text: string) => string
}

/** Opens them; the key of the database is read, so not inside a transaction. */
export async function openReportMeans(
  db: Db,
  { knowledge, areas }: { knowledge: Knowledge; areas: Areas },
): Promise<ReportMeans> {
  const key = await keyOf(db, 'reports')
  return {
    read: openAccountReader(knowledge, areas),
    get view() {
      return areas.on()
    },
    keyed: (text) => createHmac('sha256', key).update(text).digest('base64url'),
  }
}
