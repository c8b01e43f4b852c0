/** What anybody can work out: one number is the sum of others, each by its place in a list. */
export interface Line {
  readonly total: number
  readonly parts: readonly number[]
}

/** Between which numbers each lies, by its place. */
export interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** So often what is known of one number narrows down the next. */
const rounds = 8

/** Narrows bounds down, by what the sums tell. */
export function narrow(bounds: Bounds, lines: readonly Line[]): void {
  for (let round = 0, changed = true; changed && round < rounds; round++) {
    changed = false
    for (const line of lines) changed = narrowBy(line, bounds) || changed
  }
}

const noLimit = Number.POSITIVE_INFINITY

function narrowBy({ total, parts }: Line, bounds: Bounds): boolean {
  const { low, high } = bounds
  let least = 0
  let most = 0
  let open = 0
  for (const part of parts) {
    least += low[part]!
    if (high[part] === noLimit) open++
    else most += high[part]!
  }
  let changed = within(bounds, total, { from: least, to: open > 0 ? noLimit : most })
  for (const part of parts) {
    const isOpen = high[part] === noLimit
    const others = open - (isOpen ? 1 : 0) > 0 ? noLimit : most - (isOpen ? 0 : high[part]!)
    const own = { from: low[total]! - others, to: high[total]! - (least - low[part]!) }
    changed = within(bounds, part, own) || changed
  }
  return changed
}

function within({ low, high }: Bounds, at: number, { from, to }: { from: number; to: number }): boolean {
  if (low[at] === high[at] || (from <= low[at]! && to >= high[at]!)) return false
  if (from > low[at]!) low[at] = from
  if (to < high[at]!) high[at] = to
  return true
}
