import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Starts the system's own Chromium without a window. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = places.find((path) => existsSync(path))
  if (!executablePath) throw new Error('No Chromium was found. Install it: apt-get install chromium')
  return chromium.launch({ executablePath, args: quiet.split(' ') })
}

/** Whether Debian's packages can be installed here without asking: Debian or Ubuntu, and root. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')
}

/** Installs Debian packages, saying so; throws with the command where that is not ours to do. */
export function installPackages(why: string, packages: readonly string[]): void {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (!canInstall()) throw new Error(`${why} is missing. Install it and try again:\n  ${command}`)
  console.error(`${why} is missing; installing it: ${command}`)
  const run = (line: string) =>
    spawnSync('sh', ['-c', line], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  run('apt-get update -qq')
  if (run(command).status !== 0) throw new Error(`${command} did not finish; the lines above say why.`)
}

/** Makes sure a Chromium is there. */
export function ensureChromium(): void {
  if (!places.some((path) => existsSync(path)))
    installPackages('Chromium, for the browser tests,', ['chromium', 'fonts-dejavu-core'])
}
