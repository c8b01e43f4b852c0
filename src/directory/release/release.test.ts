import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { loadKnowledge } from '../../knowledge/load.ts'
import { readBackup } from '../../store/backup.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { databases, newFolder } from '../../store/test-databases.ts'
import type { Actor } from '../../values/actor.ts'
import { openDirectory } from '../entries/directory.ts'
import { decideChange, readDirectory } from '../entries/entry-store.ts'
import { canonical } from './canonical.ts'
import { exportRelease, rotate } from './export-store.ts'
import { importRelease } from './import-store.ts'
import { proposeDistrust, proposeTrust } from './key-store.ts'
import { largestRelease, publicHalf, type Release, signRelease, verifyRelease } from './release.ts'

const now = new Date('2026-11-21T10:00:00Z')
const person = (id: string): Actor => ({ kind: 'coordinator', id, organisation: null, origin: 'test' })
const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey
const key = newKey()
const other = newKey()
const instance = 'Made Up Watch'

const release = (change: Partial<Release> = {}): Release => ({
  'doorchain-directory': 1,
  instance,
  version: 5,
  created: '2026-11-01T00:00:00.000Z',
  expires: '2027-01-30T00:00:00.000Z',
  key: publicHalf(key),
  next: null,
  entries: [
    {
      id: 'council',
      organisation: 'Made Up Borough Council',
      reach: [{ kind: 'phone', value: '01632 960123' }],
      use: 'Ring to ask whether a visit from the council is planned.',
      rules: [],
      never: null,
      hours: null,
      nations: ['england'],
      sources: [{ publisher: 'Made Up Borough Council', address: 'https://council.example/contact', date: null }],
      checked: '2026-11-01',
      expires: '2027-11-01',
      confidence: 'H',
    },
  ],
  ...change,
})

const trust = { keys: [{ ...publicHalf(key), instance }], last: () => undefined, now }
const good = signRelease(release(), key)
const edited = (change: (text: string) => string) => change(good)

const refused: readonly (readonly [what: string, code: string, text: () => string])[] = [
  ['with a number changed after signing', 'release-forged', () => edited((text) => text.replace('960123', '960124'))],
  [
    'with its day of expiry changed',
    'release-forged',
    () => edited((text) => text.replace('2027-01-30', '2029-01-30')),
  ],
  ['signed with another key under a trusted name', 'release-forged', () => signRelease(release(), other)],
  [
    'that names a key nobody trusts',
    'release-unknown-key',
    () => signRelease(release({ key: publicHalf(other) }), other),
  ],
  [
    'that carries another key under the id of a trusted one',
    'release-wrongly-signed',
    () => signRelease(release({ key: { id: publicHalf(key).id, key: publicHalf(other).key } }), other),
  ],
  [
    'under the name of another instance',
    'release-wrongly-signed',
    () => signRelease(release({ instance: 'Elsewhere' }), key),
  ],
  ['that ran out', 'release-stale', () => signRelease(release({ expires: '2026-11-20T00:00:00.000Z' }), key)],
  ['in a later form', 'release-newer', () => good.replace('"doorchain-directory": 1', '"doorchain-directory": 2')],
  ['that is no JSON', 'release-unreadable', () => good.slice(0, -20)],
  ['without a signature', 'release-unreadable', () => JSON.stringify({ release: release() })],
  ['with an empty signature', 'release-forged', () => JSON.stringify({ release: release(), signature: '' })],
  [
    'with an entry without a source',
    'release-unreadable',
    () => signRelease(release({ entries: [{ ...release().entries[0]!, sources: [] }] }), key),
  ],
  ['that is too large', 'release-too-large', () => good.padEnd(largestRelease + 1)],
]
for (const [what, code, text] of refused)
  it(`a release ${what} is refused: ${code}`, () => assert.throws(() => verifyRelease(text(), trust), { code }))

it('a good release is read, whatever the order of its names and its white space', () => {
  assert.deepEqual(verifyRelease(good, trust), release())
  const { release: whole, signature } = JSON.parse(good)
  const turned = Object.fromEntries(Object.entries(whole).reverse())
  assert.equal(verifyRelease(JSON.stringify({ signature, release: turned }), trust).version, 5)
})

it('an older version, or another text under the same one, is refused as rolled back', () => {
  const code = 'release-rolled-back'
  const after = (version: number, sha256 = 'x') => ({ ...trust, last: () => ({ version, sha256 }) })
  assert.throws(() => verifyRelease(good, after(6)), { code })
  assert.throws(() => verifyRelease(good, after(5)), { code })
  assert.equal(verifyRelease(good, after(4)).version, 5)
})

it('no change of a single sign goes unnoticed, and any text at all is refused with a code', () => {
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, sign) => {
      const text = good.slice(0, at) + sign + good.slice(at + 1)
      try {
        assert.deepEqual(verifyRelease(text, trust), release())
      } catch (error) {
        assert.match((error as { code?: string }).code ?? String(error), /^release-/)
      }
    }),
    { numRuns: 1000 },
  )
})

it('canonical JSON is the same for the same value, and stays JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value)
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)))
      assert.equal(canonical(JSON.parse(text)), text)
    }),
  )
})

for (const { name, config } of databases) {
  describe(`releases between two instances on ${name}`, () => {
    let store: Store
    const shipped = loadKnowledge()
    const keys = newFolder()
    const ours = person('ann')
    const exportNow = async (moment = now) => {
      const directory = openDirectory({ shipped, own: [{ id: 'council', change: '1', entry: release().entries[0]! }] })
      return exportRelease(store, ours, { directory, instance, keys, now: moment })
    }
    const take = (text: string, moment = now) => importRelease(store, ours, { text, now: moment })
    before(async () => {
      store = await openStore(await config())
    })
    after(() => store.close())

    it('the key is for its owner only, and no backup holds it', async () => {
      const { text } = await exportNow()
      const path = join(keys, 'directory-key.pem')
      if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600)
      assert.doesNotMatch(text, /PRIVATE/)
      let lines = ''
      await readBackup(store, async (some) => void (lines += some.join('\n')))
      assert.doesNotMatch(lines, /PRIVATE/)
    })

    it('nothing is taken in before two people trust the key, then its entries are listed under the name', async () => {
      const { text, release: made } = await exportNow()
      await assert.rejects(take(text), { code: 'release-unknown-key' })
      const { id } = await proposeTrust(store, ours, { instance, key: made.key.key, reason: 'Read out on the phone' })
      await assert.rejects(take(text), { code: 'release-unknown-key' })
      await assert.rejects(decideChange(store, ours, { id, decision: 'approved', now }), { code: 'change-own' })
      await decideChange(store, person('bob'), { id, decision: 'approved', now })
      assert.deepEqual(await take(text), { instance, version: 2, entries: shipped.contacts.length + 1, known: false })
      assert.equal((await take(text)).known, true)
      const directory = await readDirectory(store, shipped)
      assert.equal(directory.find(`${instance}/council`)?.version, '2')
      assert.equal(directory.listings.length, shipped.contacts.length + 1)
    })

    it('a forged, stale or rolled-back one is refused and the last good one stays', async () => {
      const old = await exportNow()
      const newer = await exportNow()
      await take(newer.text)
      const later = new Date('2027-06-01T00:00:00Z')
      await assert.rejects(take(newer.text.replace('960123', '960666')), { code: 'release-forged' })
      await assert.rejects(take(old.text), { code: 'release-rolled-back' })
      await assert.rejects(take((await exportNow()).text, later), { code: 'release-stale' })
      const listing = (await readDirectory(store, shipped)).find(`${instance}/council`)
      assert.deepEqual([listing?.version, listing?.reach[0]?.value], [String(newer.release.version), '01632 960123'])
    })

    it('a new key is announced first, then signs; the old one is over', async () => {
      const first = await exportNow()
      assert.equal(await rotate(store, ours, keys), 'made')
      assert.equal(await rotate(store, ours, keys), 'announce-first')
      const announcing = await exportNow()
      assert.equal(await rotate(store, ours, keys), 'changed')
      const changed = await exportNow()
      assert.notEqual(changed.release.key.id, first.release.key.id)
      await assert.rejects(take(changed.text), { code: 'release-unknown-key' })
      await take(announcing.text)
      await take(changed.text)
      await assert.rejects(take(announcing.text), { code: 'release-unknown-key' })
    })

    it('a key is believed no longer when two people say so; what it listed is gone, and it is refused', async () => {
      const { text, release: made } = await exportNow()
      await take(text)
      await assert.rejects(proposeDistrust(store, ours, { id: 'f'.repeat(32), reason: 'Stolen' }), {
        code: 'key-wrong',
      })
      const { id } = await proposeDistrust(store, ours, { id: made.key.id, reason: 'Stolen' })
      await assert.rejects(decideChange(store, ours, { id, decision: 'approved', now }), { code: 'change-own' })
      assert.ok((await readDirectory(store, shipped)).find(`${instance}/council`))
      await decideChange(store, person('bob'), { id, decision: 'approved', now })
      assert.equal((await readDirectory(store, shipped)).find(`${instance}/council`), undefined)
      await assert.rejects(take((await exportNow()).text), { code: 'release-unknown-key' })
    })

    /** Trusts a new key of a made-up instance; gives what signs its releases. */
    async function trusted(name: string) {
      const one = newKey()
      const { id } = await proposeTrust(store, ours, { instance: name, key: publicHalf(one).key, reason: 'Rang them' })
      await decideChange(store, person('bob'), { id, decision: 'approved', now })
      return {
        id: publicHalf(one).id,
        sign: (change: Partial<Release>) =>
          signRelease(release({ instance: name, key: publicHalf(one), ...change }), one),
      }
    }

    it('a key that a stolen one announced is believed no longer either', async () => {
      const stolen = await trusted('Robbed Watch')
      await take(stolen.sign({ next: publicHalf(other) }))
      const { id } = await proposeDistrust(store, ours, { id: stolen.id, reason: 'Stolen' })
      await decideChange(store, person('bob'), { id, decision: 'approved', now })
      const onward = signRelease(release({ instance: 'Robbed Watch', version: 6, key: publicHalf(other) }), other)
      await assert.rejects(take(onward), { code: 'release-unknown-key' })
    })

    it('of two releases taken in at the same moment, the newer one stays', async () => {
      for (let at = 0; at < 4; at++) {
        const name = `Hasty Watch ${at}`
        const { sign } = await trusted(name)
        await Promise.allSettled([take(sign({ version: 9 })), take(sign({ version: 8 }))])
        const kept = await store.db
          .selectFrom('directory_import')
          .select('version')
          .where('instance', '=', name)
          .executeTakeFirstOrThrow()
        assert.equal(Number(kept.version), 9)
      }
    })
  })
}
