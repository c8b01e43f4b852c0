import type { EndBatch, RecordKind } from '../store/record-kind.ts'
import { dayMs, spanInWords, yearMs } from '../values/time-span.ts'

const originLastsMs = 30 * dayMs
const wordsLastMs = 2 * yearMs
const contactLastsMs = yearMs
const reportLastsMs = 6 * yearMs
const importLastsMs = 400 * dayMs
const fileLastsMs = dayMs

const longAgo = (now: Date, ms: number) => new Date(now.getTime() - ms)

/** Takes the words out of reports of long ago; what remains are counts, numbers and false names of callers, and the way to take it back. */
const forgetWords: EndBatch = async (db, { now, most }) => {
  const old = db
    .selectFrom('report')
    .select('serial')
    .where('received_at', '<=', longAgo(now, wordsLastMs))
    .where('account', '<>', '')
    .limit(most)
  const words = { account: '', signature: null, sighting: null, longitude: null, latitude: null }
  const done = await db.updateTable('report').set(words).where('serial', 'in', old).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Forgets from where reports came, once no flood can be seen from it any more. */
const forgetOrigins: EndBatch = async (db, { now, most }) => {
  const old = db
    .selectFrom('report')
    .select('serial')
    .where('received_at', '<=', longAgo(now, originLastsMs))
    .where('origin', 'is not', null)
    .limit(most)
  const done = await db.updateTable('report').set({ origin: null }).where('serial', 'in', old).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Forgets files that were sent to be read in, and were not. */
const forgetFiles: EndBatch = async (db, { now, most }) => {
  const old = db.selectFrom('report_import').select('id').where('began_at', '<=', longAgo(now, fileLastsMs))
  const some = db
    .selectFrom('report_import_piece')
    .select(['import_id', 'number'])
    .where('import_id', 'in', old)
    .limit(most)
  const gone = await db
    .deleteFrom('report_import_piece')
    .where(({ eb, refTuple }) => eb(refTuple('import_id', 'number'), 'in', some.$asTuple('import_id', 'number')))
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

const deleteOld =
  (table: 'report_contact' | 'report_note' | 'report_evidence', afterMs: number): EndBatch =>
  async (db, { now, most }) => {
    const old = db
      .selectFrom('report')
      .select('serial')
      .where('received_at', '<=', longAgo(now, afterMs))
      .where('serial', 'in', db.selectFrom(table).select('report'))
      .limit(most)
    const gone = await db.deleteFrom(table).where('report', 'in', old).executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

const why = 'To see what belongs together, and to warn others.'
const withReport = { how: 'goes-with', table: 'report' } as const

/** What is kept of reports, table by table. */
export const reportRecords: readonly RecordKind[] = [
  {
    table: 'reporter_key',
    holds:
      'Which programs report for which organisation, who let them or set their reports aside, and the hash of their key.',
    why: 'So that reports of organisations that are known can be told from others.',
    personal: {
      columns: ['made_by', 'ended_by', 'aside_by'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you let a program report for your organisation, ended that, or set its reports aside.',
          why: 'To show later who did.',
          howLong: `${spanInWords(reportLastsMs)} after it was ended.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'ended_at', afterMs: reportLastsMs }],
  },
  {
    table: 'report_import',
    holds: 'When a file of reports was read in, by whom, how many, and which rows could not be.',
    why: 'So that what is missing is seen.',
    personal: {
      columns: ['imported_by', 'problems'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you read in a file of reports.',
          why: 'So that what is missing is seen.',
          howLong: `${spanInWords(importLastsMs)}.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'began_at', afterMs: importLastsMs }],
  },
  {
    table: 'report_import_piece',
    holds: 'A file of reports that was sent to be read in, until it is.',
    why: 'So that columns can be chosen, and reading goes on where it was broken off.',
    personal: {
      columns: ['bytes'],
      basis: 'crime',
      notice: {
        residents: {
          what: 'A file in which the police or another organisation sends us reports, which may be about you.',
          why: 'So that reports are read in without a mistake.',
          howLong: `Until it is read in, ${spanInWords(fileLastsMs)} at most.`,
        },
      },
    },
    endings: [
      { how: 'goes-with', table: 'report_import' },
      { how: 'rule', words: `${spanInWords(fileLastsMs)} after it was sent`, end: forgetFiles },
    ],
  },
  {
    table: 'report',
    holds: 'What somebody told of a contact: when, in which district, what the caller said, what was lost, an age.',
    why,
    personal: {
      columns: [
        'account',
        'age',
        'lost_pounds',
        'sighting',
        'origin',
        'their_reference',
        'longitude',
        'latitude',
        'looked_by',
      ],
      basis: 'crime',
      notice: {
        residents: {
          what: 'What you report: your words, when it happened, the district, the age if you give it, what was lost. For a month also a scrambled sign of the connection it came by, so that floods of false reports are seen.',
          why,
          howLong: `Your words ${spanInWords(wordsLastMs)}, the rest ${spanInWords(reportLastsMs)}. You can take the report back at any time with its reference and code; then all of it goes.`,
        },
        coordinators: {
          what: 'That you looked at a report, and what you decided.',
          why: 'To show later who did.',
          howLong: `${spanInWords(reportLastsMs)}.`,
        },
      },
    },
    endings: [
      {
        how: 'rule',
        words: `where it came from after ${spanInWords(originLastsMs)}`,
        end: forgetOrigins,
      },
      { how: 'rule', words: `its words after ${spanInWords(wordsLastMs)}`, end: forgetWords },
      { how: 'act', words: 'taking it back' },
      { how: 'deleted', column: 'received_at', afterMs: reportLastsMs },
    ],
  },
  {
    table: 'report_contact',
    holds: 'Name, telephone number or mail address of somebody who may be asked about their report.',
    why: 'So that an investigator can ask.',
    personal: {
      columns: ['name', 'phone', 'email'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'Your name, telephone number or mail address, only if you give them with a report.',
          why: 'So that an investigator can ask you about it.',
          howLong: `${spanInWords(contactLastsMs)}, or until you take the report back.`,
        },
      },
    },
    endings: [
      withReport,
      {
        how: 'rule',
        words: `${spanInWords(contactLastsMs)} after the report`,
        end: deleteOld('report_contact', contactLastsMs),
      },
    ],
  },
  {
    table: 'report_note',
    holds: 'What was added to a report later, by whoever reported or by a coordinator.',
    why,
    personal: {
      columns: ['words', 'by'],
      basis: 'crime',
      notice: {
        residents: {
          what: 'What you add to a report later.',
          why,
          howLong: `${spanInWords(wordsLastMs)}, or until you take the report back.`,
        },
        coordinators: {
          what: 'What you note on a report.',
          why: 'So that others see it.',
          howLong: `${spanInWords(wordsLastMs)} after the report.`,
        },
      },
    },
    endings: [
      withReport,
      {
        how: 'rule',
        words: `${spanInWords(wordsLastMs)} after the report`,
        end: deleteOld('report_note', wordsLastMs),
      },
    ],
  },
  {
    table: 'report_evidence',
    holds:
      'Pictures and recordings that somebody added to a report, without what cameras and telephones write into them.',
    why: 'So that investigators can see or hear what happened.',
    personal: {
      columns: ['bytes'],
      basis: 'crime',
      notice: {
        residents: {
          what: 'Pictures and recordings you add to a report. Place and camera are taken out of them first.',
          why: 'So that investigators can see or hear what happened.',
          howLong: `${spanInWords(wordsLastMs)}, or until you take the report back.`,
        },
      },
    },
    endings: [
      withReport,
      {
        how: 'rule',
        words: `${spanInWords(wordsLastMs)} after the report`,
        end: deleteOld('report_evidence', wordsLastMs),
      },
    ],
  },
  {
    table: 'report_flood',
    holds: 'That many false reports came at a time, how many, and what was decided.',
    why: 'So that nobody can move a figure or make a series with false reports unnoticed.',
    personal: {
      columns: ['decided_by'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'What you decided about a flood of reports.',
          why: 'To show later who did.',
          howLong: `${spanInWords(reportLastsMs)}.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'noticed_at', afterMs: reportLastsMs }],
  },
]
