import type { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { cite } from '../../check/cite.ts'
import type { CitableWarning } from '../../values/citable.ts'
import type { CookieItem } from '../../values/notice.ts'
import { spanInWords, yearMs } from '../../values/time-span.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { isFromHere } from '../edge/same-site.ts'
import type { Parts } from '../flow.ts'
import { homeCookie, homeValue, readHome } from '../home.ts'
import { type Html, html } from '../html.ts'
import { problemPage } from '../pages/about.ts'
import { areaPath } from '../pages/area.ts'
import { citedList } from '../parts/cited.ts'
import { notFound } from '../site.ts'
import { openMachineFiles } from './machine.ts'
import type { WarningParts } from './parts.ts'

const lastsMs = yearMs
const citablePath = '/warnings/current.json'
const homePath = '/areas/home'

/** The routes of this part. */
export const citingRoutes: readonly string[] = [`GET ${citablePath}`, `POST ${homePath}`]

/** An answer comes without warnings rather than late. */
const patienceMs = 1500

/** The cookie of those who chose an area, for the privacy notice. */
export const homeCookies: readonly CookieItem[] = [
  {
    name: homeCookie,
    why: 'Holds the area you chose, so that a check can name the warnings near you. Set only when you ask for it.',
    howLong: `${spanInWords(lastsMs)}, or until you press “Forget where I live” on the page of an area`,
  },
]

const foreign = problemPage(
  403,
  'This did not come from a page of Doorchain',
  'Open the page of your area and press the button there.',
)

/** The list that browsers compare an answer with, and the button by which a person says where they live. */
export function addCiting(app: Hono<EdgeEnv>, parts: WarningParts, send: Send): void {
  const files = openMachineFiles(parts)
  app.get(citablePath, (context) => {
    const print = async () => {
      const { citableIn, printCitable } = await import('./cited.ts')
      return printCitable((await citableIn(parts)) ?? [])
    }
    return files.send(context, { type: 'application/json', self: parts.publicUrl + citablePath, print })
  })
  app.post(homePath, async (context) => {
    if (!isFromHere((name) => context.req.header(name), parts.publicUrl)) return send(context, foreign)
    const form = new URLSearchParams(await context.req.text())
    const code = form.get('code') ?? ''
    const home = (await import('./cited.ts')).homeAt(parts.areas.on(), code)
    if (!home) return send(context, notFound)
    const options = { path: '/', secure: parts.publicUrl.startsWith('https:'), sameSite: 'Lax' as const }
    if (form.has('forget')) deleteCookie(context, homeCookie, options)
    else setCookie(context, homeCookie, homeValue(home), { ...options, maxAge: lastsMs / 1000 })
    return context.redirect(areaPath(code), 303)
  })
}

/** What names warnings below an answer made here; nothing while they cannot be read. */
export async function citing(parts: WarningParts, cookies: string, today: string): Promise<Pick<Parts, 'cited'>> {
  const { citableIn } = await import('./cited.ts')
  const patience = new Promise<null>((resolve) => void setTimeout(resolve, patienceMs, null).unref())
  const warnings: readonly CitableWarning[] = (await Promise.race([citableIn(parts), patience])) ?? []
  const home = readHome(cookies)
  return { cited: (result) => citedList(cite(result, warnings, { home, today }), home) }
}

/** Asks on the page of an area whether a person lives there, or no longer wants it known. */
export function homeForm(code: string, cookies: string): Html {
  const home = readHome(cookies)
  const isHome = home !== null && (home.district || home.force) === code
  return html`<form method="post" action="${homePath}" class="noprint"><input type="hidden" name="code" value="${code}">
${
  isHome
    ? html`<p>A check names the warnings near here first.</p><button class="plain" type="submit" name="forget" value="yes">Forget where I live</button>`
    : html`<button class="plain" type="submit">I live here: show warnings near me in my checks</button><p>Kept on this device, not with us.</p>`
}</form>`
}
