import type { Span } from '../values/span.ts'

/** One scalar of the front matter: its value with escapes undone, and where it stands (without quotes) in the file. */
export interface Field {
  readonly value: string
  readonly span: Span
}

interface Line {
  readonly start: number
  readonly end: number
  readonly indent: number
  readonly text: string
}

const maxLines = 500

/**
 * Reads the part of YAML that front matter uses: nested keys by indentation, plain, quoted, folded and block scalars, simple
 * lists. Gives dotted paths; null when the lines are something else.
 */
export function readFields(text: string, [from, to]: Span): Map<string, Field> | null {
  const lines = splitLines(text, from, to)
  if (lines.length > maxLines) return null
  const fields = new Map<string, Field>()
  const parents: { indent: number; path: string; items: number }[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!
    if (line.text === '' || line.text.startsWith('#')) {
      at++
      continue
    }
    while (parents.length > 0 && parents[parents.length - 1]!.indent >= line.indent && !isItemOf(line, parents))
      parents.pop()
    const entry = readEntry(line)
    if (!entry) return null
    const parent = parents[parents.length - 1]
    const name = entry.key ?? String(parent ? parent.items++ : 0)
    const path = parent ? `${parent.path}.${name}` : name
    const scalar = readScalar(text, lines, at, entry.valueAt)
    if (scalar === 'open') return null
    if (scalar) fields.set(path, scalar.field)
    else if (entry.key) parents.push({ indent: line.indent, path, items: 0 })
    at = scalar ? scalar.next : at + 1
  }
  return fields
}

function splitLines(text: string, from: number, to: number): Line[] {
  const lines: Line[] = []
  for (let start = from; start < to; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found > to ? to : found
    const raw = text.slice(start, end)
    const indent = raw.length - raw.trimStart().length
    lines.push({ start, end: start + raw.trimEnd().length, indent, text: raw.trim() })
    start = end + 1
  }
  return lines
}

/** YAML lets a list stand as far left as its key. */
function isItemOf(line: Line, parents: readonly { indent: number }[]): boolean {
  return line.text.startsWith('- ') && parents[parents.length - 1]!.indent === line.indent
}

function readEntry(line: Line): { key: string | null; valueAt: number } | null {
  const left = line.start + line.indent
  if (/^-\s/.test(line.text)) return { key: null, valueAt: left + /^-\s+/.exec(line.text)![0].length }
  const key = /^(?:"([^"]*)"|'([^']*)'|([^\s:#"'][^:]*?))\s*:(?:\s+|$)/.exec(line.text)
  if (!key) return null
  return { key: (key[1] ?? key[2] ?? key[3])!, valueAt: left + key[0].length }
}

type Scalar = { field: Field; next: number } | 'open' | null

function readScalar(text: string, lines: readonly Line[], at: number, valueAt: number): Scalar {
  const line = lines[at]!
  const first = text[valueAt]
  if (valueAt >= line.end) return null
  if (first === '"' || first === "'") return readQuoted(text, lines, { at, from: valueAt + 1, quote: first })
  if (/^[|>][+-]?\d?$/.test(text.slice(valueAt, line.end))) return readBlock(text, lines, at)
  let next = at + 1
  while (next < lines.length && isContinued(lines[next]!, line)) next++
  while (next > at + 1 && lines[next - 1]!.text === '') next--
  const span: Span = [valueAt, lines[next - 1]!.end]
  const value = fold(text.slice(...span).replace(/\s#.*$/, ''))
  return { field: { value, span }, next }
}

function isContinued(line: Line, key: Line): boolean {
  return line.text === '' || line.indent > key.indent
}

function readBlock(text: string, lines: readonly Line[], at: number): Scalar {
  const key = lines[at]!
  let next = at + 1
  while (next < lines.length && isContinued(lines[next]!, key)) next++
  const inside = lines.slice(at + 1, next)
  if (inside.length === 0) return null
  const glue = text[key.end - 1] === '|' ? '\n' : ' '
  const span: Span = [inside[0]!.start + inside[0]!.indent, inside[inside.length - 1]!.end]
  const value = inside.map((line) => line.text).join(glue)
  return { field: { value: value.trim(), span }, next }
}

function readQuoted(
  text: string,
  lines: readonly Line[],
  { at, from, quote }: { at: number; from: number; quote: string },
): Scalar {
  const limit = lines[lines.length - 1]!.end
  for (let end = from; end < limit; end++) {
    if (text[end] === '\\' && quote === '"') end++
    else if (text[end] === quote) {
      if (quote === "'" && text[end + 1] === "'") end++
      else
        return {
          field: { value: unquote(text.slice(from, end), quote), span: [from, end] },
          next: lineAfter(lines, at, end),
        }
    }
  }
  return 'open'
}

function lineAfter(lines: readonly Line[], at: number, offset: number): number {
  let next = at
  while (next < lines.length && lines[next]!.start <= offset) next++
  return next
}

function unquote(raw: string, quote: string): string {
  return quote === "'" ? fold(raw.replaceAll("''", "'")) : undoEscapes(fold(raw))
}

/** "\\xA380" → "£80": the escapes of a scalar in double quotation marks undone. */
export const undoEscapes = (raw: string): string =>
  raw.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|(.))/gi, (whole, x, u, long, plain) => {
    const code = Number.parseInt(x ?? u ?? long ?? '', 16)
    if (Number.isNaN(code)) return escapes[plain as string] ?? (plain as string) ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', _: '\u00a0', N: '\u0085' }

/** A line break inside a scalar is a space; a blank line is a break. */
function fold(raw: string): string {
  return raw
    .replace(/\\\r?\n\s*/g, '')
    .replace(/[ \t]*\r?\n[ \t]*((?:\r?\n[ \t]*)*)/g, (_, more: string) =>
      more ? '\n'.repeat(more.split('\n').length - 1) : ' ',
    )
    .trim()
}
