/** A line of a text beside an older one. */
export interface ComparedLine {
  readonly is: 'same' | 'gone' | 'new'
  readonly line: string
}

/** More lines than this, after those that agree at both ends, are not put beside one another. */
const mostLines = 600

/** Which lines went and came between two texts, by their longest common lines; null for texts too long to compare. */
export function compareTexts(before: string, after: string): readonly ComparedLine[] | null {
  const [old, now] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const [gone, came] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  if (gone.length > mostLines || came.length > mostLines) return null
  const same = (lines: readonly string[]) => lines.map((line): ComparedLine => ({ is: 'same', line }))
  return [...same(now.slice(0, start)), ...between(gone, came), ...same(now.slice(now.length - end))]
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trimEnd())

function between(old: readonly string[], now: readonly string[]): ComparedLine[] {
  const common = lengths(old, now)
  const lines: ComparedLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ is: 'same', line: now[j]! })
      i++
      j++
    } else if (j >= now.length || (i < old.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      lines.push({ is: 'gone', line: old[i++]! })
    else lines.push({ is: 'new', line: now[j++]! })
  }
  return lines
}

/** [i][j]: how many lines are common to what follows from line i of the one and line j of the other. */
function lengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i]![j] = old[i] === now[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}
