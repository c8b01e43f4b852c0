import type { PublishedWarning } from '../../values/warning.ts'
import type { PublishedQuery } from '../../warn/published.ts'
import type { Page } from '../page.ts'
import { problemPage } from '../pages/about.ts'
import type { WarningParts } from './parts.ts'

/**
 * The warnings that hold now, for pages that are there without them too; null while the database opens, or where it does not
 * answer.
 */
export async function currentIn(
  { published }: Pick<WarningParts, 'published'>,
  query: PublishedQuery,
): Promise<readonly PublishedWarning[] | null> {
  try {
    return (await published.tag()) === '' ? null : await published.current(query)
  } catch {
    return null
  }
}

/** While the database opens nobody knows whether there is such a warning. */
export const soon: Page = problemPage(
  503,
  'This page comes in a moment',
  'The list of warnings is being opened. Try again shortly.',
)

/** Whether nothing can be said yet. */
export const isOpening = async ({ published }: Pick<WarningParts, 'published'>): Promise<boolean> =>
  (await published.tag()) === ''
