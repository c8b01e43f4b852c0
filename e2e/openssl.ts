import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PairFiles } from '../src/web/edge/certificate.ts'
import { installPackages } from './install.ts'

/** Makes a key and a certificate of its own for a host, into files of a folder. Installs openssl where it is missing. */
export function makeCertificate(folder: string, host: string): PairFiles {
  if (spawnSync('openssl', ['version']).error) installPackages('openssl, for the tests of HTTPS,', ['openssl'])
  mkdirSync(folder, { recursive: true })
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') }
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30']
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host},IP:127.0.0.1`]
  const made = spawnSync(
    'openssl',
    ['req', '-x509', ...kind, ...names, '-keyout', files.key, '-out', files.certificate],
    {
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`)
  return files
}
