import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { writeAudit } from '../store/audit.ts'
import { hashOf, newToken } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import type { Coordinator } from './coordinator.ts'

/** Where passkeys belong: the host name of the public address, and the address's origin. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/** A passkey must be shown within this time of being asked for. */
const challengeLastsMs = 5 * 60_000
export const mostPasskeys = 10

/** Options for the browser, and the token of the challenge, for a cookie. */
export interface Asked<Options> {
  readonly options: Options
  readonly token: string
}

/** What a browser answered to a challenge. */
export interface Answered<Response> {
  readonly response: Response
  /** From the cookie. */
  readonly token: string
  readonly party: RelyingParty
  readonly now: Date
}

const library = () => import('@simplewebauthn/server')

/** Asks the browser of somebody signed in to make a passkey. Throws `passkeys-full`. */
export async function askForNewPasskey(
  db: Db,
  { coordinator, party, now }: { coordinator: Coordinator; party: RelyingParty; now: Date },
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const { generateRegistrationOptions } = await library()
  const known = await listPasskeys(db, coordinator.id)
  if (known.length >= mostPasskeys) throw new DoorchainError('passkeys-full', { most: mostPasskeys })
  const options = await generateRegistrationOptions({
    rpName: 'Doorchain',
    rpID: party.id,
    userID: new TextEncoder().encode(coordinator.id),
    userName: coordinator.email,
    userDisplayName: coordinator.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: challengeLastsMs,
  })
  return { options, token: await keepChallenge(db, options.challenge, { coordinator: coordinator.id, now }) }
}

/** Asks the browser for any passkey of this site. */
export async function askForPasskey(
  db: Db,
  party: RelyingParty,
  now: Date,
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    timeout: challengeLastsMs,
  })
  return { options, token: await keepChallenge(db, options.challenge, { coordinator: null, now }) }
}

async function keepChallenge(
  db: Db,
  challenge: string,
  { coordinator, now }: { coordinator: string | null; now: Date },
): Promise<string> {
  const token = newToken()
  await db.deleteFrom('challenge').where('expires_at', '<=', now).execute()
  await db
    .insertInto('challenge')
    .values({
      token_hash: hashOf(token),
      challenge,
      purpose: coordinator ? 'register' : 'sign-in',
      coordinator_id: coordinator,
      expires_at: new Date(now.getTime() + challengeLastsMs),
    })
    .execute()
  return token
}

/** The challenge of a token, once, whatever becomes of the answer. Throws `passkey-refused`. */
async function takeChallenge(
  store: Store,
  token: string,
  { coordinator, now }: { coordinator: string | null; now: Date },
): Promise<string> {
  const row = await store.db
    .deleteFrom('challenge')
    .where('token_hash', '=', hashOf(token))
    .returning(['challenge', 'coordinator_id', 'expires_at'])
    .executeTakeFirst()
  if (!row || row.expires_at <= now || row.coordinator_id !== coordinator) throw new DoorchainError('passkey-refused')
  return row.challenge
}

export interface NewPasskey {
  readonly coordinator: Coordinator
  readonly label: string
  readonly actor: Actor
}

/** Keeps the passkey that the browser made. Throws `passkey-refused`; the challenge is used up either way. */
export async function addPasskey(
  store: Store,
  { coordinator, label, actor }: NewPasskey,
  { response, token, party, now }: Answered<RegistrationResponseJSON>,
): Promise<void> {
  const { verifyRegistrationResponse } = await library()
  const expectedChallenge = await takeChallenge(store, token, { coordinator: coordinator.id, now })
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(refused)
  if (!registrationInfo) throw new DoorchainError('passkey-refused')
  const { id, publicKey, counter, transports } = registrationInfo.credential
  const row = {
    id,
    coordinator_id: coordinator.id,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: (transports ?? []).join(','),
    label: label.trim().slice(0, 80) || 'Passkey',
    created_at: now,
  }
  await inTransaction(store, async (db) => {
    const kept = await db
      .insertInto('passkey')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw new DoorchainError('passkey-refused')
    const subject = { kind: 'coordinator', id: coordinator.id }
    await writeAudit(db, actor, { action: 'passkey-added', subject, after: { label: row.label } })
  })
}

/** Whose passkey the browser showed. Throws `passkey-refused`, also where its counter went back: then it was copied. */
export async function usePasskey(
  store: Store,
  { response, token, party, now }: Answered<AuthenticationResponseJSON>,
): Promise<string> {
  const { verifyAuthenticationResponse } = await library()
  const expectedChallenge = await takeChallenge(store, token, { coordinator: null, now })
  const known = await store.db
    .selectFrom('passkey as p')
    .innerJoin('coordinator as c', 'c.id', 'p.coordinator_id')
    .select(['p.id', 'p.coordinator_id', 'p.public_key', 'p.counter', 'p.transports'])
    .where('p.id', '=', String(response.id))
    .where('c.ended_at', 'is', null)
    .executeTakeFirst()
  if (!known) throw new DoorchainError('passkey-refused')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: {
      id: known.id,
      publicKey: new Uint8Array(Buffer.from(known.public_key, 'base64url')),
      counter: Number(known.counter),
      transports: known.transports.split(',').filter(Boolean) as AuthenticatorTransport[],
    },
  }).catch(refused)
  if (!verified) throw new DoorchainError('passkey-refused')
  await store.db
    .updateTable('passkey')
    .set({ counter: authenticationInfo.newCounter, used_at: now })
    .where('id', '=', known.id)
    .execute()
  return known.coordinator_id
}

function refused(error: unknown): never {
  throw new DoorchainError('passkey-refused', {}, error)
}

export interface PasskeyLine {
  readonly id: string
  readonly label: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

export async function listPasskeys(db: Db, coordinator: string): Promise<readonly PasskeyLine[]> {
  return db
    .selectFrom('passkey')
    .select(['id', 'label', 'created_at as createdAt', 'used_at as usedAt'])
    .where('coordinator_id', '=', coordinator)
    .orderBy('created_at')
    .execute()
}

/** Takes one of a coordinator's passkeys away. */
export async function removePasskey(store: Store, coordinator: string, { id, actor }: { id: string; actor: Actor }) {
  await inTransaction(store, async (db) => {
    const gone = await db
      .deleteFrom('passkey')
      .where('coordinator_id', '=', coordinator)
      .where('id', '=', id)
      .returning('label')
      .executeTakeFirst()
    if (!gone) return
    const subject = { kind: 'coordinator', id: coordinator }
    await writeAudit(db, actor, { action: 'passkey-removed', subject, before: gone })
  })
}
