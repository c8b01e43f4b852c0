import type { Selectable } from 'kysely'
import type { ReportTable } from '../store/tables-reports.ts'
import { type CollectionMethod, collectionMethods, type ReportAnswers, type ReportContact } from '../values/report.ts'

const isMethod = (method: string): method is CollectionMethod => Object.hasOwn(collectionMethods, method)

/** What a row of `report` tells, as it is answered in forms; `contact` is its row of `report_contact`. */
export function givenAnswers(row: Selectable<ReportTable>, contact: ReportContact | null): ReportAnswers {
  const { longitude, latitude, method, lost_pounds: pounds } = row
  return {
    kind: row.kind,
    forWhom: row.for_whom,
    happenedOn: row.happened_on,
    happenedMinute: row.happened_minute,
    district: row.district,
    point: longitude === null || latitude === null ? null : { longitude, latitude },
    account: row.account,
    shown: row.shown,
    spoken: row.spoken,
    aliases: row.aliases,
    claimed: row.claimed,
    method: method !== null && isMethod(method) ? method : null,
    accounts: row.accounts,
    urls: row.urls,
    outcome: row.outcome,
    lostPounds: pounds === null ? null : Number(pounds),
    age: row.age,
    sighting: row.sighting,
    contact: contact && { name: contact.name, phone: contact.phone, email: contact.email },
  }
}
