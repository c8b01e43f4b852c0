import type { EndBatch, RecordKind } from '../store/record-kind.ts'
import { spanInWords, yearMs } from '../values/time-span.ts'

const seriesLastMs = yearMs
const exportLastsMs = 6 * yearMs
const spikeLastsMs = 6 * yearMs
const nightLastsMs = yearMs

/** Series that have no reports any more. */
const forgetSeries: EndBatch = async (db, { now, most }) => {
  const old = db
    .selectFrom('series')
    .select('id')
    .where('reports', '=', 0)
    .where('changed_at', '<=', new Date(now.getTime() - seriesLastMs))
    .limit(most)
  const gone = await db.deleteFrom('series').where('id', 'in', old).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

const withReport = { how: 'goes-with', table: 'report' } as const
const answer = 'To show later who did.'

/** What is kept of series, spikes and counts, table by table. */
export const linkRecords: readonly RecordKind[] = [
  {
    table: 'series',
    holds: 'That reports belong together: how many, from when to when, in which districts, and a name for it.',
    why: 'So that one doing is seen as one.',
    personal: null,
    endings: [
      {
        how: 'rule',
        words: `${spanInWords(seriesLastMs)} after the last change once it has no reports any more`,
        end: forgetSeries,
      },
    ],
  },
  {
    table: 'series_report',
    holds: 'Which series a report belongs to.',
    why: 'So that one doing is seen as one.',
    personal: null,
    endings: [withReport],
  },
  {
    table: 'series_link',
    holds: 'Why two reports belong together, such as a number of the caller in both.',
    why: 'So that everybody can see on what a series rests.',
    personal: null,
    endings: [withReport],
  },
  {
    table: 'link_waiting',
    holds: 'Which reports are still to be compared with the others.',
    why: 'So that none is left out.',
    personal: null,
    endings: [withReport],
  },
  {
    table: 'link_key',
    holds: 'Hashes under which a report is found by those that are like it.',
    why: 'So that a new report is compared with few others.',
    personal: null,
    endings: [withReport],
  },
  {
    table: 'link_decision',
    holds: 'That an analyst joined or parted two reports, and why.',
    why: 'So that what a person decided holds.',
    personal: {
      columns: ['decided_by', 'undone_by', 'why'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you joined or parted reports, and why.',
          why: answer,
          howLong: 'As long as the reports.',
        },
      },
    },
    endings: [withReport],
  },
  {
    table: 'series_event',
    holds:
      'How a series came to be what it is: when reports were added, series joined, parted, named or closed, and by whom.',
    why: 'So that everybody can see later how it came about.',
    personal: {
      columns: ['by', 'words'],
      basis: 'running',
      notice: {
        coordinators: { what: 'What you did with a series.', why: answer, howLong: 'As long as the series.' },
      },
    },
    endings: [{ how: 'goes-with', table: 'series' }],
  },
  {
    table: 'evidence_export',
    holds: 'Who took the reports of a series out as evidence, when and why, and a hash of the file.',
    why: 'So that it can be shown where copies are.',
    personal: {
      columns: ['exported_by', 'why'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you took a series out as evidence, and why.',
          why: answer,
          howLong: `${spanInWords(exportLastsMs)}.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'exported_at', afterMs: exportLastsMs }],
  },
  {
    table: 'night_run',
    holds: 'When all areas were looked at for spikes, and who had it done.',
    why: 'So that a night that failed is seen.',
    personal: {
      columns: ['started_by'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you had all areas looked at.',
          why: answer,
          howLong: `${spanInWords(nightLastsMs)}.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'began_at', afterMs: nightLastsMs }],
  },
  {
    table: 'spike',
    holds: 'That there were more reports than expected: where, when, how many.',
    why: 'So that what begins is noticed.',
    personal: null,
    endings: [{ how: 'deleted', column: 'seen_at', afterMs: spikeLastsMs }],
  },
  {
    table: 'spike_report',
    holds: 'Which reports a spike is made of.',
    why: 'So that everybody can see on what it rests.',
    personal: null,
    endings: [withReport],
  },
  {
    table: 'spike_silence',
    holds: 'Which spikes nobody wants to hear of until when, why, and who said so.',
    why: 'So that what is known does not hide what is new.',
    personal: {
      columns: ['set_by', 'ended_by', 'why'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you silenced spikes, and why.',
          why: answer,
          howLong: `${spanInWords(spikeLastsMs)} after it ends.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'until', afterMs: spikeLastsMs }],
  },
  {
    table: 'check_count',
    holds: 'How many contacts were checked in a district on a day, by what was found. No words, nobody.',
    why: 'To see what a warning changes.',
    personal: null,
    endings: [{ how: 'stays', why: 'Counts are about nobody.' }],
  },
]
