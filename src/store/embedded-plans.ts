import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite'

/** Statements of which the embedded database keeps the plan, each under a name. */
export interface Plans {
  /** Runs a statement inside a transaction that is under way; throws what the database does. */
  query<T>(statement: string, parameters: readonly unknown[], options?: QueryOptions): Promise<Results<T>>
}

/** A plan fits the tables as they were when it was made: nothing tells it here that they have grown. */
const mostUses = 1_000

interface Plan {
  readonly name: string
  uses: number
  /** Object ids of the types of its parameters. */
  readonly types: readonly number[]
}

/** PGlite plans whatever it is asked anew; its protocol knows names, as every PostgreSQL does. */
export async function openPlans(engine: PGlite): Promise<Plans> {
  const { parse, protocol } = await import('@electric-sql/pglite')
  const { serialize } = protocol
  const plans = new Map<string, Plan>()
  const send = async (...steps: readonly Uint8Array[]) => {
    const messages = []
    try {
      for (const step of steps) messages.push(...(await engine.execProtocolStream(step, { syncToFs: false })))
    } finally {
      messages.push(...(await engine.execProtocolStream(serialize.sync(), { syncToFs: false })))
    }
    return messages
  }
  const planOf = async (text: string): Promise<Plan> => {
    const known = plans.get(text)
    if (known && ++known.uses <= mostUses) return known
    const name = known?.name ?? `plan_${plans.size + 1}`
    const statement = { type: 'S', name } as const
    const messages = await send(
      serialize.close(statement),
      serialize.parse({ name, text }),
      serialize.describe(statement),
    )
    const plan = { name, uses: 1, types: parse.parseDescribeStatementResults(messages) }
    plans.set(text, plan)
    return plan
  }
  return {
    query: <T>(statement: string, parameters: readonly unknown[], options?: QueryOptions) =>
      engine.runExclusive(async () => {
        const { name, types } = await planOf(statement)
        const values = parameters.map((value, at) => written(engine, value, types[at]!))
        const portal = serialize.describe({ type: 'P' })
        const messages = await send(serialize.bind({ statement: name, values }), portal, serialize.execute({}))
        return parse.parseResults(messages, engine.parsers, options)[0] as Results<T>
      }),
  }
}

/** A value as the database is sent it. */
function written({ serializers }: PGlite, value: unknown, type: number): string | null {
  if (value === null || value === undefined) return null
  return serializers[type]?.(value) ?? String(value)
}
