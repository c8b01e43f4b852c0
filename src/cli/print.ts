import { styleText } from 'node:util'
import type { CheckResult, Verdict } from '../check/verdict.ts'
import type { Knowledge } from '../values/knowledge.ts'

type Style = Parameters<typeof styleText>[0]

const headings: Readonly<Record<Verdict, { readonly text: string; readonly style: Style }>> = {
  stop: { text: 'STOP. This has the marks of a crime.', style: ['bold', 'inverse'] },
  careful: { text: 'BE CAREFUL. Something here does not fit.', style: ['bold', 'underline'] },
  'nothing-found': { text: 'NOTHING KNOWN FOUND. That is no promise.', style: 'bold' },
  unknown: { text: 'THE CHECK DID NOT WORK.', style: ['bold', 'underline'] },
}

const narrowest = 30
const widest = 76

/** How wide lines are on a terminal of so many columns. */
export const widthFor = (columns: number): number => Math.min(widest, Math.max(narrowest, columns - 2))

/** Words wrapped to a width, every line led by the indent. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!
    if (line !== '' && line.length + 1 + word.length > width - indent.length) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => indent + line).join('\n')
}

/** Takes out what could steer a terminal: control characters and marks of direction. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
}

/** A check for a person to read: one act first, then why, then the rest. */
export function printCheck(result: CheckResult, knowledge: Knowledge, columns: number): string {
  const width = widthFor(columns)
  const heading = headings[result.verdict]
  const [first, ...rest] = result.plan
  const parts = [styleText(heading.style, wrap(heading.text, width))]
  if (first) parts.push(styleText('bold', wrap(`Do this first: ${first.text}`, width)))
  if (result.reasons.length > 0)
    parts.push(['Why:', ...result.reasons.map((reason) => printReason(reason, knowledge, width))].join('\n'))
  if (result.numbers.length > 0)
    parts.push(['Numbers in it:', ...result.numbers.map(({ text }) => wrap(plain(text), width, '  '))].join('\n'))
  if (rest.length > 0)
    parts.push(['Then:', ...rest.map((step, at) => wrap(`${at + 1}. ${step.text}`, width, '  '))].join('\n'))
  return parts.join('\n\n')
}

function printReason(reason: CheckResult['reasons'][number], knowledge: Knowledge, width: number): string {
  const words = plain(reason.words[0] ?? '').slice(0, 120)
  const source = knowledge.sources.find(({ id }) => id === reason.sources[0])
  const cited = source ? `${source.publisher}${source.date ? `, ${source.date}` : ''}` : ''
  return [wrap(`“${words}”`, width, '  '), wrap(`${reason.text}${cited ? ` (${cited})` : ''}`, width, '    ')].join(
    '\n',
  )
}
