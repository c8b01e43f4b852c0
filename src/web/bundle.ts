import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { CompactKnowledge } from '../read/expand.ts'
import { compress, compressedPath, knowledgeText } from './assets.ts'

const compiled = join(import.meta.dirname, '..', '..')
const client = join(compiled, 'client.js')
const knowledge = JSON.parse(readFileSync(join(compiled, 'knowledge.compact.json'), 'utf8')) as CompactKnowledge

/** Puts all that runs in the browser into one file, for browsers from about 2020 on. Run after compiling. */
await build({
  entryPoints: [join(compiled, 'src', 'web', 'client', 'main.js')],
  outfile: client,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
})

/** What is largest is compressed once, here. */
for (const [at, body] of [readFileSync(client), Buffer.from(knowledgeText(knowledge))].entries()) {
  const path = compressedPath(body)
  if (at === 0) rmSync(dirname(path), { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, compress(body, 11))
}
