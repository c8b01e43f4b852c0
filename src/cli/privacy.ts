import { records } from '../privacy/records.ts'
import type { Ended } from '../privacy/retention.ts'
import { basisWords, endingInWords, kindInWords, kindsAsTable } from '../privacy/words.ts'
import { runWork } from '../work.ts'
import { readArgs, UsageError } from './args.ts'

export const privacyHelp = `privacy list [--json|--markdown]
                             What each table holds, about whom, why, and how it ends.
privacy run                  Ends at once what would be ended in the coming night.`

/** `privacy list`, `privacy run`. */
export async function runPrivacy(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, {
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
  })
  switch (positionals[0]) {
    case 'list':
      console.log(
        values.json === true
          ? JSON.stringify(listed())
          : values.markdown === true
            ? kindsAsTable(records)
            : records.map(kindInWords).join('\n\n'),
      )
      return 0
    case 'run':
      return printEnded((await runWork('privacy-run', {})) as Ended)
    default:
      throw new UsageError('privacy needs one of: list, run')
  }
}

const listed = () =>
  records.map(({ table, holds, why, personal, endings }) => ({
    table,
    holds,
    why,
    about: personal ? Object.keys(personal.notice) : [],
    columns: personal?.columns ?? [],
    basis: personal ? basisWords[personal.basis] : null,
    ends: endings.map(endingInWords),
  }))

function printEnded(ended: Ended): number {
  const lines = Object.entries(ended).map(([table, rows]) => `  ${table}: ${rows}`)
  console.log(lines.length > 0 ? `Ended:\n${lines.join('\n')}` : 'Nothing was over its time.')
  return 0
}
