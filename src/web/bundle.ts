import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { CompactKnowledge } from '../read/expand.ts'
import { compress, compressedFolder, compressedPath } from './assets.ts'
import { knowledgeText } from './sent.ts'

const compiled = join(import.meta.dirname, '..', '..')
const client = join(compiled, 'client.js')
const entry = (name: string) => join(compiled, 'src', 'web', 'client', `${name}.js`)
const knowledge = JSON.parse(readFileSync(join(compiled, 'knowledge.compact.json'), 'utf8')) as CompactKnowledge

/** Puts all that runs in the browser into one file, for browsers from about 2020 on, and one for each room. Run after compiling. */
await build({
  entryPoints: { client: entry('main'), desk: entry('desk'), household: entry('household'), report: entry('report') },
  outdir: compiled,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
})

/** What is largest is compressed once, here. */
rmSync(compressedFolder, { recursive: true, force: true })
mkdirSync(compressedFolder)
for (const body of [readFileSync(client), Buffer.from(knowledgeText(knowledge))])
  writeFileSync(compressedPath(body), compress(body, 11))
