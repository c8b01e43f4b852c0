import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { areaName } from '../../areas/borders.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import type { PosterLanguage } from '../../warn/poster/words.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { notFound } from '../site.ts'
import { isOpening, soon } from './current.ts'
import { firstStep } from './first-step.ts'
import type { WarningParts } from './parts.ts'
import { warningPath } from './words.ts'

/** Posters kept in memory: one is 30 kB, and takes a quarter of a second to make. */
const mostKept = 50
const freshSeconds = 60

/** The addresses of posters. */
export const posterPaths = ['/warnings/:id/poster.pdf', '/warnings/:id/:language{[a-z]{2}}/poster.pdf'] as const

/** A file to print for each warning that holds, in English and in each of its languages that our font has letters for. */
export function addPoster(app: Hono<EdgeEnv>, parts: WarningParts, send: Send): void {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  for (const path of posterPaths)
    app.get(path, async (context) => {
      const { id, language = 'en' } = context.req.param() as { id: string; language?: string }
      const warning = await parts.published.find(id)
      const written = warning && (await languageFor(warning, language))
      if (!warning || !written) return send(context, (await isOpening(parts)) ? soon : notFound)
      const key = keyOf(warning, [written, parts.knowledge.version])
      const poster = () => {
        const bytes = kept.get(key) ?? makePoster(warning, written, parts)
        kept.delete(key)
        kept.set(key, bytes)
        bytes.catch(() => kept.delete(key))
        if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
        return bytes
      }
      return sendPoster(context, { name: `warning-${id}-${written}.pdf`, tag: `"${key}"`, poster })
    })
}

/** Another one for all that a poster may tell: a correction changes the facts of a version. */
const keyOf = (warning: PublishedWarning, rest: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([warning, rest]))
    .digest('base64url')
    .slice(0, 20)

/** The language of a poster; null where there is none: the warning has ended, or it cannot be printed in that language. */
async function languageFor({ state, texts }: PublishedWarning, language: string): Promise<PosterLanguage | null> {
  const { posterLanguages } = await import('../../warn/poster/words.ts')
  const printed = posterLanguages.find((one) => one === language)
  return state === 'published' && printed && texts.some((text) => text.language === printed) ? printed : null
}

async function makePoster(warning: PublishedWarning, language: PosterLanguage, parts: WarningParts) {
  const { printPoster } = await import('../../warn/poster/print.ts')
  const view = parts.areas.on()
  const codes = warning.areas.length > 0 ? warning.areas : warning.districts
  const path = language === 'en' ? warningPath(warning) : `${warningPath(warning)}/${language}`
  return printPoster(warning, {
    url: parts.publicUrl + path,
    areaNames: [...new Set(codes.map((code) => areaName(view, code)))],
    first: firstStep(warning, parts.knowledge, language),
    knowledge: parts.knowledge,
    language,
  })
}

interface Printed {
  readonly name: string
  readonly tag: string
  readonly poster: () => Promise<Uint8Array<ArrayBuffer>>
}

/** The poster, or 304 to those who have it: then it is not made. */
async function sendPoster(context: Context, { name, tag, poster }: Printed): Promise<Response> {
  const headers = { ETag: tag, 'Cache-Control': `public, max-age=${freshSeconds}` }
  const known = context.req.header('If-None-Match') ?? ''
  if (known.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return context.body(null, 304, headers)
  return context.body(await poster(), 200, {
    ...headers,
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name}"`,
  })
}
