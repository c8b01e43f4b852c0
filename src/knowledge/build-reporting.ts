import { join } from 'node:path'
import { z } from 'zod'
import type { Knowledge } from '../values/knowledge.ts'
import { reportKinds, reportOutcomes } from '../values/report.ts'
import { type ReportingGuide, sayable } from '../values/reporting-guide.ts'
import { data, readYaml } from './yaml.ts'

const words = new Set<string>(sayable)
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/)
const day = z.iso.date()
const sentence = z
  .string()
  .min(2)
  .max(300)
  .refine(
    (text) => [...text.matchAll(/\{(\w*)\}/g)].every(([, word]) => words.has(word!)),
    `a word in braces must be one of: ${sayable.join(', ')}`,
  )

/** data/reporting.yaml */
const reportingSchema = z.strictObject({
  told: z.array(sentence).min(1),
  places: z
    .array(
      z
        .strictObject({
          id,
          heading: z.string().min(3).max(60),
          text: z.string().min(10).max(400),
          contacts: z.array(id).min(1),
          police: z.boolean().default(false),
          say: z.array(sentence).default([]),
          when: z
            .strictObject({
              kind: z.array(z.enum(reportKinds)).min(1).optional(),
              nation: z
                .array(z.enum(['england', 'wales', 'scotland', 'northern-ireland']))
                .min(1)
                .optional(),
              outcome: z.array(z.enum(reportOutcomes)).min(1).optional(),
              shown: z.literal(true).optional(),
            })
            .default({}),
          sources: z.array(id).min(1),
          checked: day,
          expires: day,
        })
        .refine(({ checked, expires }) => checked < expires, { message: 'expires before it was checked' }),
    )
    .min(1),
})

/** data/reporting.yaml with its sources put in. Throws naming a contact or a source that does not exist, or an id given twice. */
export function buildReporting({ contacts, sources }: Pick<Knowledge, 'contacts' | 'sources'>): ReportingGuide {
  const known = new Map(sources.map((source) => [source.id, source]))
  const listed = new Set(contacts.map((contact) => contact.id))
  const { told, places } = readYaml(join(data, 'reporting.yaml'), reportingSchema)
  const missing = (what: string) => new Error(`data/reporting.yaml: "${what}" does not exist`)
  for (const one of places.flatMap((place) => place.contacts)) if (!listed.has(one)) throw missing(one)
  if (new Set(places.map((place) => place.id)).size < places.length)
    throw new Error('data/reporting.yaml: an id is there twice')
  const cited = (one: string) => {
    const source = known.get(one)
    if (!source) throw missing(one)
    return source
  }
  return { told, places: places.map((place) => ({ ...place, sources: place.sources.map(cited) })) }
}
