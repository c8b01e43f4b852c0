import { createHash } from 'node:crypto'

/** What a resident may let a trusted person see. A closed list: nothing else is ever shown. */
export const items = ['checks', 'reports', 'line-guard', 'warnings', 'area', 'settings'] as const
export type Item = (typeof items)[number]

/** What each means, as it is shown and kept; `{name}` is the trusted person. */
const wordsOf: Readonly<Record<Item, string>> = {
  checks:
    '{name} may see that a check of mine ended in “Stop”: the kind of contact and the day. Only when I press “Tell”. Never my words.',
  reports: '{name} may see that I made a report: the day. Never what I wrote.',
  'line-guard': '{name} may see that my line guard hung up on a caller: the day. Never what was said.',
  warnings: '{name} may see the warnings for my area. This shows where I live, as far as the warnings do.',
  area: '{name} may see which area I chose.',
  settings: '{name} may see how many devices open my household and how many people I trust.',
}

/** Some words as they were shown, and which version of them. */
export interface Shown {
  readonly words: string
  readonly version: string
}

/** The words a resident agrees to. */
export const consentWords = (item: Item, name: string): Shown => ({
  words: wordsOf[item].replaceAll('{name}', () => name),
  version: createHash('sha256').update(wordsOf[item]).digest('base64url').slice(0, 12),
})

/** Names all versions of the words at once: a page made before they changed is shown again. */
export const wordsVersion: string = createHash('sha256')
  .update(items.map((item) => wordsOf[item]).join('\0'))
  .digest('base64url')
  .slice(0, 12)

export const isItem = (text: string): text is Item => items.some((item) => item === text)
