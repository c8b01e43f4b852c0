import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { DoorchainError } from '../../values/error.ts'
import { entrySchema } from '../entries/entry.ts'
import { canonical } from './canonical.ts'

/** The newest form of a release that is written and read here. */
export const releaseForm = 1
/** Largest release that is read, in bytes; an entry takes about one kilobyte. */
export const largestRelease = 5_000_000

/** An Ed25519 public key: its id is the SHA-256 of its 32 bytes, of which 16 are named, in hexadecimal. */
export interface PublicKey {
  readonly id: string
  /** Base64url of 32 bytes. */
  readonly key: string
}

const keyShape = z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/), key: z.string().regex(/^[\w-]{43}$/) })
const moment = z.iso.datetime()
const shape = z.strictObject({
  'doorchain-directory': z.literal(releaseForm),
  instance: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} .'-]{1,79}$/u),
  version: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  created: moment,
  expires: moment,
  key: keyShape,
  next: keyShape.nullable(),
  entries: z.array(entrySchema).max(5_000),
})

/** What an instance says about genuine numbers, at one time, signed with its key; `next` is the key it will use later. */
export type Release = z.infer<typeof shape>

/** What is signed is this prefix and the canonical JSON of the release. */
const signed = (release: unknown) => Buffer.from(`doorchain-directory\n${canonical(release)}`)
const ed25519Header = Buffer.from('302a300506032b6570032100', 'hex')

/** The key as Node takes it. Throws `key-wrong`. */
export function publicKeyOf(key: string): KeyObject {
  const bytes = Buffer.from(key, 'base64url')
  if (!/^[\w-]{43}$/.test(key) || bytes.length !== 32)
    throw new DoorchainError('key-wrong', { problem: 'it has not 43 letters and digits' })
  return createPublicKey({ key: Buffer.concat([ed25519Header, bytes]), format: 'der', type: 'spki' })
}

export const keyIdOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex').slice(0, 32)

/** The public half of a key, with its id. */
export function publicHalf(key: KeyObject): PublicKey {
  const bytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(ed25519Header.length)
  const text = bytes.toString('base64url')
  return { id: keyIdOf(text), key: text }
}

/** A release as the text of a file, signed. */
export function signRelease(release: Release, key: KeyObject): string {
  const signature = sign(null, signed(release), key).toString('base64url')
  return `${JSON.stringify({ release, signature }, null, 1)}\n`
}

/** The SHA-256 of a release, in hexadecimal: two of one version must not differ. */
export const digestOf = (release: Release): string => createHash('sha256').update(signed(release)).digest('hex')

/** A key that is trusted here, and for whom. */
export interface TrustedKey extends PublicKey {
  readonly instance: string
}

/** The last good release of an instance. */
export interface LastGood {
  readonly version: number
  readonly sha256: string
}

export interface Trust {
  readonly keys: readonly TrustedKey[]
  readonly last: (instance: string) => LastGood | undefined
  readonly now: Date
}

/**
 * Reads a release and makes sure of it; pure. Throws `release-too-large`, `release-unreadable`, `release-newer`,
 * `release-unknown-key`, `release-wrongly-signed`, `release-forged`, `release-stale`, `release-rolled-back`.
 */
export function verifyRelease(text: string, { keys, last, now }: Trust): Release {
  const size = Buffer.byteLength(text)
  if (size > largestRelease) throw new DoorchainError('release-too-large', { size, most: largestRelease })
  const { release, signature } = envelope(text)
  const key = trustedKey(release, keys)
  const isBy = ({ key: one }: PublicKey) =>
    verify(null, signed(release), publicKeyOf(one), Buffer.from(signature, 'base64url'))
  if (!isBy(key)) {
    const named = release.key as PublicKey | undefined
    const others = [...keys, ...(keyShape.safeParse(named).success ? [named as PublicKey] : [])]
    throw new DoorchainError(others.some(isBy) ? 'release-wrongly-signed' : 'release-forged', { key: key.id })
  }
  const parsed = shape.safeParse(release)
  if (!parsed.success) throw unreadable(`${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`)
  demandCurrent(parsed.data, { last: last(key.instance), now })
  if (parsed.data.instance !== key.instance) throw new DoorchainError('release-wrongly-signed', { key: key.id })
  return parsed.data
}

const unreadable = (problem: string) => new DoorchainError('release-unreadable', { problem })

function envelope(text: string): { release: Record<string, unknown>; signature: string } {
  let outer: unknown
  try {
    outer = JSON.parse(text)
  } catch {
    throw unreadable('it is no JSON')
  }
  const parsed = z
    .strictObject({ release: z.record(z.string(), z.unknown()), signature: z.string().max(200) })
    .safeParse(outer)
  if (!parsed.success) throw unreadable('it has not a release and a signature')
  const form = parsed.data.release['doorchain-directory']
  if (typeof form !== 'number') throw unreadable('it does not say in which form it is')
  if (form > releaseForm) throw new DoorchainError('release-newer', { theirs: form, ours: releaseForm })
  return parsed.data
}

/** The trusted key that a release names. Throws `release-unknown-key`. */
function trustedKey(release: Record<string, unknown>, keys: readonly TrustedKey[]): TrustedKey {
  const named = keyShape.safeParse(release.key)
  if (!named.success) throw unreadable('it names no key')
  const key = keys.find(({ id }) => id === named.data.id)
  if (!key) throw new DoorchainError('release-unknown-key', { key: named.data.id })
  return key
}

function demandCurrent(release: Release, { last, now }: { last: LastGood | undefined; now: Date }): void {
  const { version, instance, created, expires } = release
  if (Date.parse(created) >= Date.parse(expires)) throw unreadable('it ran out before it was made')
  const isChanged = last && version === last.version && digestOf(release) !== last.sha256
  if (last && (version < last.version || isChanged))
    throw new DoorchainError('release-rolled-back', { version, instance, there: last.version })
  if (Date.parse(expires) <= now.getTime()) throw new DoorchainError('release-stale', { expires: expires.slice(0, 10) })
}
