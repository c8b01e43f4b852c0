import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

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
