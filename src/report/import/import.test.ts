import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { invite } from '../../people/administration.ts'
import { findCoordinator } from '../../people/coordinator.ts'
import { addOrganisation } from '../../people/organisations.ts'
import { writeAudit } from '../../store/audit.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { inTransaction } from '../../store/transaction.ts'
import { atTerminal } from '../../values/actor.ts'
import { openReportMeans } from '../means.ts'
import { carryOnImports } from './carry-on.ts'
import { type FileBytes, lookInto } from './file.ts'
import { demandImport, type ImportPerson, sendFile, startImport } from './imports.ts'
import { openJudge } from './judge.ts'
import { guessMapping, parseMapping } from './mapping.ts'
import { takeImportBack } from './take-back.ts'
import { readRecords } from './text.ts'
import { tryImport } from './trial.ts'

const now = new Date('2026-11-21T10:00:00Z')
const areas = openAreas(() => '2026-11-21')
const bytes = (text: string) => new TextEncoder().encode(text)
const fileOf = (given: Uint8Array): FileBytes =>
  async function* () {
    yield given
  }

/** As a force might write it: semicolons, Windows lines, a mark in front, a line break in a cell. */
const exported = bytes(
  `\ufeff${[
    'Crime Ref;Date Committed;Time;Local Authority;MO;Suspect Phone Number;Loss (£);Victim Age',
    '41/1001/26;19/11/2026;14:05;Watford;"A man said he was a police officer.\r\nHe wanted cash for a courier.";07700 900123;£1,250.00;81',
    '41/1002/26;20/11/2026;0930;Welwyn Hatfield 010B;Rang and said her card was used in a shop;withheld;;65-74',
    '41/1003/26;31/02/2026;14:05;Watford;There is no such day;01632 960001;;70',
    '41/1004/26;20/11/2026;;Leeds;Not our area;01632 960001;;70',
    '41/1005/26;20/11/2026;;Atlantis;=HYPERLINK("http://evil.example");01632 960001;1e9;170',
    '41/1001/26;19/11/2026;14:05;Watford;Twice in the file;07700 900123;;81',
  ].join('\r\n')}\r\n`,
)

const judgeOf = (headings: readonly string[], organisation = 'o') =>
  openJudge({
    headings,
    mapping: guessMapping(headings),
    areas,
    by: {
      organisation,
      grants: [{ id: '1', organisation, organisationName: 'O', role: 'writer', area: 'E23000027' }],
    },
    keyed: (text) => text.slice(0, 20),
    now,
  })

describe('the headings of a file', () => {
  it('tell which column holds what, as forces write them, for a person to put right', async () => {
    const { headings } = await lookInto(fileOf(exported))
    assert.deepEqual(guessMapping(headings).columns, {
      reference: 'Crime Ref',
      date: 'Date Committed',
      time: 'Time',
      district: 'Local Authority',
      account: 'MO',
      shown: 'Suspect Phone Number',
      loss: 'Loss (£)',
      age: 'Victim Age',
    })
    const other = guessMapping(['LSOA name', 'Date of birth', 'Date recorded', 'Offence date', 'Reported by', 'URN'])
    assert.deepEqual([other.columns.district, other.columns.date], ['LSOA name', 'Offence date'])
    assert.throws(() => parseMapping({ columns: { date: 'Date' } }, ['Date']), /no column was chosen for “Place”/)
    assert.throws(() => parseMapping({ columns: { date: 'x', district: 'y' } }, ['x']), /there is no column “y”/)
  })
})

describe('a file of anything', () => {
  it('is read or refused in words, never with a fault, and no word of a row stands in what is said about it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '31/02/2026',
        '2026-11-20',
        '1e9',
        '99999',
        '4.47701E+11',
        'Watford',
        'AL1',
        '\ud83d\ude00',
        "' or 1=1 --",
      ),
      fc.constantFrom('secretword 81', '=1+1', '24:00', '£-1', '00/00/0000', 'E01023584', '9'.repeat(300)),
    )
    const headings = [
      'Date',
      'Time',
      'Place',
      'MO',
      'Loss',
      'Age',
      'Caller number',
      'Alias',
      'Kind',
      'Outcome',
      'Lat',
      'Lon',
    ]
    const judge = judgeOf(headings)
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 13 }), (cells) => {
        const { answers, problems } = judge({ line: 2, record: 2, cells })
        assert.equal(answers === null, problems.length > 0)
        assert.doesNotMatch(JSON.stringify(problems), /secretword|or 1=1|HYPERLINK/)
      }),
      { numRuns: 150 },
    )
    for (const [given, words] of [
      [new Uint8Array([0x50, 0x4b, 3, 4]), /workbook/],
      [new Uint8Array([0x61, 0xa3, 0x0a]), /not UTF-8/],
      [bytes('a,b\n'), /heading and no row/],
      [bytes('a\0,b\n1,2'), /no text/],
    ] as const)
      await assert.rejects(lookInto(fileOf(given)), words)
    const utf16 = Buffer.from('\ufeffDatum;Café\n1;2', 'utf16le')
    assert.deepEqual((await lookInto(fileOf(utf16))).headings, ['Datum', 'Café'])
  })
})

for (const { name, config } of databases)
  describe(`reports read in from a file on ${name}`, () => {
    let store: Store
    let person: ImportPerson
    before(async () => {
      store = await openStore(await config())
      const by = { actor: atTerminal('test'), now }
      const organisation = await addOrganisation(store, 'Hertfordshire Watch', by)
      const { coordinator: id } = await invite(
        store,
        { name: 'Ann', email: 'ann@herts.example', organisation, role: 'writer', area: 'E23000027' },
        by,
      )
      const coordinator = (await findCoordinator(store.db, id))!
      const actor = { kind: 'coordinator', id, organisation, origin: 'test' } as const
      person = { coordinator, actor, organisation }
    })
    after(() => store.close())

    const means = () => openReportMeans(store.db, { knowledge: loadKnowledge(), areas })
    const stored = () => store.db.selectFrom('report').selectAll().orderBy('serial').execute()
    const send = async (given: Uint8Array) => {
      const id = await sendFile(store, person, { name: 'export.csv', bytes: given, now })
      await startImport(store, person, { id, now })
      return id
    }

    it('are first tried: what fits, what is there already, and each bad row by number, field and reason', async () => {
      const { headings } = await lookInto(fileOf(exported))
      const judge = judgeOf(headings, person.organisation)
      const trial = await tryImport(store, readRecords(fileOf(exported)()), {
        judge,
        organisation: person.organisation,
      })
      const { found, fit, same, failed, problems, notes, first } = trial
      assert.deepEqual({ found, fit, same, failed }, { found: 6, fit: 3, same: 1, failed: 3 })
      assert.deepEqual(
        problems.map(({ row, field }) => `${row} ${field}`),
        ['4 Date', '5 Place', '6 Place', '6 Loss in pounds', '6 Age'],
      )
      assert.match(problems[1]!.problem, /you are no writer for this area/)
      assert.deepEqual(
        notes.map(({ field, rows }) => `${field} ${rows}`),
        ['Age 1'],
      )
      assert.equal(first[1]!.answers.district, 'E07000241')
      assert.equal((await stored()).length, 0)
    })

    it('go in as of an organisation that is known, and the file goes once it is in', async () => {
      const id = await send(exported)
      await carryOnImports(store, { areas, means, now: () => now })
      const [first, ...others] = await stored()
      assert.deepEqual(
        [first!.happened_on, first!.happened_minute, first!.lost_pounds, first!.age, first!.shown],
        ['2026-11-19', 845, '1250.00', 81, ['07700900123']],
      )
      assert.deepEqual([first!.trust, first!.via, first!.their_reference], ['trusted', 'import', '41/1001/26'])
      assert.equal(others.length, 1)
      const told = await demandImport(store, id, [person.organisation])
      assert.deepEqual([told.found, told.added, told.same, told.failed], [6, 2, 1, 3])
      assert.equal(told.problems.length, 5)
      assert.equal((await store.db.selectFrom('report_import_piece').select('number').execute()).length, 0)
    })

    it('do not go in again from the same file, also where its rows have no reference and the first time was broken off', async () => {
      await carryOn(await send(exported))
      const rows = Array.from({ length: 30 }, (_, at) => `2026-11-20,Watford,,0770090${1000 + at}\n`)
      const bare = bytes(`Date,Place,MO,Caller number\n${rows.join('')}`)
      const id = await send(bare)
      let looks = 0
      await carryOnImports(store, { areas, means, now: () => now, isStopping: () => looks++ > 1 })
      assert.equal((await stored()).length, 2 + 25)
      await carryOn(id)
      const told = await demandImport(store, id, [person.organisation])
      assert.deepEqual([told.found, told.added, told.same], [30, 30, 0])
      await carryOn(await send(bare))
      assert.equal((await stored()).length, 32)
    })

    it('are taken back as a whole, with a mark that they stay gone after a restore', async () => {
      const first = await store.db.selectFrom('report_import').select('id').orderBy('id').executeTakeFirstOrThrow()
      const { id } = (await stored()).find(({ import_id }) => import_id === first.id)!
      const subject = { kind: 'report', id }
      await inTransaction(store, (db) =>
        writeAudit(db, person.actor, { action: 'report-opened', subject, after: { evidence: 'aaaaaaaaaaaa' } }),
      )
      assert.equal(await takeImportBack(store, person, { id: first.id, now }), 2)
      assert.equal((await stored()).length, 30)
      const audit = await store.db.selectFrom('audit').selectAll().where('subject_kind', '=', 'report').execute()
      assert.deepEqual(
        audit.map(({ after }) => after),
        [null],
      )
      assert.notEqual(audit[0]!.subject_id, id)
      assert.equal(
        (await store.db.selectFrom('erasure').select('kind').where('kind', '=', 'report').execute()).length,
        2,
      )
      await assert.rejects(demandImport(store, first.id, ['another']), /no such import/)
    })

    async function carryOn(id: string) {
      await carryOnImports(store, { areas, means, now: () => now })
      assert.notEqual((await demandImport(store, id, [person.organisation])).ended_at, null)
    }
  })
