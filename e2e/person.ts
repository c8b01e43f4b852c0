import assert from 'node:assert/strict'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { axe, demandValid, overflow } from './look.ts'

/** A person at a device of their own, with an authenticator that can be lost. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  loseDevice(): Promise<void>
}

const authenticator = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

export async function newPerson(browser: Browser): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } })
  const page = await context.newPage()
  const cdp: CDPSession = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const add = () => cdp.send('WebAuthn.addVirtualAuthenticator', { options: authenticator })
  let { authenticatorId } = await add()
  return {
    context,
    page,
    async loseDevice() {
      await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
      await context.clearCookies()
      authenticatorId = (await add()).authenticatorId
    },
  }
}

export const heading = (page: Page) => page.textContent('h1')

/** The page is whole: accessible, valid, and no wider than a phone. */
export async function look(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname
  await axe(page, where)
  await demandValid(await (await page.request.get(page.url())).text(), where)
  assert.equal(await overflow(page), 0, `${where} is wider than a phone`)
}

export async function press(page: Page, words: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: words, exact: true }).click()])
}

export async function makePasskey(page: Page): Promise<void> {
  await press(page, 'Make a passkey on this device')
  assert.match((await page.textContent('main')) ?? '', /Remove/)
}

/** Signs in anew by passkey, looking at the page on the way. */
export async function signIn(page: Page, publicUrl: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${publicUrl}/desk/sign-in`)
  await look(page)
  await press(page, 'Sign in with a passkey')
}
