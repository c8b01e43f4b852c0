import type { Work, Works } from '../store/work.ts'
import { records } from './records.ts'
import { endRecords } from './retention.ts'

const runWork: Work = async (store) => (await endRecords(store, records, { now: new Date() })).ended

/** What `doorchain privacy` has done by whoever holds the database. */
export const privacyWorks: Works = { 'privacy-run': runWork }
