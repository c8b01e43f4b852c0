import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../../src/read/read.ts'
import type { Register } from '../../src/read/reading.ts'
import { percent, type Share, shareOf, tell } from './figures.ts'

interface FrameCase {
  readonly id: string
  readonly register: Register
  readonly text: string
  readonly tactic: string
  readonly frame: string
}

export interface FrameFigures {
  readonly file: string
  /** Of all sentences; one whose action is not seen at all is not right, unless nothing was to be seen in it. */
  readonly right: Share
  /** Of those whose action is seen. */
  readonly rightOfSeen: Share
  readonly wrong: readonly { readonly id: string; readonly want: string; readonly got: string; readonly text: string }[]
}

/** Frames in which nothing is being done to anybody: not seeing the action there does no harm and counts as right. */
const idle = new Set(['advice', 'conditional', 'denied', 'mention'])

/** The files of sentences in cases/, each by a writer of its own. */
const files = ['frames', 'frames-second', 'frames-third', 'frames-fourth'] as const

/** Who tells whom, on sentences written for it by people who had only the definitions, file by file: one JSON object a line. */
export const evaluateFrames = (reader: Reader): FrameFigures[] => files.map((file) => evaluateFile(reader, file))

function evaluateFile(reader: Reader, file: string): FrameFigures {
  const cases = readFileSync(join(process.cwd(), 'cases', `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FrameCase)
  const answers = cases.map((one) => ({ one, got: frameIn(reader, one) }))
  const isRight = ({ one, got }: (typeof answers)[number]) =>
    got === one.frame || (got === 'not seen' && idle.has(one.frame))
  const seen = answers.filter(({ got }) => got !== 'not seen')
  return {
    file,
    right: shareOf(answers.filter(isRight).length, answers.length),
    rightOfSeen: shareOf(seen.filter(isRight).length, seen.length),
    wrong: answers
      .filter((answer) => !isRight(answer))
      .map(({ one, got }) => ({
        id: one.id,
        want: one.frame,
        got,
        text: `${one.register} ${one.tactic}: ${one.text}`,
      })),
  }
}

function frameIn(reader: Reader, { register, text, tactic }: FrameCase): string {
  const voice = { start: 0, end: text.length, register, speaker: null, turn: null }
  const found = reader.readVoices(text, [voice]).findings.filter((finding) => finding.tactic === tactic)
  return found[0]?.frame ?? 'not seen'
}

export function printFrames(figures: readonly FrameFigures[]): void {
  console.log('\nFrames, sentences by other writers')
  for (const { file, right, rightOfSeen } of figures) {
    const seen = percent(rightOfSeen.of / Math.max(1, right.of))
    console.log(`  ${file}: right ${tell(right)}; where the action is seen (${seen}) ${tell(rightOfSeen)}`)
  }
}
