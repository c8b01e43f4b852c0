import type { GenuineContact, Knowledge } from '../../values/knowledge.ts'
import { hiddenLetters } from '../../values/markup.ts'
import type { PublishedWarning, WarningLanguage, WarningText } from '../../values/warning.ts'
import { type FixedWords, fixedWords, welshContacts } from '../fixed-words.ts'
import { plainText } from '../markdown/plain.ts'

/** What a poster says besides what the warning has in it. */
export interface PosterContext {
  /** The page of the warning, whole. */
  readonly url: string
  /** For where it is, in words. */
  readonly areaNames: readonly string[]
  /** The one thing to do first, as the plan of a check says it; its first sentence is printed large. */
  readonly first: string
  readonly knowledge: Pick<Knowledge, 'advice' | 'contacts'>
  /** English unless told. */
  readonly language?: PosterLanguage
}

/** Languages whose letters the poster's font has and that are written from left to right. */
export const posterLanguages = ['en', 'cy', 'gd', 'ga', 'pl', 'so'] as const satisfies readonly WarningLanguage[]
export type PosterLanguage = (typeof posterLanguages)[number]

/** Everything on a poster, as words. */
export interface PosterWords {
  readonly language: PosterLanguage
  readonly title: string
  readonly areas: string
  /** The first act and what more is said of it. */
  readonly act: readonly [first: string, more: string]
  /** What happened, sentence by sentence. */
  readonly sentences: readonly string[]
  /** What else to do. */
  readonly points: readonly string[]
  readonly contacts: readonly { readonly value: string; readonly name: string }[]
  /** Who warns, since when, until when. */
  readonly imprint: string
  /** Headings and the like. */
  readonly fixed: FixedWords
  readonly url: string
}

const mostSentences = 20
const mostPoints = 4
const longest = 2000
/** What is longer without a blank is no word, and would take long to break. */
const longestWord = /\S{50}(?=\S)/g
const longestTitle = 300
const longestName = 80
const mostAreas = 5
const rung = ['999', '101', '159']

/** The words of a poster. Of a warning that was taken in only what is ours: its title, its summary and our advice. */
export function posterWords(warning: PublishedWarning, context: PosterContext): PosterWords {
  const { url, areaNames, first, knowledge, language = 'en' } = context
  const text = warning.texts.find((one) => one.language === language) ?? warning.texts[0]!
  const isEnglish = text.language === 'en'
  const isWelsh = text.language === 'cy'
  const fixed = fixedWords(text.language)
  const [act = '', ...more] = sentencesOf(first)
  const titles = new Map(knowledge.advice.map(({ id, title }) => [id, title]))
  const points = warning.advice.flatMap((id) => titles.get(id) ?? [])
  const same = act.replace(/[.,].*$/, '').toLowerCase()
  return {
    language: isEnglish ? 'en' : language,
    title: printable(text.title).slice(0, longestTitle),
    areas: printable(named(areaNames)),
    act: [act, more.join(' ')],
    sentences: sentencesOf(told(warning, text)).slice(0, mostSentences),
    // Advice is written in English: a Welsh text says itself what else to do.
    points: isWelsh ? [] : points.filter((point) => !point.toLowerCase().startsWith(same)).slice(0, mostPoints),
    contacts: rung.flatMap((id) => {
      const contact = contactOf(knowledge.contacts.find((one) => one.id === id))
      return contact.map((one) => (isWelsh ? { ...one, name: welshContacts[id] ?? one.name } : one))
    }),
    imprint: imprintOf(warning, fixed),
    fixed,
    url,
  }
}

/** What happened: the summary; without one what our own warning begins with, or the facts of somebody else's. */
function told({ kind, facts }: PublishedWarning, { language, summary, body }: WarningText): string {
  const ofBody = () => plainText(body).replaceAll(/\n+(?:- )?/g, ' ')
  const words = () => (kind === 'own' ? ofBody() : facts.map(({ name, value }) => `${name}: ${value}.`).join(' '))
  const said = summary.trim() === '' ? words() : summary
  // What to do is printed in English: a text in another language says it itself.
  return printable(language === 'en' || kind === 'taken' || summary.trim() === '' ? said : `${summary} ${ofBody()}`)
}

const named = (areas: readonly string[]): string =>
  areas.length > mostAreas + 1
    ? `${areas.slice(0, mostAreas).join(', ')} and ${areas.length - mostAreas} more`
    : areas.join(', ')

/** "159, to reach your own bank" stands below its number. */
function contactOf(contact: GenuineContact | undefined): PosterWords['contacts'] {
  if (!contact) return []
  const name = contact.name.replace(`${contact.value}, `, '')
  return [{ value: contact.value, name: name[0]!.toUpperCase() + name.slice(1) }]
}

function imprintOf({ organisation, issued, expiresAt, number, kind }: PublishedWarning, fixed: FixedWords): string {
  const name = organisation.slice(0, longestName)
  const who = kind === 'own' ? fixed.warns(name) : `A warning by ${name}`
  const until = expiresAt ? ` ${fixed.holdsUntil(fixed.day(expiresAt))}` : ''
  return printable(`${who}. ${fixed.day(issued)}.${until} ${fixed.version} ${number}.`)
}

/** Sentences, each with its end. */
function sentencesOf(text: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
}

/** Without what no font of ours can draw, on one line. */
const printable = (text: string): string =>
  text
    .slice(0, longest)
    .replace(hiddenLetters, '')
    .replaceAll(/[\p{Extended_Pictographic}\p{Surrogate}\p{Co}\u200b-\u200d\u2060]|\ufe0f/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(longestWord, '$& ')
    .trim()
