import { parseArgs } from 'node:util'
import type { Lost, Moment, Nation, Situation } from '../check/verdict.ts'

/** A wrong use of the command line: the message says what to write instead. */
export class UsageError extends Error {}

const moments: readonly Moment[] = [
  'on-the-phone',
  'at-the-door',
  'inside',
  'hung-up',
  'message',
  'cash-machine',
  'over',
]
const nations: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']
const losses: readonly Lost[] = ['money', 'card', 'details', 'access', 'goods']

/** What was given by name and what by place. */
export interface Args {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** Parses arguments; throws UsageError naming the one that is wrong. */
export function readArgs(
  args: readonly string[],
  options: NonNullable<Parameters<typeof parseArgs>[0]>['options'],
): Args {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: options ?? {}, allowPositionals: true })
    return { values: values as Args['values'], positionals }
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'))
  }
}

export const situationOptions = {
  moment: { type: 'string' },
  nation: { type: 'string' },
  lost: { type: 'string' },
  phone: { type: 'string' },
  danger: { type: 'boolean' },
  'cannot-speak': { type: 'boolean' },
  gas: { type: 'boolean' },
  'help-called': { type: 'boolean' },
} as const

/** The situation that the options tell. Throws UsageError on a value that is none. */
export function situationFrom({ values }: Args): Situation {
  const moment = oneOf('moment', values.moment, moments)
  const nation = oneOf('nation', values.nation, nations)
  const phone = oneOf('phone', values.phone, ['landline', 'mobile'] as const)
  const lost =
    typeof values.lost === 'string'
      ? values.lost.split(',').map((one) => oneOf('lost', one.trim(), losses)!)
      : undefined
  return {
    ...(moment && { moment }),
    ...(nation && { nation }),
    ...(phone && { phone }),
    ...(lost && { lost }),
    ...(values.danger === true && { inDanger: true }),
    ...(values['cannot-speak'] === true && { cannotSpeak: true, inDanger: true }),
    ...(values.gas === true && { smellsGas: true }),
    ...(values['help-called'] === true && { calledForHelp: true }),
  }
}

/** The value as one of those allowed; undefined stays undefined. */
export function oneOf<T extends string>(
  name: string,
  value: string | boolean | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (found) return found
  throw new UsageError(`--${name} is one of ${allowed.join(', ')}; not "${value}"`)
}
