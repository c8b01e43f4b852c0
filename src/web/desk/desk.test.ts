import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { openNumbers } from '../../directory/numbers.ts'
import { loadCompactKnowledge } from '../../knowledge/load.ts'
import { invite } from '../../people/administration.ts'
import { type Role, roles } from '../../people/grants.ts'
import { addOrganisation } from '../../people/organisations.ts'
import { newRecoveryCodes, newTicket } from '../../people/tickets.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases } from '../../store/test-databases.ts'
import { webApp } from '../app.ts'
import { testParts } from '../edge/test-edge.ts'
import { routes } from '../routes.ts'
import { localPath } from './input.ts'
import { deskTable } from './table.ts'
import { got, now, openTestDesk, sent, type TestDesk } from './test-desk.ts'

const deskRoutes = Object.entries(deskTable).map(([route, who]) => {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string]
  return { route, method, path: path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000'), who }
})

it('every route of the service has a row in the table, and every row a route', () => {
  const desk = { publicUrl: 'http://localhost' } as never
  const numbers = openNumbers(testParts().knowledge, () => null)
  const parts = {
    ...testParts(),
    desk,
    numbers,
    areas: {} as never,
    households: {} as never,
    warnings: {} as never,
    reports: {} as never,
    statistics: {} as never,
  }
  const app = webApp(parts, loadCompactKnowledge)
  const made = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !(method === 'POST' && path === '/*'))
    .map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual([...new Set(made)].sort(), Object.keys(routes).sort())
})

it('an address to go on to after sign-in is always one of the desk', () => {
  const wild = [
    '//evil.example',
    'https://evil.example/desk',
    '/\\evil.example',
    '/desk/..//evil.example',
    '/%2f%2fevil.example',
    '/desk\r\nSet-Cookie: a=b',
    'javascript:alert(1)',
    '/deskevil',
    '/desk@evil.example',
  ]
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.constantFrom(...wild),
        fc.string().map((text) => `/desk/${text}`),
      ),
      (text) => {
        const path = localPath(text)
        assert.match(path, /^\/desk(?:[/?]|$)/)
        assert.equal(new URL(path, 'https://doorchain.example').origin, 'https://doorchain.example')
        assert.doesNotMatch(path, /[\r\n]/)
      },
    ),
    { numRuns: 500 },
  )
})

for (const { name, config } of databases) {
  describe(`the desk on ${name}`, () => {
    let store: Store
    let desk: TestDesk
    before(async () => {
      store = await openStore(await config())
      desk = await openTestDesk(store)
    })
    after(() => store.close())

    const held: readonly (readonly Role[])[] = [[], ...roles.map((role) => [role]), [...roles]]
    for (const [at, has] of held.entries())
      it(`lets ${has.length > 0 ? `a coordinator who is ${has.join(' and ')}` : 'somebody who is not signed in'} do what the table says, no more and no less`, async () => {
        for (const { route, method, path, who } of deskRoutes) {
          const cookie = has.length > 0 ? (await desk.signedIn(has)).cookie : ''
          const { status, headers } = await desk.ask(path, {
            ...(method === 'GET' ? got({ cookie }) : sent({}, { cookie })),
            peer: `198.18.1.${at}`,
          })
          const isSentToSignIn = (headers.get('location') ?? '').startsWith('/desk/sign-in?next=')
          const isAllowed =
            who === 'anyone' ||
            (has.length > 0 && (who === 'coordinator' || [who].flat().some((role) => has.includes(role))))
          const isRefused =
            isSentToSignIn || status === 401 || (status === 403 && route !== 'POST /desk/sign-in/passkey')
          const isStill = route === 'POST /desk/account/passkey' && status === 403
          assert.equal(isRefused && !isStill, !isAllowed, `${route} by ${has.join() || 'nobody'} gave ${status}`)
        }
      })

    it('keeps the people of one organisation from another’s administrator', async () => {
      const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now } as const
      const other = await addOrganisation(store, 'Brackenmoor Council', by)
      const { cookie } = await desk.signedIn(['administrator'])
      const { id } = await desk.signedIn(['writer'], other)
      for (const [path, fields] of [
        ['/desk/people/invite', { name: 'Eve Moss', email: 'eve@parish.example', role: 'administrator' }],
        [`/desk/people/remove/${id}`, {}],
        ['/desk/people/invite-again', { id }],
      ] as const)
        assert.equal((await desk.ask(path, sent({ ...fields, organisation: other }, { cookie }))).status, 403)
      assert.equal((await desk.ask(`/desk/people/remove/${id}`, sent({}, { cookie }))).status, 404)
      assert.equal((await desk.ask(`/desk/audit.json?organisation=${other}`, got({ cookie }))).status, 403)
    })

    it('writes what somebody does to the numbers into the audit of the organisation that lets them', async () => {
      const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now } as const
      const other = await addOrganisation(store, 'Zennick Council', by)
      const { id, cookie } = await desk.signedIn(['administrator'])
      const { email } = await store.db
        .selectFrom('coordinator')
        .select('email')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await invite(store, { name: 'Person', email, organisation: other, role: 'writer', area: null }, by)
      const entry = {
        id: 'zennick',
        organisation: 'Zennick Council',
        phone: '01632 960199',
        use: 'Ring to ask whether a visit is planned.',
        nations: 'england',
        publisher: 'Zennick Council',
        address: 'https://zennick.example/contact',
        checked: '2026-11-20',
        expires: '2027-06-01',
        confidence: 'H',
        reason: 'New number',
      }
      const answer = await desk.ask('/desk/directory/propose', sent(entry, { cookie }))
      assert.equal(answer.headers.get('location'), '/desk/directory/changes')
      const { organisation_id } = await store.db
        .selectFrom('audit')
        .select('organisation_id')
        .where('subject_id', '=', 'zennick')
        .executeTakeFirstOrThrow()
      assert.equal(organisation_id, other)
    })

    it('takes no change from another site, or from nowhere', async () => {
      const { cookie } = await desk.signedIn([...roles])
      const wrong: Readonly<Record<string, string>>[] = [
        {},
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://doorchain.example' },
        { 'Sec-Fetch-Site': 'same-site' },
      ]
      for (const { path } of deskRoutes.filter(({ method }) => method === 'POST'))
        for (const headers of wrong) {
          const answer = await desk.ask(path, { method: 'POST', encrypted: true, headers: { cookie, ...headers } })
          assert.equal(answer.status, 403, `${path} from ${JSON.stringify(headers)}`)
        }
      assert.equal((await desk.ask('/desk/sign-out', sent({}, { cookie }))).status, 303)
    })

    it('says the same of an address that somebody has and of one that nobody has, and holds both answers back alike', async () => {
      await desk.signedIn(['writer'])
      const email = 'person1@parish.example'
      const ask = async (to: string) => {
        desk.held.length = 0
        const answer = await desk.ask('/desk/sign-in/email', sent({ email: to }))
        return [answer.status, (await answer.text()).replaceAll(to, '…'), [...desk.held]]
      }
      assert.deepEqual(await ask('nobody@parish.example'), await ask(email))
      assert.equal(desk.held.length, 1)
    })

    it('gives a new session at sign-in, whatever the browser brought, and ends the one it brought', async () => {
      const { cookie, id } = await desk.signedIn(['writer'])
      const token = await newTicket(store.db, { purpose: 'email-link', coordinator: id, now })
      for (const brought of ['__Host-desk=chosen-by-somebody-else', cookie]) {
        const ticket =
          brought === cookie ? await newTicket(store.db, { purpose: 'email-link', coordinator: id, now }) : token
        const answer = await desk.ask(`/desk/link/${ticket}`, sent({}, { cookie: brought }))
        const given = /__Host-desk=([^;]+); (.*)/.exec(answer.headers.get('set-cookie') ?? '')
        assert.ok(given && !brought.includes(given[1]!))
        assert.match(given[2]!, /Path=\/; HttpOnly; Secure; SameSite=Lax/)
        assert.equal((await desk.ask('/desk', got({ cookie: brought }))).status, 303)
        assert.equal((await desk.ask('/desk', got({ cookie: `__Host-desk=${given[1]}` }))).status, 200)
      }
    })

    it('lets two who use one link at the same moment in once', async () => {
      const { id } = await desk.signedIn(['writer'])
      const token = await newTicket(store.db, { purpose: 'email-link', coordinator: id, now })
      const answers = await Promise.all(
        [1, 2, 3, 4].map((at) => desk.ask(`/desk/link/${token}`, { ...sent({}), peer: `192.0.2.${at}` })),
      )
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410, 410, 410])
    })

    it('keeps one administrator when two remove each other at the same moment', async () => {
      const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now } as const
      const organisation = await addOrganisation(store, 'Cranwick Telecare', by)
      const [one, other] = [
        await desk.signedIn(['administrator'], organisation),
        await desk.signedIn(['administrator'], organisation),
      ]
      const remove = (from: { cookie: string }, who: { id: string }) =>
        desk.ask(`/desk/people/remove/${who.id}`, sent({ organisation }, { cookie: from.cookie }))
      const answers = await Promise.all([remove(one, other), remove(other, one)])
      assert.equal(answers.filter(({ status }) => status === 303).length, 1)
      const left = await store.db
        .selectFrom('grant_of_role')
        .select('id')
        .where('organisation_id', '=', organisation)
        .where('ended_at', 'is', null)
        .execute()
      assert.equal(left.length, 1)
    })

    it('refuses a body that is too large and one that is no form', async () => {
      assert.equal((await desk.ask('/desk/recover', sent({ email: 'a'.repeat(100_000) }))).status, 413)
      const json = {
        method: 'POST',
        body: '{"a":',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
      }
      assert.equal((await desk.ask('/desk/sign-in/passkey', { ...json, encrypted: true })).status, 400)
      const strange = [
        '{"id":{}}',
        '{"id":"x","response":null}',
        '{"id":"x","rawId":"x","type":"public-key","response":{}}',
      ]
      for (const body of strange)
        assert.equal((await desk.ask('/desk/sign-in/passkey', { ...json, body, encrypted: true })).status, 403)
    })

    it('stops somebody who guesses invitations and links after thirty tries, and tells nothing about them', async () => {
      for (const kind of ['invitation', 'link']) {
        const heard = new Map<number, number>()
        for (let at = 0; at < 100; at++) {
          const token = String(at).padStart(43, 'a')
          const { status } = await desk.ask(`/desk/${kind}/${token}`, { ...sent({}), peer: `198.18.0.${kind.length}` })
          heard.set(status, (heard.get(status) ?? 0) + 1)
        }
        assert.deepEqual(
          [...heard],
          [
            [410, 30],
            [429, 70],
          ],
        )
      }
    })

    it('stops somebody who guesses: 10,000 codes from 10,000 networks, and from one', {
      timeout: 240_000,
    }, async () => {
      const { id } = await desk.signedIn(['writer'])
      const { email } = await store.db
        .selectFrom('coordinator')
        .select('email')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await newRecoveryCodes(store.db, { coordinator: id, now })
      const tries = name === 'embedded' ? 10_000 : 300
      const heard = new Map<number, number>()
      const guess = async (at: number, peer: string, to: string) => {
        const code = `aaaa-bbbb-${String(at).padStart(4, '2')}`
        const { status } = await desk.ask('/desk/recover', { ...sent({ email: to, code }), peer })
        heard.set(status, (heard.get(status) ?? 0) + 1)
      }
      for (let at = 0; at < tries / 2; at++) await guess(at, `203.0.${at >> 8}.${at & 255}`, email)
      assert.deepEqual(
        [...heard],
        [
          [200, 5],
          [429, tries / 2 - 5],
        ],
      )
      heard.clear()
      for (let at = 0; at < tries / 2; at++) await guess(at, '198.51.100.7', `person${at}@elsewhere.example`)
      assert.deepEqual(
        [...heard],
        [
          [200, 30],
          [429, tries / 2 - 30],
        ],
      )
    })

    it('lets the owner of an address in by code or link while somebody else guesses for it', async () => {
      const { id } = await desk.signedIn(['writer'])
      const [code] = await newRecoveryCodes(store.db, { coordinator: id, now })
      const { email } = await store.db
        .selectFrom('coordinator')
        .select('email')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const heard: number[] = []
      for (let at = 0; at < 12; at++) {
        const guess = { ...sent({ email, code: 'aaaa-bbbb-cccc' }), peer: `203.0.113.${at}` }
        heard.push((await desk.ask('/desk/recover', guess)).status)
      }
      assert.deepEqual([heard[4], heard[5], heard.at(-1)], [200, 429, 429])
      assert.equal((await desk.ask('/desk/sign-in/email', { ...sent({ email }), peer: '192.0.2.77' })).status, 200)
      const own = () => desk.ask('/desk/recover', { ...sent({ email, code: code! }), peer: '192.0.2.77' })
      const both = await Promise.all([own(), own()])
      assert.equal(both.filter(({ headers }) => headers.get('location')?.startsWith('/desk/account')).length, 1)
    })
  })
}
