import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'

/** The keys releases are signed with; `next` is announced in releases before it is used. */
export interface SigningKeys {
  readonly present: KeyObject
  readonly next: KeyObject | null
}

const presentPath = (folder: string) => join(folder, 'directory-key.pem')
const nextPath = (folder: string) => join(folder, 'directory-key-next.pem')

/** Reads the keys of a folder, for its owner only; the first is made when there is none. Throws `key-unreadable`. */
export async function readSigningKeys(folder: string): Promise<SigningKeys> {
  const present = (await readKey(presentPath(folder))) ?? (await makeKey(presentPath(folder)))
  return { present, next: await readKey(nextPath(folder)) }
}

/**
 * One step of changing the key: the first makes the next key, which the following releases announce; the second, once
 * `isAnnounced`, signs with it. Gives what was done.
 */
export async function rotateKeys(folder: string, isAnnounced: boolean): Promise<'made' | 'announce-first' | 'changed'> {
  const { next } = await readSigningKeys(folder)
  if (!next) {
    await makeKey(nextPath(folder))
    return 'made'
  }
  if (!isAnnounced) return 'announce-first'
  await rename(nextPath(folder), presentPath(folder))
  return 'changed'
}

async function readKey(path: string): Promise<KeyObject | null> {
  try {
    const { mode } = await stat(path)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) await chmod(path, 0o600)
    const key = createPrivateKey(await readFile(path, 'utf8'))
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('it is no Ed25519 key')
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw unusable(path, error)
  }
}

/** Never overwrites: of two processes one makes the key, the other reads it. */
async function makeKey(path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ed25519')
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }))
      await file.sync()
    } finally {
      await file.close()
    }
    return privateKey
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST' ? await readKey(path) : null
    if (there) return there
    throw unusable(path, error)
  }
}

const unusable = (file: string, error: unknown) =>
  new DoorchainError('key-unreadable', { file, problem: problemOf(error) }, error)
