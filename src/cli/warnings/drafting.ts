import { runWork } from '../../work.ts'
import { UsageError } from '../args.ts'
import { plain } from '../print.ts'
import type { WarningCommands } from './commands.ts'

export const draftingHelp = `warnings draft --series ID|--spike ID --as ADDRESS
                             Draws up a warning from the reports of a series or a spike, for a writer to go on with.`

/** `warnings …` */
export const draftingCommands: WarningCommands = {
  draft: async ({ values: { as, series, spike } }) => {
    if (typeof as !== 'string') throw new UsageError('--as is missing: the e-mail address of a coordinator')
    if ((series === undefined) === (spike === undefined)) throw new UsageError('draft needs --series ID or --spike ID')
    const order = { as, series: series ?? null, spike: spike ?? null }
    const { id } = (await runWork('warnings-draft', order)) as { readonly id: string }
    return plain(`${id}: drawn up. A writer goes on with it at /desk/warnings/${id}/write`)
  },
}
