import type { EndBatch, RecordKind } from '../store/record-kind.ts'
import { dayMs, spanInWords, yearMs } from '../values/time-span.ts'

const endedLastsMs = 6 * yearMs
const unusedLastsMs = yearMs
const intakeLastsMs = 400 * dayMs

/**
 * Warnings whose last change is long ago: after a year those that were never put forward, after six years all but those that
 * hold now.
 */
const forgetWarnings: EndBatch = async (db, { now, most }) => {
  const before = (ms: number) => new Date(now.getTime() - ms)
  const over = db
    .selectFrom('warning as w')
    .select('w.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('warning_version as v')
            .select('v.number')
            .whereRef('v.warning_id', '=', 'w.id')
            .where((is) =>
              is.or([
                is.and([
                  is('v.state', '=', 'published'),
                  is.or([is('v.expires_at', 'is', null), is('v.expires_at', '>', before(endedLastsMs))]),
                ]),
                is('v.changed_at', '>', before(unusedLastsMs)),
                is.and([is('v.submitted_at', 'is not', null), is('v.changed_at', '>', before(endedLastsMs))]),
              ]),
            ),
        ),
      ),
    )
    .limit(most)
  const gone = await db.deleteFrom('warning').where('id', 'in', over).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

const withWarning = { how: 'goes-with', table: 'warning_version' } as const
const yours = 'To show later who did what with the warnings.'

/** What is kept of warnings, table by table. */
export const warningRecords: readonly RecordKind[] = [
  {
    table: 'warning_source',
    holds: 'Addresses that warnings are collected from, when, and who added them.',
    why: 'So that new warnings of others are seen soon.',
    personal: {
      columns: ['added_by'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you added or stopped an address that warnings are collected from.',
          why: yours,
          howLong: `${spanInWords(endedLastsMs)} after it was stopped.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'stopped_at', afterMs: endedLastsMs }],
  },
  {
    table: 'warning',
    holds: 'That there is a warning, our own or another’s, and which others tell the same story.',
    why: 'So that everything about one warning is found under one address.',
    personal: null,
    endings: [
      {
        how: 'rule',
        words: `${spanInWords(unusedLastsMs)} after the last change if nobody put it forward, ${spanInWords(endedLastsMs)} after it if it does not hold any more`,
        end: forgetWarnings,
      },
    ],
  },
  {
    table: 'warning_version',
    holds: 'What a warning says, in every version; who wrote it, put it forward and decided on it.',
    why: 'So that two people answer for what is published, and everybody can see later what was.',
    personal: {
      columns: ['made_by', 'submitted_by', 'decided_by', 'ended_by', 'content', 'text', 'note'],
      basis: 'crime',
      notice: {
        coordinators: {
          what: 'The warnings you wrote, put forward, approved or cancelled.',
          why: yours,
          howLong: `As long as the warning holds, and ${spanInWords(endedLastsMs)} more.`,
        },
        residents: {
          what: 'What a warning tells about a crime, such as a town and an age. Never a name or an address of yours.',
          why: 'To warn others.',
          howLong: `As long as the warning holds, and ${spanInWords(endedLastsMs)} more.`,
        },
      },
    },
    endings: [{ how: 'goes-with', table: 'warning' }],
  },
  {
    table: 'warning_original',
    holds: 'The page or file that a warning of somebody else was read from.',
    why: 'So that the reading can be compared with what they wrote.',
    personal: {
      columns: ['bytes'],
      basis: 'crime',
      notice: {
        residents: {
          what: 'Pages on which others published a warning, as they published them.',
          why: 'To compare what we read with what they wrote.',
          howLong: 'As long as the warning made from it.',
        },
      },
    },
    endings: [withWarning],
  },
  {
    table: 'warning_save',
    holds: 'Every saved state of a draft, and who saved it.',
    why: 'So that nobody’s words are lost when two write at the same time.',
    personal: {
      columns: ['saved_by', 'content'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'What you saved while you wrote a warning.',
          why: 'So that your words are not lost.',
          howLong: 'As long as the warning.',
        },
      },
    },
    endings: [withWarning],
  },
  {
    table: 'warning_correction',
    holds: 'Where a person found that the software read a warning wrongly, and who.',
    why: 'To show what is right, and to make the reading better.',
    personal: {
      columns: ['corrected_by', 'before', 'after', 'quote'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'What you corrected in the reading of a warning.',
          why: 'To show what is right, and who says so.',
          howLong: 'As long as the warning is kept.',
        },
      },
    },
    endings: [withWarning],
  },
  {
    table: 'warning_sent',
    holds: 'Every message that went out for a warning, as it went out.',
    why: 'So that everybody can see later what was sent.',
    personal: null,
    endings: [withWarning],
  },
  {
    table: 'warning_intake',
    holds: 'When documents were taken in, from where, by whom, how many, and which could not be.',
    why: 'So that what is missing is seen.',
    personal: {
      columns: ['taken_by', 'origin', 'problems'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you took documents in, and from where.',
          why: 'So that what is missing is seen.',
          howLong: `${spanInWords(intakeLastsMs)}.`,
        },
      },
    },
    endings: [{ how: 'deleted', column: 'began_at', afterMs: intakeLastsMs }],
  },
  {
    table: 'warning_basis',
    holds: 'Which series or spike of reports a warning was drawn up from, and by whom.',
    why: 'So that every figure can be traced to its reports.',
    personal: {
      columns: ['made_by'],
      basis: 'running',
      notice: {
        coordinators: { what: 'That you had a warning drawn up.', why: yours, howLong: 'As long as the warning.' },
      },
    },
    endings: [{ how: 'goes-with', table: 'warning' }],
  },
  {
    table: 'warning_figure',
    holds: 'Every figure of a warning that was drawn up: what was counted, what it was then and is now.',
    why: 'So that every figure can be traced to its reports.',
    personal: null,
    endings: [withWarning],
  },
  {
    table: 'warning_figure_report',
    holds: 'Which reports a figure counts.',
    why: 'So that every figure can be traced to its reports.',
    personal: null,
    endings: [{ how: 'goes-with', table: 'report' }],
  },
]
