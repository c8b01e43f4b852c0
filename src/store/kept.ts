import { dayMs, spanInWords, yearMs } from '../values/time-span.ts'
import type { RecordKind } from './record-kind.ts'

const eventLastsMs = 400 * dayMs
const auditLastsMs = 6 * yearMs
/** Residents answer to nobody for what they choose: their part of the audit is only there to look into a complaint. */
const residentAuditLastsMs = yearMs

/** What the store itself keeps, table by table. */
export const storeRecords: readonly RecordKind[] = [
  {
    table: 'migration',
    holds: 'Which changes of the tables have run.',
    why: 'So that a new version knows where to begin.',
    personal: null,
    endings: [{ how: 'stays', why: 'It is about the program only.' }],
  },
  {
    table: 'secret',
    holds: 'Random keys that hashes are made with.',
    why: 'So that nobody without the database can make the hashes.',
    personal: null,
    endings: [{ how: 'stays', why: 'Without the keys no code and no count could be found again.' }],
  },
  {
    table: 'schedule',
    holds: 'What is done every night, when next, and which process does it now.',
    why: 'So that it is done once, by one process, also after a crash.',
    personal: null,
    endings: [{ how: 'stays', why: 'It has one row for each job, and for each feed that a hub is being told of.' }],
  },
  {
    table: 'event',
    holds:
      'That a contact was checked (kind, verdict, script), the service started, a backup was made. No words, nobody.',
    why: 'To see that the service works.',
    personal: null,
    endings: [{ how: 'deleted', column: 'at', afterMs: eventLastsMs }],
  },
  {
    table: 'event_count',
    holds: 'How many of each event there were on a day.',
    why: 'To compare months and years.',
    personal: null,
    endings: [{ how: 'stays', why: 'Counts are about nobody.' }],
  },
  {
    table: 'attempt',
    holds: 'How often a code, a sign-in or a new household was tried, by keyed hash of the network or mail address.',
    why: 'So that nobody can guess codes or sign-ins by trying many.',
    personal: {
      columns: ['key_hash'],
      basis: 'crime',
      notice: {
        visitors: {
          what: 'How often somebody tried a code or a sign-in, in scrambled form. We cannot read an address from it.',
          why: 'To stop people who guess codes.',
          howLong: 'Until the next night.',
        },
      },
    },
    endings: [{ how: 'deleted', column: 'window_end', afterMs: 0 }],
  },
  {
    table: 'audit',
    holds: 'Who changed what, when, and what it was before and after.',
    why: 'So that wrong or secret changes can be found and put right.',
    personal: {
      columns: ['actor_id', 'subject_id', 'origin', 'before', 'after'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'What you changed at the desk, and what others changed about you.',
          why: 'So that a wrong change can be found and put right.',
          howLong: `${spanInWords(auditLastsMs)}. Your name goes out of it earlier, when you become “former coordinator”.`,
        },
        residents: {
          what: 'That you made, opened or changed your household, and when. No names and no codes.',
          why: 'So that you can ask us if something looks wrong.',
          howLong: `${spanInWords(residentAuditLastsMs)}, or until you erase your household.`,
        },
        trusted: {
          what: 'That you were added, chosen for something or removed, and when. No name.',
          why: 'So that the person who trusts you can ask us if something looks wrong.',
          howLong: `${spanInWords(residentAuditLastsMs)}, or until they erase their household.`,
        },
      },
    },
    endings: [
      {
        how: 'deleted',
        column: 'at',
        afterMs: residentAuditLastsMs,
        only: { column: 'actor_kind', values: ['household', 'trusted'] },
      },
      { how: 'deleted', column: 'at', afterMs: auditLastsMs },
    ],
  },
  {
    table: 'erasure',
    holds: 'That something was erased and when, by a hash of its random id.',
    why: 'So that a restored backup erases it again.',
    personal: null,
    endings: [{ how: 'stays', why: 'A backup from before may turn up at any time, and the mark names nobody.' }],
  },
  {
    table: 'outgoing_mail',
    holds: 'Messages that wait for the mail server: address, subject and words, with a sign-in link.',
    why: 'So that a message that was promised is sent, also after a restart.',
    personal: {
      columns: ['recipient', 'subject', 'body'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'A message to you, with your address.',
          why: 'To send it.',
          howLong: 'Until the mail server has it, or until it is too old to be of use.',
        },
      },
    },
    endings: [
      { how: 'act', words: 'handing it to the mail server' },
      { how: 'deleted', column: 'expires_at', afterMs: 0 },
    ],
  },
]
