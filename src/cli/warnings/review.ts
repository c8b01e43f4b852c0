import type { Decision } from '../../warn/review/decide.ts'
import { runWork } from '../../work.ts'
import { type Args, UsageError } from '../args.ts'
import type { WarningCommands } from './commands.ts'

export const reviewHelp = `warnings submit ID --as ADDRESS
                             Puts a warning forward; another person must approve it.
warnings approve|return|reject ID --as ADDRESS [--note WORDS]
warnings cancel ID --as ADDRESS --reason WORDS
                             Ends what is published, at once; everybody can read why.`

/** `warnings …` */
export const reviewCommands: WarningCommands = {
  submit: async (given, [id]) => {
    await runWork('warnings-submit', asked(given, id))
    return `${id} is put forward. Another person approves it: warnings approve ${id} --as ADDRESS`
  },
  approve: (given, words) => decide(given, words, { decision: 'approve', done: 'published' }),
  return: (given, words) => decide(given, words, { decision: 'return', done: 'sent back' }),
  reject: (given, words) => decide(given, words, { decision: 'reject', done: 'rejected' }),
  cancel: async (given, [id]) => {
    await runWork('warnings-cancel', { ...asked(given, id), reason: option(given, 'reason') })
    return `${id} is cancelled.`
  },
}

async function decide(
  given: Args,
  [id]: readonly string[],
  { decision, done }: { readonly decision: Decision; readonly done: string },
): Promise<string> {
  const { note } = given.values
  await runWork('warnings-decide', { ...asked(given, id), decision, note: typeof note === 'string' ? note : null })
  return `${id} is ${done}.`
}

function asked(given: Args, id: string | undefined) {
  if (id === undefined) throw new UsageError('the ID of a warning is missing')
  return { as: option(given, 'as'), id }
}

function option({ values }: Args, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new UsageError(`--${name} is missing`)
}
