import type { Basis, Ending, RecordKind } from '../store/record-kind.ts'
import { spanInWords } from '../values/time-span.ts'

/** A template for the operator, who decides; the words of the law are not ours to settle. */
export const basisWords: Readonly<Record<Basis, string>> = {
  choice: 'kept because the person asked for it and can end it; the operator names the lawful basis',
  crime: 'recognised legitimate interest, crime: no balancing test, the operator shows that it is necessary',
  safeguarding:
    'recognised legitimate interest, safeguarding: no balancing test, the operator shows that it is necessary',
  running: 'needed to run the desk; the operator names the lawful basis',
}

/** How records of a kind end: "deleted 1 day after used_at". */
export function endingInWords(ending: Ending): string {
  switch (ending.how) {
    case 'deleted': {
      const { column, afterMs, only, without } = ending
      const when = afterMs === 0 ? `in the night after ${column}` : `${spanInWords(afterMs)} after ${column}`
      const rows = only ? ` where ${only.column} is ${only.values.join(' or ')}` : ''
      return `deleted ${when}${rows}${without ? ` where ${without} is empty` : ''}`
    }
    case 'rule':
      return ending.words
    case 'goes-with':
      return `goes with its ${ending.table}`
    case 'act':
      return `ended by ${ending.words}`
    case 'stays':
      return `kept: ${ending.why}`
  }
}

/** A kind as a block of lines for a terminal. */
export function kindInWords({ table, holds, why, personal, endings }: RecordKind): string {
  const about = personal
    ? `about ${Object.keys(personal.notice).join(', ')} (${personal.columns.join(', ')})\n  basis: ${basisWords[personal.basis]}`
    : 'about nobody'
  return `${table}\n  ${holds}\n  why: ${why}\n  ${about}\n  ends: ${endings.map(endingInWords).join('; ')}`
}

/** All kinds as a table in Markdown, the personal ones first. */
export function kindsAsTable(kinds: readonly RecordKind[]): string {
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const lines = kinds.map(({ table, holds, why, personal, endings }) =>
    row(
      `\`${table}\``,
      holds,
      personal ? Object.keys(personal.notice).join(', ') : 'nobody',
      why,
      personal ? personal.basis : '–',
      endings.map(endingInWords).join('; '),
    ),
  )
  const isPersonal = (_: string, at: number) => kinds[at]?.personal !== null
  const ordered = [...lines.filter(isPersonal), ...lines.filter((line, at) => !isPersonal(line, at))]
  return [row('table', 'holds', 'about', 'why', 'basis', 'ends'), row(...Array(6).fill('---')), ...ordered].join('\n')
}
