import type { Figures, SetFigures } from './contacts.ts'
import { percent, type Share } from './figures.ts'

/** The contacts as a table for docs/accuracy.md: one row a set and label, counts with Wilson intervals in percent. */
export function contactTable(sets: readonly SetFigures[]): string {
  const rows = sets.flatMap(({ set, scam, genuine, intoCall }) => {
    const into = intoCall ? `${percent(intoCall.careful)}, ${percent(intoCall.stop)}` : ''
    const lines = scam ? [row(`${set} | criminal`, scam, into)] : []
    return genuine ? [...lines, row(`${set} | genuine`, genuine, '')] : lines
  })
  return [
    '| set | contacts | stop | careful or stop | into the call: careful, stop |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

const row = (who: string, { stop, carefulOrStop }: Figures, into: string): string =>
  `| ${who} | ${cell(stop)} | ${cell(carefulOrStop)} | ${into} |`

const cell = ({ found, of, low, high }: Share): string =>
  `${found} of ${of} (${Math.round(low * 100)}–${Math.round(high * 100)})`
