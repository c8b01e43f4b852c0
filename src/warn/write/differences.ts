import { type WarningContent, warningLanguages } from '../../values/warning.ts'

/** A line of one part of a warning: as it was, taken out, or put in. */
export interface DiffLine {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

/** What is different in one part, such as "Title" or "Text in Cymraeg". */
export interface Difference {
  readonly part: string
  readonly lines: readonly DiffLine[]
}

/** Above so many lines on both sides together only what is not in the other at all is told. */
const mostLines = 600

/** What is different between two states of a warning, part by part. `areaName` gives the name of a code. */
export function differencesOf(
  before: WarningContent,
  after: WarningContent,
  areaName: (code: string) => string,
): readonly Difference[] {
  const [old, now] = [partsOf(before, areaName), partsOf(after, areaName)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((part) => {
    const [one, other] = [old.get(part) ?? '', now.get(part) ?? '']
    return one === other ? [] : [{ part, lines: linesOf(one, other) }]
  })
}

function partsOf(content: WarningContent, areaName: (code: string) => string): Map<string, string> {
  const { texts, areas, expires, counters } = content
  const told = texts.flatMap(({ language, title, summary, body }) => {
    const where = language === 'en' ? '' : ` in ${warningLanguages[language]}`
    return [
      [`Title${where}`, title],
      [`Summary${where}`, summary],
      [`Text${where}`, body],
    ] as const
  })
  return new Map([
    ...told,
    ['Areas', areas.map(areaName).join('\n')],
    ['Last day', expires?.slice(0, 10) ?? ''],
    ['Counters', counters.join('\n')],
  ])
}

const split = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** The lines of two texts in one list: the longest common run stays (dynamic programming over both), blank lines are left out. */
export function linesOf(before: string, after: string): DiffLine[] {
  const [old, now] = [split(before), split(after)]
  if (old.length + now.length > mostLines) return roughly(old, now)
  const width = now.length + 1
  const common = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length)
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: now[j]! })
      i++
      j++
    } else if (j >= now.length || (i < old.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      lines.push({ kind: 'out', text: old[i++]! })
    else lines.push({ kind: 'in', text: now[j++]! })
  return lines
}

function roughly(old: readonly string[], now: readonly string[]): DiffLine[] {
  const [had, has] = [new Set(old), new Set(now)]
  return [
    ...old.filter((line) => !has.has(line)).map((text) => ({ kind: 'out', text }) as const),
    ...now.map((text) => ({ kind: had.has(text) ? 'same' : 'in', text }) as const),
  ]
}
