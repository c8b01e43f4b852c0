import { z } from 'zod'
import { countInWords } from '../values/count.ts'

/** What no database keeps and no screen shows: control signs but tab and new line, and halves of a letter. */
const unseen = /[^\P{Cc}\t\n]|\p{Cs}/gu

/** Words as they were given, without what cannot be kept; lines end in one sign. */
const keptWords = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, '').trim()

/** Words of one line. */
const keptLine = (text: string): string => keptWords(text).replace(/\s+/g, ' ')

const isEmpty = (given: unknown) =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '')

/** What forms and tables leave empty is not there. */
export const optional = <T>(schema: z.ZodType<T>) =>
  z
    .unknown()
    .optional()
    .transform((given, context): T | null => {
      if (isEmpty(given)) return null
      const parsed = schema.safeParse(given)
      if (parsed.success) return parsed.data
      for (const { message, path } of parsed.error.issues)
        context.issues.push({ code: 'custom', message, path, input: null })
      return z.NEVER
    })

const tooLong = (most: number) => `must be at most ${countInWords(most)} letters long`

/** Text of at most so many letters; longer ones are refused before anything is done with them. */
export const words = (most: number) => z.string('must be text').max(most, tooLong(most)).transform(keptWords)

export const line = (most: number) => z.string('must be text').max(most, tooLong(most)).transform(keptLine)

/** Most values of one list. */
export const mostListed = 20

/** A list, or one text with a value on each line or between semicolons; empty ones are passed over, each is kept once. */
export const listOf = (most: number, tidy: (one: string) => readonly string[] | string) =>
  z
    .unknown()
    .optional()
    .transform((given, context): readonly string[] => {
      if (isEmpty(given)) return []
      const list: unknown = typeof given === 'string' ? given.slice(0, mostListed * (most + 1)).split(/[\n;]/) : given
      const parsed = z.array(line(most)).max(mostListed, `must have at most ${mostListed} values`).safeParse(list)
      const problem = (message: string) => context.issues.push({ code: 'custom', message, input: null })
      if (!parsed.success) {
        problem(
          parsed.error.issues[0]?.code === 'invalid_type'
            ? 'must be text or a list of texts'
            : parsed.error.issues[0]!.message,
        )
        return z.NEVER
      }
      const kept = parsed.data.filter((one) => one !== '').map(tidy)
      for (const wrong of kept) if (typeof wrong === 'string') problem(wrong)
      return [...new Set(kept.flatMap((one) => (typeof one === 'string' ? [] : one)))]
    })
