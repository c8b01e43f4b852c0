import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Role } from '../../../people/grants.ts'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { databases } from '../../../store/test-databases.ts'
import { keepReport } from '../../../store/test-reports.ts'
import { got, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

const watford = 'E07000103'
const hertfordshire = 'E23000027'
const leeds = { district: 'E08000035', force: 'E23000010' }

for (const { name, config } of databases)
  describe(`reports at the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    let ids: readonly string[]
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
      const own = await keepReport(store.db, {
        account: 'A man said he was a police officer. My name is Mabel Thackeray and my bank is in Watford.',
        shown: ['07700900123'],
        aliases: ['DC Adam Pike'],
        age: 83,
        lost_pounds: 1250,
        outcome: 'lost',
        script: 'courier-fraud-police',
      })
      await store.db
        .insertInto('report_contact')
        .values({ report: own, name: 'Mabel Thackeray', phone: '01923 960777', email: null })
        .execute()
      const elsewhere = await keepReport(store.db, { ...leeds, shown: ['07700900123'], account: 'Zanzibar in Leeds' })
      const next = await keepReport(store.db, { account: 'A second one that waits.' })
      const rows = await store.db.selectFrom('report').select(['serial', 'id']).execute()
      ids = [own, elsewhere, next].map((serial) => rows.find((row) => row.serial === serial)!.id)
    })
    after(() => store.close())

    async function inHertfordshire(...roles: Role[]): Promise<string> {
      const { cookie, id } = await desk.signedIn(roles)
      await store.db
        .updateTable('grant_of_role')
        .set({ area: hertfordshire })
        .where('coordinator_id', '=', id)
        .execute()
      return cookie
    }
    const page = async (cookie: string, path: string) => (await desk.ask(path, got({ cookie }))).text()
    const audited = async (action: string) =>
      (await store.db.selectFrom('audit').select('id').where('action', '=', action).execute()).length

    it('are shown by area, and of a number elsewhere only how many there are at which force', async () => {
      const cookie = await inHertfordshire('approver')
      const list = await page(cookie, '/desk/reports?number=07700+900123')
      assert.match(list, /One report/)
      assert.match(list, /West Yorkshire Police: one report/)
      assert.doesNotMatch(list, new RegExp(`Zanzibar|Leeds|${ids[1]}|Thackeray`))
      assert.doesNotMatch(await page(cookie, '/desk/reports?number=07700900123&from=2026-11-01'), /West Yorkshire/)
      assert.equal((await desk.ask(`/desk/reports/${ids[1]}`, got({ cookie }))).status, 404)
      const csv = await page(cookie, '/desk/reports.csv')
      assert.match(csv, /^reference,received,date/)
      assert.doesNotMatch(csv, /Zanzibar|Thackeray/)
      const none = await desk.signedIn(['administrator'])
      assert.match(await page(none.cookie, '/desk/reports'), /You see no reports/)
    })

    it('tell by no search a word that is hidden; who sees reports as given finds them by their words', async () => {
      const writer = await inHertfordshire('writer')
      for (const words of ['Thackeray', 'police', '"my bank"'])
        assert.match(await page(writer, `/desk/reports?words=${encodeURIComponent(words)}`), /No report fits/)
      assert.match(await page(writer, '/desk/reports?words=adam'), /One report/)
      const investigator = await inHertfordshire('investigator')
      assert.match(await page(investigator, '/desk/reports?words=thackeray'), /One report/)
      assert.match(await page(investigator, '/desk/reports?words=zanzibar'), /No report fits/)
      assert.match(
        await page(investigator, `/desk/reports?words=${encodeURIComponent("%' or 1=1 --")}`),
        /No report fits/,
      )
    })

    it('are opened as given by an investigator alone, and the audit remembers each time', async () => {
      const writer = await inHertfordshire('writer')
      const redacted = await page(writer, `/desk/reports/${ids[0]}`)
      assert.match(redacted, /only for investigators/)
      assert.doesNotMatch(redacted, /Thackeray|960777|\b83\b|See it as it was given/)
      const open = `/desk/reports/${ids[0]}/open`
      assert.equal((await desk.ask(open, sent({}, { cookie: writer }))).status, 403)
      const cookie = await inHertfordshire('investigator')
      assert.doesNotMatch(await page(cookie, `/desk/reports/${ids[0]}`), /Thackeray/)
      assert.equal(await audited('report-opened'), 0)
      assert.match(await (await desk.ask(open, sent({}, { cookie }))).text(), /Thackeray[\s\S]*01923 960777/)
      assert.equal(await audited('report-opened'), 1)
      assert.equal((await desk.ask(`/desk/reports/${ids[1]}/open`, sent({}, { cookie }))).status, 404)
    })

    it('wait one after another for a writer of the area, never for whoever sent them; a decision can be taken back', async () => {
      const { cookie, id } = await desk.signedIn(['writer'])
      await store.db.updateTable('grant_of_role').set({ area: watford }).where('coordinator_id', '=', id).execute()
      const { email } = await store.db
        .selectFrom('coordinator')
        .select('email')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await keepReport(store.db, { id: 'aaaaaaaaaaaa' }).then((report) =>
        store.db
          .insertInto('report_contact')
          .values({ report, name: null, phone: null, email: email.toUpperCase() })
          .execute(),
      )
      assert.match(await page(cookie, '/desk/reports/waiting'), /3 wait/)
      const decide = (reference: string, fields: Readonly<Record<string, string>>) =>
        desk.ask(`/desk/reports/${reference}/decide`, sent(fields, { cookie }))
      const aside = await decide(ids[0]!, { what: 'set-aside', why: ' ', next: 'queue' })
      assert.equal(aside.status, 400)
      const first = await decide(ids[0]!, { what: 'set-aside', why: 'A test', next: 'queue' })
      const next = await page(cookie, first.headers.get('location')!)
      assert.match(next, /The one before: It is set aside[\s\S]*A second one that waits/)
      const last = await decide(ids[2]!, { what: 'checked', next: 'queue' })
      assert.match(await page(cookie, last.headers.get('location')!), /That was the last one/)
      assert.equal((await decide('aaaaaaaaaaaa', { what: 'checked' })).status, 409)
      assert.equal((await decide(ids[1]!, { what: 'checked' })).status, 404)
      await decide(ids[0]!, { what: 'undone' })
      const { trust, set_aside_at } = await store.db
        .selectFrom('report')
        .selectAll()
        .where('id', '=', ids[0]!)
        .executeTakeFirstOrThrow()
      assert.deepEqual([trust, set_aside_at], ['unverified', null])
      assert.deepEqual(
        [await audited('report-checked'), await audited('report-set-aside'), await audited('report-undone')],
        [1, 1, 1],
      )
    })

    it('of a flood are decided about at once, by who writes for all the areas they came from', async () => {
      const flood = await store.db
        .insertInto('report_flood')
        .values({ why: 'origin', noticed_at: new Date('2026-11-21T09:00:00Z'), first_report: null })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const place of [{}, leeds]) await keepReport(store.db, { ...place, flood_id: flood.id })
      await store.db.deleteFrom('link_waiting').execute()
      const cookie = await inHertfordshire('writer')
      assert.match(
        await page(cookie, '/desk/reports/floods'),
        /2 reports more that came by one connection[\s\S]*You see 1 of them/,
      )
      const letIn = (who: string) =>
        desk.ask('/desk/reports/floods', sent({ id: flood.id, decision: 'let-in' }, { cookie: who }))
      assert.equal((await letIn(cookie)).status, 403)
      const everywhere = await desk.signedIn(['writer'])
      assert.equal((await letIn(everywhere.cookie)).status, 303)
      assert.match(await page(cookie, '/desk/reports/floods'), /Let in by Person/)
      assert.equal((await store.db.selectFrom('link_waiting').selectAll().execute()).length, 2)
    })

    it('come from a file: columns chosen, tried with bad rows listed, taken in, taken back', async () => {
      const cookie = await inHertfordshire('writer')
      const upload = async (text: string | Uint8Array<ArrayBuffer>) => {
        const body = new FormData()
        body.set('file', new File([text], 'x.csv'))
        return desk.ask('/desk/reports/imports', {
          method: 'POST',
          encrypted: true,
          headers: { cookie, 'Sec-Fetch-Site': 'same-origin' },
          body,
        })
      }
      assert.match(await (await upload('')).text(), /Choose a file/)
      assert.match(await (await upload(new Uint8Array([0x80, 0x0a, 0x31]))).text(), /not UTF-8/)
      const csv = 'When,Where,MO\n20/11/2026,Watford,"=cmd|calc, he said"\n31/02/2026,Watford,x\n20/11/2026,Leeds,y\n'
      const where = (await upload(csv)).headers.get('location')!
      assert.match(await page(cookie, where), /Which column holds what/)
      const wrong = await desk.ask(`${where}/columns`, sent({ 'column-date': 'When' }, { cookie }))
      assert.match(await wrong.text(), /no column was chosen for “Place”/)
      const columns = { 'column-date': 'When', 'column-district': 'Where', 'column-account': 'MO' }
      const tried = await desk.ask(`${where}/columns`, sent(columns, { cookie }))
      const trial = await page(cookie, tried.headers.get('location')!.replace('#trial', ''))
      assert.match(trial, /Of 3 rows: 1 new, 0 here already, 2 cannot be taken in/)
      assert.equal(
        await page(cookie, `${where}/problems.csv`),
        'row,field,problem\r\n3,Date,it is no day\r\n4,Place,you are no writer for this area\r\n',
      )
      const other = await desk.signedIn(['writer'], await anotherOrganisation(store))
      assert.equal((await desk.ask(where, got({ cookie: other.cookie }))).status, 404)
      await desk.ask(`${where}/start`, sent({}, { cookie }))
      for (let tries = 0; tries < 200 && !/It ended/.test(await page(cookie, where)); tries++) await pause(25)
      assert.match(await page(cookie, where), /3 rows: 1 new, 0 here already, 2 could not be taken in\. It ended/)
      assert.match(await page(cookie, '/desk/reports.csv'), /'=cmd\|calc/)
      await desk.ask(`${where}/take-back`, sent({}, { cookie }))
      assert.match(await page(cookie, where), /are gone/)
      assert.doesNotMatch(await page(cookie, '/desk/reports.csv'), /calc/)
    })
  })

async function anotherOrganisation(store: Store): Promise<string> {
  const { id } = await store.db
    .insertInto('organisation')
    .values({ name: 'Another Watch' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
