import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeed } from '../check/evidence.ts'
import { readTactics } from '../knowledge/build.ts'
import { readExamples } from '../knowledge/examples.ts'
import type { Examples } from '../values/knowledge.ts'
import type { Lesson } from './train.ts'
import { readWholeContacts } from './whole-contacts.ts'

const talkFolder = join(import.meta.dirname, '..', '..', '..', 'data', 'talk')

/** A line of data/talk: a stretch of talk or a message of ours, and whether it is part of a trick (1) or not (0). */
interface TalkLine {
  readonly text: string
  readonly y: 0 | 1
}

/**
 * All lessons, each with its writer: examples and look-alikes of the tactics as first written, those of later writers in
 * data/examples, and data/talk. What warnings say of tricks is left out: residents do not talk like that. So are claims of who
 * somebody is: genuine callers make them too.
 */
export function readLessons(): Lesson[] {
  const tactics = readTactics()
  const deeds = new Set(tactics.filter(isDeed).map(({ id }) => id))
  const taught = readExamples(tactics).flatMap(({ writer, tactic, call, account, counter }) =>
    lessonsOf(writer, deeds.has(tactic) ? { call, account, counter } : { call: [], account: [], counter }),
  )
  return [...taught, ...readTalk(), ...readWhole()]
}

/** A call has many stretches: each of its counts a quarter. */
const wholeWeight = 0.25

/** The calls and doorstep talks of data/lessons. Its accounts and messages taught nothing that others had not (decision 12). */
function readWhole(): Lesson[] {
  return readWholeContacts().flatMap(({ writer, contact: { channel, about, parts } }) => {
    if (channel !== 'call' && channel !== 'door') return []
    const text = parts.map(({ t }) => t).join(' ')
    return [{ text, isTrick: about === 'criminal', writer, register: 'talk', weight: wholeWeight }]
  })
}

function lessonsOf(writer: string, { call, account, counter }: Omit<Examples, 'warning'>): Lesson[] {
  const lesson = (register: string, isTrick: boolean) => (text: string) => ({ text, isTrick, writer, register })
  return [
    ...call.map(lesson('call', true)),
    ...account.map(lesson('account', true)),
    ...counter.map(lesson('counter', false)),
  ]
}

/** The lines of data/talk, each with its writer. */
export function readTalk(): Lesson[] {
  const files = readdirSync(talkFolder).filter((file) => file.endsWith('.jsonl'))
  return files.toSorted().flatMap((file) => {
    const writer = file.replace('.jsonl', '')
    const lines = readFileSync(join(talkFolder, file), 'utf8').split('\n').filter(Boolean)
    return lines.map((line) => {
      const { text, y } = JSON.parse(line) as TalkLine
      return { text, isTrick: y === 1, writer, register: registerOf(writer) }
    })
  })
}

/** Files of data/talk are named by what they hold: messages…, accounts…, everything else is talk. */
function registerOf(writer: string): Lesson['register'] {
  if (writer.startsWith('messages')) return 'message'
  return writer.startsWith('accounts') ? 'account' : 'talk'
}
