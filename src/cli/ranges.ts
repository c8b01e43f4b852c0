import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { ImportedFile } from '../directory/ranges/range-store.ts'
import { runWork } from '../work.ts'
import { readArgs, UsageError } from './args.ts'

export const rangesHelp = `ranges import FILE…          Takes in the weekly files of number blocks as Ofcom publishes them, CSV or ZIP, all at once.
  --dated DAY                The day Ofcom published them, as 2026-11-18; else the date of each file.
  --fewer                    Also when far fewer blocks come than there were.`

/** `ranges import FILE…`: all of it or nothing; rows that are none are listed. Throws UsageError. */
export async function runRanges(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, { dated: { type: 'string' }, fewer: { type: 'boolean' } })
  const [what, ...files] = positionals
  if (what !== 'import' || files.length === 0) throw new UsageError('ranges needs: import FILE…')
  const imported = (await runWork('ranges-import', {
    by: userInfo().username,
    files: files.map((file) => resolve(file)),
    ...(typeof values.dated === 'string' && { dated: values.dated }),
    fewer: values.fewer === true,
  })) as readonly ImportedFile[]
  for (const { name, dated, blocks, bad, badCount } of imported) {
    console.log(`${name}, dated ${dated}: ${blocks.toLocaleString('en-GB')} blocks taken in, ${badCount} left out.`)
    for (const { line, reason } of bad) console.log(`  line ${line}: ${reason}`)
    if (badCount > bad.length) console.log(`  and ${badCount - bad.length} more`)
  }
  return 0
}
