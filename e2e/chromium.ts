import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { installPackages } from './install.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Starts the system's own Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = places.find((path) => existsSync(path))
  if (!executablePath) throw new Error('No Chromium was found. Install it: apt-get install chromium')
  return chromium.launch({ executablePath, args: quiet.split(' ') })
}

/** Makes sure a Chromium is there. */
export function ensureChromium(): void {
  if (!places.some((path) => existsSync(path)))
    installPackages('Chromium, for the browser tests,', ['chromium', 'fonts-dejavu-core'])
}
