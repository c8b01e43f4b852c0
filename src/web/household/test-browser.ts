import type { Ask } from '../edge/test-edge.ts'

/** A browser as far as cookies and forms go: it sends what it was given back to where it came from. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  /** The last answer's Set-Cookie lines. */
  set: readonly string[]
  get(path: string): Promise<Response>
  post(
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
}

let browsers = 0

/** A browser at a connection of its own. */
export function openBrowser(ask: Ask): TestBrowser {
  const cookies = new Map<string, string>()
  const peer = `203.0.${Math.floor(browsers / 200)}.${(browsers++ % 200) + 1}`
  const send = async (path: string, init: RequestInit) => {
    const Cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await ask(path, { ...init, headers: { ...init.headers, Cookie }, peer, encrypted: true })
    browser.set = answer.headers.getSetCookie()
    for (const line of browser.set) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return answer
  }
  const browser: TestBrowser = {
    cookies,
    set: [],
    get: (path) => send(path, {}),
    post: (path, fields = {}, headers = { 'Sec-Fetch-Site': 'same-origin' }) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
  return browser
}

/** The code that stands on a page in large type. */
export async function codeOn(page: Response): Promise<string> {
  const markup = await page.text()
  return /class="shown-code"[^>]*>(.*?)<\/p>/s.exec(markup)?.[1]?.replace(/<[^>]*>|\s/g, '') ?? ''
}

/** A household open in a browser, and its code. */
export async function openResident(ask: Ask): Promise<{ browser: TestBrowser; code: string }> {
  const browser = openBrowser(ask)
  await browser.post('/household/new')
  return { browser, code: await codeOn(await browser.get('/household/sheet')) }
}

/** Somebody else's browser, paired and confirmed; and their id. */
export async function openHelper(
  ask: Ask,
  browser: TestBrowser,
  name = 'Anna',
): Promise<{ helper: TestBrowser; person: string }> {
  await browser.post('/household/pair')
  const code = await codeOn(await browser.get('/household/pair'))
  const helper = openBrowser(ask)
  await helper.post('/trusted/enter', { code, name })
  const page = await (await browser.get('/household/confirm')).text()
  const person = /name="person" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await browser.post('/household/confirm', { person, answer: 'yes' })
  return { helper, person }
}
