import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { data, readLines } from '../knowledge/yaml.ts'

const frames = ['advice', 'conditional', 'denied', 'refused', 'complied', 'mention'] as const

/** A line of data/lessons: a whole contact by one of our writers, each sentence or turn with the tactics that its words show. */
export const wholeContact = z.strictObject({
  id: z.string(),
  channel: z.enum(['call', 'door', 'account', 'message']),
  about: z.enum(['criminal', 'genuine', 'told']),
  expect: z.enum(['stop', 'careful-or-stop', 'nothing-found', 'not-stop']),
  parts: z
    .array(
      z.strictObject({
        by: z.string(),
        t: z.string().min(1).max(2000),
        use: z.array(z.string()).optional(),
        frames: z.record(z.string(), z.enum(frames)).optional(),
      }),
    )
    .min(1)
    .max(60),
})
export type WholeContact = z.infer<typeof wholeContact>

const folder = join(data, 'lessons')

/** The whole contacts of data/lessons, one file a writer. Throws with the file and the line if one is not as it must be. */
export function readWholeContacts(): { readonly writer: string; readonly contact: WholeContact }[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files.toSorted().flatMap((file) => {
    const writer = file.replace('.jsonl', '')
    return readLines(join(folder, file), wholeContact).map((contact) => ({ writer, contact }))
  })
}
