import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Knowledge } from '../values/knowledge.ts'

/** A file served as it is, with what it becomes when compressed. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
  readonly tag: string
}

const compiled = join(import.meta.dirname, '..')
const source = join(import.meta.dirname, '..', '..', '..', 'src', 'web')
const entry = 'web/client/main.js'

/** The client's modules: the entry and all that it imports, in the order of first need. Only these are served. */
export function clientModules(): string[] {
  const found = new Set<string>()
  const queue = [entry]
  for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
    if (found.has(module)) continue
    found.add(module)
    const text = readFileSync(join(compiled, module), 'utf8')
    for (const [, target] of text.matchAll(/(?:from|import) '(\.[^']+)'/g))
      queue.push(normalize(join(dirname(module), target!)))
  }
  return [...found]
}

/** What an answer needs of the knowledge: the texts of pages, and the patterns for advice, stay on the server. */
export function browserKnowledge(knowledge: Knowledge): Knowledge {
  const tactics = knowledge.tactics.map((tactic) => ({
    ...tactic,
    meaning: '',
    sources: tactic.sources.slice(0, 1),
    advice: tactic.advice.slice(0, 1),
  }))
  const contacts = knowledge.contacts.map((contact) => ({ ...contact, source: contact.source.slice(0, 1) }))
  const plan = knowledge.plan.map((step) => ({ ...step, sources: [] }))
  const cited = new Set([
    ...tactics.flatMap((tactic) => tactic.sources),
    ...contacts.flatMap((contact) => contact.source),
  ])
  const sources = knowledge.sources
    .filter((source) => cited.has(source.id))
    .map((source) => ({ ...source, title: '', checked: '' }))
  const advice = knowledge.advice.map(({ id, title, place }) => ({
    id,
    title,
    place,
    text: '',
    why: '',
    sources: [],
    since: null,
    changed: null,
    nations: null,
    tactics: [],
    patterns: [],
  }))
  return { ...knowledge, tactics, contacts, plan, sources, advice }
}

/** All files that the pages load, compressed once. `version` changes when any of them does. */
export function buildAssets(knowledge: Knowledge): {
  assets: ReadonlyMap<string, Asset>
  modules: readonly string[]
  version: string
} {
  const modules = clientModules()
  const assets = [
    ...modules.map((module) =>
      asset(`/m/${module}`, 'text/javascript; charset=utf-8', strip(readFileSync(join(compiled, module), 'utf8'))),
    ),
    asset('/style.css', 'text/css; charset=utf-8', readFileSync(join(source, 'style.css'), 'utf8')),
    asset('/icon.svg', 'image/svg+xml', readFileSync(join(source, 'icon.svg'), 'utf8')),
    asset('/manifest.webmanifest', 'application/manifest+json', manifest),
    asset('/knowledge.json', 'application/json', JSON.stringify(browserKnowledge(knowledge))),
  ]
  const version = createHash('sha256')
    .update(assets.map(({ tag }) => tag).join())
    .digest('hex')
    .slice(0, 12)
  return {
    assets: new Map(assets.map((one) => [one.path, one])),
    modules: modules.map((module) => `/m/${module}`),
    version,
  }
}

/** Source maps and comment blocks stay at home. */
const strip = (code: string) =>
  code.replace(/^\/\/# sourceMappingURL=.*$/gm, '').replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '')

function asset(path: string, type: string, text: string): Asset {
  const body = Buffer.from(text)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
  return { path, type, body, gzip: gzipSync(body, { level: 9 }), brotli: brotliCompressSync(body, quality), tag }
}

const manifest = JSON.stringify({
  name: 'Doorchain',
  short_name: 'Doorchain',
  start_url: '/',
  display: 'browser',
  lang: 'en-GB',
  background_color: '#ffffff',
  theme_color: '#12344d',
  icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
})
