import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { isIP } from 'node:net'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'

/** Absolute paths of two PEM files: the certificate with its chain, and its key. */
export interface PairFiles {
  readonly certificate: string
  readonly key: string
}

/** A certificate and the key that belongs to it, checked. */
export interface Pair {
  readonly cert: Buffer
  readonly key: Buffer
  /** When it ends, in milliseconds since 1970. */
  readonly ends: number
  /** Whether it is for this host name or address. */
  covers(host: string): boolean
}

/** Reads and checks a pair. Throws `certificate-unreadable`, `certificate-wrong` or `certificate-expired`. */
export function readPair(files: PairFiles, now: number): Pair {
  const cert = readPem(files.certificate)
  const key = readPem(files.key)
  const first = parse(files.certificate, () => new X509Certificate(cert))
  const ownKey: KeyObject = parse(files.key, () => createPrivateKey(key))
  if (!first.checkPrivateKey(ownKey))
    throw new DoorchainError('certificate-wrong', { file: files.key, problem: 'it is not the key of the certificate' })
  const [starts, ends] = [Date.parse(first.validFrom), Date.parse(first.validTo)]
  if (!(starts <= now && now < ends))
    throw new DoorchainError('certificate-expired', {
      file: files.certificate,
      from: new Date(starts).toISOString(),
      to: new Date(ends).toISOString(),
    })
  return { cert, key, ends, covers: (host) => (isIP(host) ? first.checkIP(host) : first.checkHost(host)) !== undefined }
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new DoorchainError('certificate-unreadable', { file, problem: problemOf(error) }, error)
  }
}

/** What the parser says is not repeated: it can hold parts of the file. */
function parse<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch {
    throw new DoorchainError('certificate-wrong', { file, problem: 'it is no PEM file that can be read' })
  }
}

/** The pair in use, which follows its files. */
export interface Certificate {
  readonly pair: Pair
  /** Looks at the files again; what cannot be used is told and the pair before stays. */
  reload(): void
  /** Calls `renew` with each new pair until `stop`. */
  follow(renew: (pair: Pair) => void): void
  stop(): void
}

/** Told of each new pair and of each that could not be used. */
export interface CertificateLog {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void
}

/** Looking at the time of a file finds a renewed one behind a symbolic link too. */
const lookEveryMs = 5_000

/** Reads the pair, and reads it again when its files change. Throws as `readPair` does, but only now. */
export function openCertificate(files: PairFiles, log: CertificateLog, everyMs = lookEveryMs): Certificate {
  let pair = readPair(files, Date.now())
  let renew: (pair: Pair) => void = () => undefined
  const reload = () => {
    try {
      const next = readPair(files, Date.now())
      if (next.cert.equals(pair.cert) && next.key.equals(pair.key)) return
      pair = next
      renew(next)
      log.info({ ends: new Date(next.ends).toISOString() }, 'A new certificate is in use.')
    } catch (error) {
      log.error({ err: error }, 'The certificate could not be renewed; the one before stays in use.')
    }
  }
  return {
    get pair() {
      return pair
    },
    reload,
    follow(told) {
      renew = told
      for (const file of Object.values(files)) watchFile(file, { interval: everyMs, persistent: false }, reload)
    },
    stop() {
      for (const file of Object.values(files)) unwatchFile(file, reload)
    },
  }
}
