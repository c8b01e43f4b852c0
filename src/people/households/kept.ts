import type { EndBatch, RecordKind } from '../../store/record-kind.ts'
import { spanInWords, yearMs } from '../../values/time-span.ts'
import { deviceLastsMs, endedLastsMs, eventLastsMs, pairingLastsMs, waitingLastsMs } from './limits.ts'

/** A sheet of paper may lie in a drawer for long before it is needed. */
const codeLastsMs = 3 * yearMs
const unused = `nobody has opened it for ${spanInWords(deviceLastsMs)} and its code is ${spanInWords(codeLastsMs)} old`

/** Households that nobody opens any more: a device that is left stands for a use within its time. */
const forgetUnused: EndBatch = async (db, { now, most }) => {
  const over = db
    .selectFrom('household as h')
    .select('h.id')
    .where('h.code_made_at', '<=', new Date(now.getTime() - codeLastsMs))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('household_device as d').select('d.id').whereRef('d.household_id', '=', 'h.id'))),
    )
    .limit(most)
    .forUpdate()
    .skipLocked()
  const gone = await db.deleteFrom('household').where('id', 'in', over).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** What households keep, table by table. Devices come first: a household without any may be over its time too. */
export const householdRecords: readonly RecordKind[] = [
  {
    table: 'household_device',
    holds: 'Browsers that open a household, or what somebody may see of it: kind of browser, when last seen.',
    why: 'So that nobody types a code each time, and a lost telephone can be shut out.',
    personal: {
      columns: ['household_id', 'trusted_id', 'browser', 'created_at', 'seen_at'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'Which browsers open your household, such as “Firefox on Windows”, and the day each was last seen.',
          why: 'So that you need not type the code each time, and can shut out a lost phone.',
          howLong: `Until you end it, or ${spanInWords(deviceLastsMs)} after it was last seen.`,
        },
        trusted: {
          what: 'Which browsers of yours show the household, and the day each was last seen.',
          why: 'So that you need no code each time.',
          howLong: `Until you are removed or leave, or ${spanInWords(deviceLastsMs)} after it was last seen.`,
        },
      },
    },
    endings: [
      { how: 'act', words: 'closing it on the device or in the list of devices' },
      { how: 'deleted', column: 'expires_at', afterMs: 0 },
      { how: 'goes-with', table: 'household' },
    ],
  },
  {
    table: 'household',
    holds: 'A household without name or address: a slow hash of its code, and a district if one was chosen.',
    why: 'So that a resident can choose who sees what.',
    personal: {
      columns: ['id', 'code_hash', 'area'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'Your household: when it was made, its code in scrambled form, and your area if you chose one. No name and no address.',
          why: 'So that your code works and you can choose who sees what.',
          howLong: `Until you erase it. It goes by itself when ${unused}.`,
        },
      },
    },
    endings: [
      { how: 'act', words: 'erasing it on its page' },
      { how: 'rule', words: `deleted when ${unused}`, end: forgetUnused },
    ],
  },
  {
    table: 'household_pairing',
    holds: 'The hash of a pairing code that is open now.',
    why: 'So that a trusted person can be added.',
    personal: {
      columns: ['household_id', 'code_hash'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'A code to add somebody you trust, in scrambled form.',
          why: 'So that the code works once.',
          howLong: `Until it is used, or ${spanInWords(pairingLastsMs)}.`,
        },
      },
    },
    endings: [
      { how: 'act', words: 'using it or taking it back' },
      { how: 'deleted', column: 'expires_at', afterMs: 0 },
      { how: 'goes-with', table: 'household' },
    ],
  },
  {
    table: 'consent',
    holds: 'What a resident let whom see, in the words that were shown, from when to when.',
    why: 'So that only that is shown, and it can be shown what was allowed.',
    personal: {
      columns: ['household_id', 'trusted_id', 'item', 'words'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'What you let whom see, in the words you read, from when to when.',
          why: 'So that they see this and no more, and you can look it up.',
          howLong: `As long as it holds and ${spanInWords(endedLastsMs)} more, or until you erase your household.`,
        },
        trusted: {
          what: 'What you may see, in words that hold the name you gave.',
          why: 'To show you this and no more.',
          howLong: `As long as it holds and ${spanInWords(endedLastsMs)} more, or until the household is erased.`,
        },
      },
    },
    endings: [
      { how: 'deleted', column: 'ended_at', afterMs: endedLastsMs },
      { how: 'goes-with', table: 'trusted_person' },
      { how: 'goes-with', table: 'household' },
    ],
  },
  {
    table: 'trusted_person',
    holds: 'The name a resident knows a trusted person by, since when and until when; the hash of their own code.',
    why: 'So that a resident can choose for each what they see.',
    personal: {
      columns: ['household_id', 'name', 'code_hash'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'The names of those you trust, and when you added and removed them.',
          why: 'So that you can choose what each sees.',
          howLong: `As long as you trust them and ${spanInWords(endedLastsMs)} more. Somebody you did not confirm: ${spanInWords(waitingLastsMs)}.`,
        },
        trusted: {
          what: 'The name you gave, and your own code in scrambled form if you made one.',
          why: 'So that the person who trusts you knows who you are.',
          howLong: `Until you are removed or leave and ${spanInWords(endedLastsMs)} more. Without an answer: ${spanInWords(waitingLastsMs)}.`,
        },
      },
    },
    endings: [
      { how: 'deleted', column: 'ended_at', afterMs: endedLastsMs },
      { how: 'deleted', column: 'asked_at', afterMs: waitingLastsMs, without: 'confirmed_at' },
      { how: 'goes-with', table: 'household' },
    ],
  },
  {
    table: 'household_event',
    holds:
      'That a check ended in "stop" (kind of contact), a report was made, a line guard hung up. No words, no numbers.',
    why: 'So that those a resident chose can see it.',
    personal: {
      columns: ['household_id', 'kind', 'contact', 'at'],
      basis: 'choice',
      notice: {
        residents: {
          what: 'That a check ended in “Stop”, you made a report or your line guard hung up. Only if you chose that somebody sees it. Never words or numbers.',
          why: 'To show it to whom you chose.',
          howLong: `${spanInWords(eventLastsMs)}, or until you erase your household.`,
        },
      },
    },
    endings: [
      { how: 'deleted', column: 'at', afterMs: eventLastsMs },
      { how: 'goes-with', table: 'household' },
    ],
  },
]
