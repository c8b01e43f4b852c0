import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { CompactKnowledge } from '../read/expand.ts'
import type { Room, Scripted } from './page.ts'
import { knowledgeText } from './sent.ts'

/** A file served as it is, with what it becomes when compressed. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
  readonly tag: string
  /** Its address changes when it does, so that a browser may keep it. */
  readonly lasting: boolean
}

/** All files of the site, and the addresses that pages name. */
export interface Built {
  readonly assets: ReadonlyMap<string, Asset>
  readonly style: string
  readonly script: string
  readonly rooms: Readonly<Record<Scripted, string>>
  readonly roomStyles: Readonly<Partial<Record<Room, string>>>
  /** Styles of the small page in a frame of another site. */
  readonly frameStyle: string
  readonly version: string
}

const source = join(import.meta.dirname, '..', '..', '..', 'src', 'web')
/** All that runs in the browser, put together by bundle.ts. */
const bundle = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', `${name}.js`), 'utf8')

/**
 * All files that the pages load, compressed once. `version` changes when any of them does and is part of the lasting
 * addresses: an open page never mixes files of two versions. The service worker keeps `pagePaths` too.
 */
export function buildAssets(knowledge: CompactKnowledge, pagePaths: readonly string[]): Built {
  const texts: [name: string, type: string, text: string][] = [
    ['client.js', script, bundle('client')],
    ['style.css', css, readSource('style.css')],
    ['knowledge.json', 'application/json', knowledgeText(knowledge)],
  ]
  const [desk, household, report] = [bundle('desk'), bundle('household'), bundle('report')]
  const deskStyle = readSource('desk/desk.css')
  const frameStyle = readSource('warnings/frame.css')
  const version = hash(
    [...texts.map(([, , text]) => text), desk, household, report, deskStyle, frameStyle].join('\0'),
  ).slice(0, 12)
  const address = (name: string) => `/m/${version}/${name}`
  const lasting = texts.map(([name, type, text]) => asset(address(name), type, { text, lasting: true }))
  const plain = [
    asset('/icon.svg', 'image/svg+xml', { text: readSource('icon.svg') }),
    asset('/manifest.webmanifest', 'application/manifest+json', { text: manifest }),
  ]
  const kept = [...lasting, ...plain].map(({ path }) => path).concat(pagePaths)
  const worker = `const version = ${JSON.stringify(version)}\nconst kept = ${JSON.stringify(kept)}\n${readSource('client/worker.js')}`
  const rooms = [
    asset(address('desk.js'), script, { text: desk, lasting: true }),
    asset(address('household.js'), script, { text: household, lasting: true }),
    asset(address('report.js'), script, { text: report, lasting: true }),
    asset(address('desk.css'), css, { text: deskStyle, lasting: true }),
    asset(address('frame.css'), css, { text: frameStyle, lasting: true }),
  ]
  const all = [...lasting, ...rooms, ...plain, asset('/sw.js', script, { text: worker })]
  return {
    assets: new Map(all.map((one) => [one.path, one])),
    style: address('style.css'),
    script: address('client.js'),
    rooms: { desk: address('desk.js'), household: address('household.js'), report: address('report.js') },
    roomStyles: { desk: address('desk.css') },
    frameStyle: address('frame.css'),
    version,
  }
}

const script = 'text/javascript; charset=utf-8'
const css = 'text/css; charset=utf-8'
const readSource = (name: string) => readFileSync(join(source, name), 'utf8')
const hash = (text: string | Buffer) => createHash('sha256').update(text).digest('base64url')

/** Where the build keeps files compressed as far as it goes, which takes too long to do when one is first asked for. */
export const compressedFolder = join(import.meta.dirname, '..', '..', 'compressed')
export const compressedPath = (body: Buffer): string => join(compressedFolder, `${hash(body).slice(0, 20)}.br`)

/** Brotli; 11 is the smallest and slowest. */
export const compress = (body: Buffer, quality: number): Buffer =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGBLOCK]: 20 },
  })

function asset(path: string, type: string, { text, lasting = false }: { text: string; lasting?: boolean }): Asset {
  const body = Buffer.from(text)
  const stored = compressedPath(body)
  const brotli = existsSync(stored) ? readFileSync(stored) : compress(body, 9)
  return { path, type, body, gzip: gzipSync(body, { level: 9 }), brotli, tag: `"${hash(body).slice(0, 20)}"`, lasting }
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
