import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { district, force, view } from '../../areas/test-areas.ts'
import { openZip } from '../../directory/ranges/zip.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { keepReport } from '../../store/test-reports.ts'
import { readCsv } from '../../values/csv.ts'
import { takeOut } from './export.ts'
import type { EvidenceOrder } from './order.ts'

const titles = { script: (id: string) => id, tactic: (id: string) => id }
const [watford, braintree] = [district('Watford'), district('Braintree')]
const picture = Buffer.from('a picture')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What the report of another force holds, none of which its neighbour may read. */
const hiddenWords = {
  account: 'Zebedee from next door rang about a parsnip at Silver End.',
  happened_on: '2026-10-03',
  happened_minute: 787,
  shown: ['01632960555'],
  spoken: ['07700900777'],
  aliases: ['DI Quentin Oxlade'],
  claimed: 'Bank of Narnia',
  accounts: ['112233 44556677'],
  urls: ['parsnip.invalid'],
  age: 91,
  lost_pounds: 4321,
}

for (const { name, config } of databases)
  describe(`evidence of a series on ${name}`, () => {
    let store: Store
    let serials: string[]
    before(async () => {
      store = await openStore(await config())
      const { db } = store
      const first = {
        id: 'aaaaaaaaaaaa',
        happened_minute: 545,
        shown: ['01632960123'],
        spoken: ['07700900123'],
        account: '=cmd|"/C calc"!A0 said a <b>man</b>. My name is Mavis.',
        age: 78,
        lost_pounds: 5000,
        outcome: 'lost' as const,
      }
      const second = { id: 'bbbbbbbbbbbb', happened_on: '2026-10-25', happened_minute: 90, spoken: ['07700900123'] }
      serials = [
        await keepReport(db, first),
        await keepReport(db, { ...second, outcome: 'lost', district: watford }),
        await keepReport(db, {
          ...{ ...hiddenWords, id: 'cccccccccccc', district: braintree, force: force('Essex Police') },
          received_at: new Date('2026-10-04T03:21:00Z'),
          outcome: 'lost',
        }),
      ]
      const at = new Date('2026-11-20T16:00:00Z')
      await db
        .insertInto('series')
        .values({
          id: 'ssssssssssss',
          made_at: at,
          changed_at: at,
          reports: 3,
          name: null,
          merged_into: null,
          first_on: null,
          last_on: null,
          script: null,
        })
        .execute()
      for (const report of serials)
        await db.insertInto('series_report').values({ report, series_id: 'ssssssssssss', since: at }).execute()
      for (const [a, b, words] of [
        [0, 1, 'the same number was spoken: 07700900123'],
        [1, 2, 'the same false name: DI Q Oxlade'],
      ] as const)
        await db
          .insertInto('series_link')
          .values({
            ...{ a: serials[a]!, b: serials[b]!, series_id: 'ssssssssssss', by: 'score', probability: 0.997, why: '' },
            reasons: JSON.stringify([{ what: 'spoken', weight: 7.5, words }]),
            made_at: at,
          })
          .execute()
      await db
        .insertInto('report_contact')
        .values({ report: serials[0]!, name: 'Mavis Appleyard', phone: null, email: null })
        .execute()
      await db
        .insertInto('report_evidence')
        .values(
          [serials[0]!, serials[2]!].map((report, number) => ({
            ...{ id: `${'ef'[number]}`.repeat(12), report, media_type: 'image/jpeg', bytes: picture },
            ...{ sha256: hashOf(picture), given_sha256: 'f'.repeat(64), added_at: at },
          })),
        )
        .execute()
    })
    after(() => store.close())

    const order = (change: Partial<EvidenceOrder> = {}): EvidenceOrder => ({
      series: 'ssssssssssss',
      why: 'Crime 41/1234/26',
      scope: 'everything',
      asGiven: () => true,
      redact: () => 'A caller told a story.',
      namesOf: async () => new Map([['ann', 'Ann Able']]),
      view,
      by: {
        actor: { kind: 'coordinator', id: 'ann', organisation: null, origin: 'test' },
        name: 'Ann Able',
        organisation: 'Hertfordshire Constabulary',
      },
      ...{
        software: '0.1.0',
        knowledge: '1',
        address: 'https://doorchain.example',
        now: new Date('2026-11-21T10:00:00Z'),
      },
      ...change,
    })
    const hertfordshire = {
      districts: view.forces.get(force('Hertfordshire Constabulary'))!.districts,
      organisations: [],
    }

    async function unpacked(change: Partial<EvidenceOrder> = {}) {
      const taken = await takeOut(store, order(change), titles)
      const parts: Uint8Array[] = []
      for await (const part of taken.bytes()) parts.push(part)
      const bytes = Buffer.concat(parts)
      const files = new Map(openZip(bytes).map((entry) => [entry.name, entry.read()] as const))
      return { taken, bytes, files, text: (file: string) => files.get(file)!.toString('utf8') }
    }

    it('holds reports as they were given, and every file has the hash that the manifest, the list and the record say', async () => {
      const { taken, bytes, files, text } = await unpacked()
      assert.equal(hashOf(bytes), taken.sha256)
      assert.equal(bytes.length, taken.size)
      const manifest = JSON.parse(text('manifest.json'))
      for (const { name, sha256 } of manifest.files) assert.equal(hashOf(files.get(name)!), sha256, name)
      assert.equal(manifest.files.length, files.size - 2)
      assert.match(text('SHA256SUMS'), new RegExp(`^${hashOf(files.get('manifest.json')!)}  manifest.json$`, 'm'))
      assert.deepEqual(files.get('evidence/AAAA-AAAA-AAAA-eeeeeeeeeeee.jpg'), picture)
      assert.deepEqual(
        [manifest.redacted, manifest.reports.asGiven, manifest.takenOut.why],
        [false, 3, 'Crime 41/1234/26'],
      )
      assert.match(JSON.stringify(manifest.method), /simulated reports only; for real reports it is not known/)
      const given = JSON.parse(text('reports/AAAA-AAAA-AAAA.json'))
      assert.match(given.account, /^=cmd\|"\/C calc"!A0/)
      assert.equal(given.contact.name, 'Mavis Appleyard')
      assert.match(text('report.html'), /a &lt;b&gt;man&lt;\/b&gt;/)
      assert.doesNotMatch(text('report.html'), /<script|<b>man/)
      const kept = await store.db.selectFrom('evidence_export').selectAll().orderBy('id').execute()
      assert.deepEqual([kept.at(-1)!.sha256, kept.at(-1)!.exported_by], [taken.sha256, 'ann'])
      const events = await store.db.selectFrom('series_event').select(['what', 'words']).execute()
      assert.deepEqual(events.at(-1), { what: 'exported', words: 'Crime 41/1234/26' })
      const audit = await store.db.selectFrom('audit').select(['action', 'after']).execute()
      assert.deepEqual(audit.at(-1)?.action, 'series-exported')
      assert.doesNotMatch(JSON.stringify(audit), /Mavis|Zebedee/)
    })

    it('gives numbers for tracing with the time in the United Kingdom and in UTC, two where clocks went back', async () => {
      const { text } = await unpacked()
      const [head, ...rows] = [...readCsv(text('numbers.csv'))].map(({ cells }) => cells)
      const uses = rows.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at]])))
      const spoken = uses.filter(({ number }) => number === '07700900123')
      assert.deepEqual(
        spoken.map(({ shown_or_spoken, time_uk, time_utc, report }) => [shown_or_spoken, time_uk, time_utc, report]),
        [
          ['spoken', '01:30', '2026-10-25T00:30Z or 2026-10-25T01:30Z', 'BBBB-BBBB-BBBB'],
          ['spoken', '09:05', '2026-11-20T09:05Z', 'AAAA-AAAA-AAAA'],
        ],
      )
      assert.match(text('reports.csv'), /"'=cmd\|""/)
      assert.match(text('links.csv'), /AAAA-AAAA-AAAA,BBBB-BBBB-BBBB,the same number was spoken: 07700900123/)
    })

    it('is the same to the byte for the same reports at the same time, but for what was taken out before', async () => {
      const first = await takeOut(store, order(), titles)
      await store.db.deleteFrom('evidence_export').where('sha256', '=', first.sha256).execute()
      const again = await takeOut(store, order(), titles)
      assert.equal(again.sha256, first.sha256)
      assert.match((await unpacked()).text('report.html'), new RegExp(first.sha256))
    })

    it('of somebody else’s report holds a count for its force and nothing more, in no file', async () => {
      await unpacked({ why: 'Operation Parsnip' })
      const { bytes, files, text } = await unpacked({ scope: hertfordshire, asGiven: () => false })
      const manifest = JSON.parse(text('manifest.json'))
      assert.deepEqual(manifest.reports.leftOut, [{ force: 'Essex Police', reports: 1 }])
      assert.match(text('report.html'), /1 more report is with Essex Police and not here\. Ask them/)
      const all = bytes.toString('utf8').toLowerCase()
      const told = Object.values(hiddenWords).flat().map(String)
      const words = told.flatMap((value) => [value, ...value.split(/[^\p{L}\d]+/u)]).filter((word) => word.length > 4)
      for (const word of [
        ...words,
        '3 October',
        '13:07',
        '12:07',
        'Braintree',
        braintree,
        'cccc-cccc',
        '03:21',
        'oxlade',
      ])
        if (!/^(?:about|caller|bank|next)$/.test(word)) assert.ok(!all.includes(word.toLowerCase()), word)
      assert.ok(![...files.keys()].some((name) => name.startsWith('evidence/')))
      assert.doesNotMatch(all, /mavis|appleyard|"age": "78"/)
      assert.match(text('reports/AAAA-AAAA-AAAA.json'), /"age": "75 to 84"[\s\S]*A caller told a story\./)
      await assert.rejects(takeOut(store, order({ scope: { districts: [], organisations: [] } }), titles), {
        code: 'series-unknown',
      })
    })

    it('breaks off where a picture is gone meanwhile, and is not written down', async () => {
      const taken = await takeOut(store, order(), titles)
      await store.db.deleteFrom('report_evidence').where('id', '=', 'eeeeeeeeeeee').execute()
      await assert.rejects(
        async () => {
          for await (const _ of taken.bytes());
        },
        { code: 'series-wrong' },
      )
      await assert.rejects(takeOut(store, order({ why: ' ' }), titles), { code: 'series-wrong' })
    })
  })
