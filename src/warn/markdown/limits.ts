/**
 * The longest Markdown that is shown, in UTF-16 code units; what is longer is cut. The longest warning of a UK force that we
 * have seen has 9,000.
 */
export const longestMarkdown = 60_000

const mostLines = 3000
const deepest = 12
const widestIndent = 24
const mostNested = 500
const mostWork = 8_000_000

/** What the parser would have to do, counted in one pass over the lines. */
export interface Work {
  readonly lines: number
  /** Containers (quotes and lists) opened in one line, at most. */
  readonly depth: number
  /** Containers opened inside others, in all. */
  readonly nested: number
  /** Columns a line is pushed in, at most. */
  readonly indent: number
  /** For each stretch of lines, its length times its marks: the parser looks back from each mark at most so far. */
  readonly looks: number
}

/** Counts the work of parsing, in time proportional to the length. */
export function countWork(source: string): Work {
  const lines = source.split('\n')
  let [depth, nested, indent, looks] = [0, 0, 0, 0]
  let [length, marks] = [0, 0]
  for (const line of lines) {
    const opening = /^[ \t]*(?:(?:>|[*+-](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)*/.exec(line)![0]
    const containers = opening.match(/>|[*+-]|\d+[.)]/g)?.length ?? 0
    // A quotation goes on from line to line, and a list that begins with another number than 1 does not interrupt.
    if (line.slice(opening.length).trim() === '' || /[*+-]|\b1[.)]/.test(opening)) {
      looks += length * marks
      length = marks = 0
    }
    depth = Math.max(depth, containers)
    nested += Math.max(0, containers - 1)
    indent = Math.max(indent, /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length)
    length += line.length
    marks += line.match(/[*_`[\]!<]/g)?.length ?? 0
  }
  return { lines: lines.length, depth, nested, indent, looks: looks + length * marks }
}

/** Whether a text is Markdown that a person would write; what is not is shown as plain paragraphs. */
export function isTame(source: string): boolean {
  const { lines, depth, nested, indent, looks } = countWork(source)
  return lines <= mostLines && depth <= deepest && nested <= mostNested && indent <= widestIndent && looks <= mostWork
}
