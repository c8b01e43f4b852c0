import type { Readable } from 'node:stream'

interface Command {
  readonly help: () => Promise<string> | string
  readonly run: (args: readonly string[], input: Readable) => Promise<number>
}

/** The command table; each command is loaded only when it is called. */
const commands: Readonly<Record<string, Command>> = {
  start: {
    help: () => `start                        Serves the pages and prints where to look; Ctrl and C stops it.
  Settings, by environment: HOST, PORT, PUBLIC_URL, DOORCHAIN_DATA (data directory), DATABASE_URL (PostgreSQL) and
  more; docs/operating.md has them all, and how to run it for others.`,
    run: async (args) => {
      const { readArgs, UsageError } = await import('./cli/args.ts')
      if (readArgs(args, {}).positionals.length > 0)
        throw new UsageError('start takes no arguments; its settings are environment variables, such as PORT=8711.')
      return (await import('./main.ts')).start()
    },
  },
  check: {
    help: async () => (await import('./cli/check.ts')).checkHelp,
    run: async (args, input) => (await import('./cli/check.ts')).runCheck(args, input),
  },
  read: {
    help: async () => (await import('./cli/read.ts')).readHelp,
    run: async (args, input) => (await import('./cli/read.ts')).runRead(args, input),
  },
  bench: {
    help: () => 'bench NAME                   Runs a benchmark of bench/; ends with one line of JSON.',
    run: async (args) => (await import('./cli/bench.ts')).runBench(args),
  },
  evaluate: {
    help: () => 'evaluate [DIR]               Measures the reader on labelled text (default ../shared).',
    run: async (args) => (await import('./cli/bench.ts')).runEvaluate(args),
  },
  learn: {
    help: async () => (await import('./cli/learn.ts')).learnHelp,
    run: async (args) => (await import('./cli/learn.ts')).runLearn(args),
  },
  api: {
    help: () => 'api                          Prints what programs may use, as OpenAPI 3.1 (docs/api.json).',
    run: async (args) => (await import('./cli/api.ts')).runApi(args),
  },
  people: {
    help: async () => (await import('./cli/people.ts')).peopleHelp,
    run: async (args) => (await import('./cli/people.ts')).runPeople(args),
  },
  privacy: {
    help: async () => (await import('./cli/privacy.ts')).privacyHelp,
    run: async (args) => (await import('./cli/privacy.ts')).runPrivacy(args),
  },
  areas: {
    help: async () => (await import('./cli/areas.ts')).areasHelp,
    run: async (args) => (await import('./cli/areas.ts')).runAreas(args),
  },
  number: {
    help: async () => (await import('./cli/number.ts')).numberHelp,
    run: async (args) => (await import('./cli/number.ts')).runNumber(args),
  },
  directory: {
    help: async () => (await import('./cli/directory.ts')).directoryHelp,
    run: async (args) => (await import('./cli/directory.ts')).runDirectory(args),
  },
  ranges: {
    help: async () => (await import('./cli/ranges.ts')).rangesHelp,
    run: async (args) => (await import('./cli/ranges.ts')).runRanges(args),
  },
  warnings: {
    help: async () => (await import('./cli/warnings.ts')).warningsHelp,
    run: async (args) => (await import('./cli/warnings.ts')).runWarnings(args),
  },
  reports: {
    help: async () => (await import('./cli/reports.ts')).reportsHelp,
    run: async (args) => (await import('./cli/reports.ts')).runReports(args),
  },
  series: {
    help: async () => (await import('./cli/series.ts')).seriesHelp,
    run: async (args) => (await import('./cli/series.ts')).runSeries(args),
  },
  stats: {
    help: async () => (await import('./cli/stats.ts')).statsHelp,
    run: async (args, input) => (await import('./cli/stats.ts')).runStats(args, input),
  },
  simulate: {
    help: async () => (await import('./cli/simulate.ts')).simulateHelp,
    run: async (args) => (await import('./cli/simulate.ts')).runSimulate(args),
  },
  night: {
    help: async () => (await import('./cli/night.ts')).nightHelp,
    run: async (args) => (await import('./cli/night.ts')).runNightCommand(args),
  },
  spikes: {
    help: async () => (await import('./cli/night.ts')).spikesHelp,
    run: async (args) => (await import('./cli/night.ts')).runSpikes(args),
  },
  backup: {
    help: () => 'backup FILE                  Writes the whole database to a file, also while the service runs.',
    run: async (args) => (await import('./cli/store.ts')).runBackup(args),
  },
  restore: {
    help: () => `restore FILE [--replace]     Puts a backup into an empty database, all or nothing; the service must be stopped.
  --replace                  Loses what the database holds now.`,
    run: async (args) => (await import('./cli/store.ts')).runRestore(args),
  },
  status: {
    help: () => 'status [--json]              Which database, and what was counted.',
    run: async (args) => (await import('./cli/store.ts')).runStatus(args),
  },
  test: {
    help: () => 'test [NAME…]                 Every check there is, or the tests whose path holds a NAME.',
    run: async (args) => (await import('./test.ts')).runTests(args),
  },
}

async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (/^(?:help|--help|-h)$/.test(name)) return help(args[0])
  const command = commandNamed(name)
  if (!command || args.includes('--help')) return help(name)
  try {
    return await command.run(args, process.stdin)
  } catch (error) {
    const { failureExit } = await import('./cli/failure.ts')
    return failureExit(error, name)
  }
}

const commandNamed = (name: string) => (Object.hasOwn(commands, name) ? commands[name] : undefined)

/** Tells about one command, or about all. */
async function help(name: string | undefined): Promise<number> {
  const one = name === undefined ? undefined : commandNamed(name)
  if (name !== undefined && !one) {
    console.error(`There is no command "${name}".\nFor help: npm run --silent doorchain -- help`)
    return 2
  }
  const texts = await Promise.all((one ? [one] : Object.values(commands)).map((command) => command.help()))
  if (one) console.log(texts[0])
  else console.log(`Doorchain: against impersonation crime.\n\n${texts.join('\n\n')}\n\n${helpHelp}`)
  return 0
}

const helpHelp = 'help [COMMAND]               All of this, or one command.'

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
process.exitCode = await main(process.argv.slice(2))
