import { apiText } from '../web/api/document.ts'
import { readArgs, UsageError } from './args.ts'

/** `api`. Throws UsageError. */
export async function runApi(args: readonly string[]): Promise<number> {
  if (readArgs(args, {}).positionals.length > 0) throw new UsageError('api takes no arguments.')
  process.stdout.write(apiText())
  return 0
}
