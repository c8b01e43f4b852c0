import { openChecker } from '../../src/check/check.ts'
import { joinParts, tacticsShown } from '../../src/learn/passage-lessons.ts'
import { readWholeContacts } from '../../src/learn/whole-contacts.ts'
import { openReader } from '../../src/read/read.ts'
import type { Knowledge } from '../../src/values/knowledge.ts'
import { answer, figuresOf, type SetFigures } from './contacts.ts'

/** Writers whose honest contacts were read when cues were made; of the others nobody has read one. */
const read: ReadonlySet<string> = new Set('r s t u v w aa ab ac ad'.split(' '))

/** What the rules alone make of the contacts that teach: no model is asked, for it was taught with them. */
export function evaluateLessons(knowledge: Knowledge): SetFigures[] {
  const reader = openReader({ ...knowledge, learned: {} })
  const measured = { reader, checker: openChecker(reader) }
  const answers = readWholeContacts().map(({ writer, contact }) => {
    const { spans: _, ...asked } = joinParts(contact)
    const label = contact.about === 'criminal' ? ('scam' as const) : ('genuine' as const)
    const tactics = [...new Set(contact.parts.flatMap(tacticsShown))]
    return { writer, ...answer({ ...asked, id: contact.id, label, must: contact.expect, tactics }, measured) }
  })
  return [true, false].map((isRead) => {
    const some = answers.filter(({ writer }) => read.has(writer) === isRead)
    const set = `data/lessons by rules alone, writers ${isRead ? 'in view' : 'nobody has read'}`
    return { ...figuresOf(set, some, measured), isLeftOut: false }
  })
}
