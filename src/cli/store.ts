import { readConfig } from '../config.ts'
import { erasers } from '../people/households/erase.ts'
import { reportEraser } from '../report/own.ts'
import { type BackupResult, backup, restore, status } from '../store/commands.ts'
import { journalFile } from '../store/erasure-journal.ts'
import { readArgs, UsageError } from './args.ts'

/** `backup FILE`. */
export async function runBackup(args: readonly string[]): Promise<number> {
  const { positionals } = readArgs(args, {})
  const result = await backup(readConfig(), oneFile('backup', positionals))
  console.log(`${count(result)} written to ${result.file}.`)
  return 0
}

/** `restore FILE [--replace]`. */
export async function runRestore(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, { replace: { type: 'boolean' } })
  const config = readConfig()
  const replace = values.replace === true
  const result = await restore(config, oneFile('restore', positionals), {
    replace,
    erasers: [...erasers, reportEraser],
  })
  console.log(`${count(result)} restored, as they were at ${result.at}.`)
  if (result.erasedAgain > 0)
    console.log(`${result.erasedAgain} of them had been erased or ended since, and were again.`)
  else console.log('None of them is known to have been erased or ended since.')
  if (!result.hadJournal && !replace)
    console.log(
      `There is no journal of erasures at ${journalFile(config.dataDirectory)}. If there is one in the directory before, put it there and restore again with --replace.`,
    )
  return 0
}

/** `status [--json]`. */
export async function runStatus(args: readonly string[]): Promise<number> {
  const { values } = readArgs(args, { json: { type: 'boolean' } })
  const { database, where, migration, counts } = await status(readConfig())
  if (values.json === true) {
    console.log(JSON.stringify({ database, where, migration, counts }))
    return 0
  }
  console.log(`Database: ${database}, at ${where}, migration ${migration}.`)
  const lines = Object.entries(counts).map(([name, times]) => `  ${name.replaceAll('-', ' ')}: ${times}`)
  console.log(lines.length > 0 ? lines.join('\n') : 'Nothing was counted yet.')
  return 0
}

const count = ({ rows }: BackupResult) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`

function oneFile(command: string, files: readonly string[]): string {
  if (files.length !== 1) throw new UsageError(`${command} needs one FILE`)
  return files[0]!
}
