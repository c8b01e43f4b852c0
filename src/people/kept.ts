import type { RecordKind } from '../store/record-kind.ts'
import { dayMs, spanInWords, yearMs } from '../values/time-span.ts'
import { idleMs, longestMs } from './desk-session.ts'
import { forgetCoordinators, namedAfterEndMs } from './former.ts'
import { ticketLastsMs } from './tickets.ts'

const endedLastsMs = 6 * yearMs
const usedTicketLastsMs = dayMs

/** What is kept of those who work at the desk, table by table. */
export const peopleRecords: readonly RecordKind[] = [
  {
    table: 'organisation',
    holds: 'Names of the organisations that work at the desk.',
    why: 'So that each sees its own records.',
    personal: null,
    endings: [{ how: 'stays', why: 'It names organisations, not people.' }],
  },
  {
    table: 'coordinator',
    holds: 'Name and mail address of somebody who works at the desk.',
    why: 'So that they can sign in, and others can see who did what.',
    personal: {
      columns: ['name', 'email'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'Your name and mail address.',
          why: 'To let you sign in, and to show who did what.',
          howLong: `As long as you work at the desk and ${spanInWords(namedAfterEndMs)} more. After that you are “former coordinator”.`,
        },
      },
    },
    endings: [
      {
        how: 'rule',
        words: `${spanInWords(namedAfterEndMs)} after the end, name and address are taken out here and in the audit`,
        end: forgetCoordinators,
      },
      { how: 'deleted', column: 'ended_at', afterMs: endedLastsMs },
    ],
  },
  {
    table: 'grant_of_role',
    holds: 'Who has which role, for which organisation and area.',
    why: 'So that everybody can do their work and no more.',
    personal: {
      columns: ['coordinator_id', 'area'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'Your roles, now and before.',
          why: 'To let you do your work, and to show later who could do what.',
          howLong: `As long as you have the role and ${spanInWords(endedLastsMs)} more.`,
        },
      },
    },
    endings: [
      { how: 'deleted', column: 'ended_at', afterMs: endedLastsMs },
      { how: 'goes-with', table: 'coordinator' },
    ],
  },
  {
    table: 'passkey',
    holds: 'The public half of a passkey, its label, when it was last used.',
    why: 'So that somebody can sign in without a password.',
    personal: {
      columns: ['id', 'public_key', 'label', 'created_at', 'used_at'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'Your passkeys: the part that is no secret, the name you gave it, when you used it last.',
          why: 'To let you sign in.',
          howLong: 'Until you remove it or leave.',
        },
      },
    },
    endings: [
      { how: 'act', words: 'removing it, or the end of the coordinator' },
      { how: 'goes-with', table: 'coordinator' },
    ],
  },
  {
    table: 'challenge',
    holds: 'A random number that a browser must answer with a passkey.',
    why: 'So that an old answer cannot be used again.',
    personal: null,
    endings: [{ how: 'deleted', column: 'expires_at', afterMs: 0 }],
  },
  {
    table: 'ticket',
    holds: 'Hashes of invitations, sign-in links and recovery codes.',
    why: 'So that each works once.',
    personal: {
      columns: ['hash', 'coordinator_id'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'Your invitation, sign-in links and recovery codes, in scrambled form.',
          why: 'To let each work once.',
          howLong: `An invitation ${spanInWords(ticketLastsMs.invitation)}, a link ${spanInWords(ticketLastsMs['email-link'])}, a recovery code ${spanInWords(ticketLastsMs.recovery)}, or until it is used.`,
        },
      },
    },
    endings: [
      { how: 'deleted', column: 'used_at', afterMs: usedTicketLastsMs },
      { how: 'deleted', column: 'expires_at', afterMs: 0 },
      { how: 'goes-with', table: 'coordinator' },
    ],
  },
  {
    table: 'desk_session',
    holds: 'Who is signed in at the desk, in which kind of browser, since when.',
    why: 'So that somebody stays signed in, and can sign out everywhere.',
    personal: {
      columns: ['coordinator_id', 'browser', 'created_at', 'seen_at'],
      basis: 'running',
      notice: {
        coordinators: {
          what: 'That you are signed in, how, and the kind of browser, such as “Firefox on Windows”.',
          why: 'So that you stay signed in, and can see and end it elsewhere.',
          howLong: `Until you sign out, ${spanInWords(idleMs)} without use, or ${spanInWords(longestMs)} at most.`,
        },
      },
    },
    endings: [
      { how: 'act', words: 'signing out' },
      { how: 'deleted', column: 'expires_at', afterMs: 0 },
      { how: 'deleted', column: 'seen_at', afterMs: idleMs },
      { how: 'goes-with', table: 'coordinator' },
    ],
  },
]
