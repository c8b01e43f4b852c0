import { readContact } from '../check/check.ts'
import { contactFeatures, type Features, type HeardContact, passageFeatures } from '../check/passage-features.ts'
import { type Passage, passagesOf } from '../check/passages.ts'
import { readTactics } from '../knowledge/build.ts'
import { readExamples } from '../knowledge/examples.ts'
import type { Reader } from '../read/read.ts'
import type { Channel, Contact } from '../values/contact.ts'
import type { Tactic } from '../values/knowledge.ts'
import { readTalk } from './lessons.ts'
import { readWholeContacts, type WholeContact } from './whole-contacts.ts'

/** A passage to learn from: what is heard of its contact and of itself, and the tactics that its words show. */
export interface PassageLesson {
  readonly writer: string
  readonly contact: Features
  readonly own: Features
  readonly tactics: ReadonlySet<string>
  /** The tactic that an example was written for or against: of others it says less. Null where all were looked for. */
  readonly about: string | null
}

const channelOf: Readonly<Record<WholeContact['channel'], Channel>> = {
  call: 'call',
  door: 'door',
  account: 'description',
  message: 'sms',
}

/** All lessons for the tactics: whole contacts, examples and look-alikes of each, everyday talk of ours that shows none. */
export function readPassageLessons(reader: Reader): PassageLesson[] {
  return [...wholeLessons(reader), ...exampleLessons(reader), ...talkLessons(reader)]
}

function wholeLessons(reader: Reader): PassageLesson[] {
  return readWholeContacts().flatMap(({ writer, contact }) => {
    const { spans, ...asked } = joinParts(contact)
    return lessonsOf(reader, { writer, about: null, contact: asked }, (passage) => {
      const parts = contact.parts.filter((_, at) => isMostlyIn(passage, spans[at]!))
      return new Set(parts.flatMap(tacticsShown))
    })
  })
}

/** What is refused or done was asked. */
export const tacticsShown = ({ use = [], frames: framed = {} }: WholeContact['parts'][number]): string[] => [
  ...use,
  ...Object.keys(framed).filter((tactic) => framed[tactic] === 'complied' || framed[tactic] === 'refused'),
]

interface Span {
  readonly start: number
  readonly end: number
}

/** The contact as it is checked, and where each part stands in the text of all turns. */
export function joinParts({ channel, parts }: WholeContact): Contact & { readonly spans: readonly Span[] } {
  const hasTurns = channel === 'call' || channel === 'door'
  const between = hasTurns ? '\n\n' : ' '
  let end = -between.length
  const spans = parts.map(({ t }) => {
    const start = end + between.length
    end = start + t.length
    return { start, end }
  })
  const told = { channel: channelOf[channel], spans }
  if (hasTurns) return { ...told, turns: parts.map(({ by, t }) => ({ speaker: by, text: t })) }
  return { ...told, text: parts.map(({ t }) => t).join(between) }
}

/** Half of the shorter of the two lies in the other. */
function isMostlyIn(one: Span, other: Span): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return shared * 2 >= Math.min(one.end - one.start, other.end - other.start)
}

function exampleLessons(reader: Reader): PassageLesson[] {
  return readExamples(readTactics()).flatMap(({ writer, tactic, call, account, counter }) => {
    const lessons = (contacts: readonly Contact[], shown: readonly string[]) =>
      contacts.flatMap((contact) => lessonsOf(reader, { writer, about: tactic, contact }, () => new Set(shown)))
    return [
      ...lessons(
        call.map((text) => ({ channel: 'call', turns: [{ speaker: 'caller', text }] })),
        [tactic],
      ),
      ...lessons(
        account.map((text) => ({ channel: 'description', text })),
        [tactic],
      ),
      ...lessons(
        counter.map((text) => ({ channel: 'call', text })),
        [],
      ),
    ]
  })
}

const talkChannel: Readonly<Record<string, Channel>> = { message: 'sms', account: 'description', talk: 'call' }

function talkLessons(reader: Reader): PassageLesson[] {
  return readTalk()
    .filter(({ isTrick }) => !isTrick)
    .flatMap(({ writer, text, register }) => {
      const contact = { channel: talkChannel[register]!, text }
      return lessonsOf(reader, { writer, about: null, contact }, () => new Set()).filter((_, at) => at % 2 === 0)
    })
}

/** The tactics that a reader knows. */
export const tacticsById = ({ knowledge }: Reader): ReadonlyMap<string, Tactic> =>
  new Map(knowledge.tactics.map((tactic) => [tactic.id, tactic]))

interface Told {
  readonly writer: string
  readonly about: string | null
  readonly contact: Contact
}

/** The passages of a contact as the check hears them. */
function lessonsOf(
  reader: Reader,
  { writer, about, contact }: Told,
  shownIn: (passage: Passage) => ReadonlySet<string>,
): PassageLesson[] {
  const { text, voices, findings } = readContact(reader, tacticsById(reader), contact)
  const passages = passagesOf(text, voices)
  const heard: HeardContact = { channel: contact.channel, passages, findings }
  const features = contactFeatures(heard)
  return passages.map((passage, at) => ({
    writer,
    about,
    contact: features,
    own: passageFeatures(heard, at),
    tactics: shownIn(passage),
  }))
}
