import { z } from 'zod'

const code = z.string().regex(/^[EWSN]\d{8}$/)
const force = z.string().regex(/^(?:[EW]\d{8}|[A-Z]{3})$/)
const name = z.string().min(2).max(70)
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const asOf = z.string().regex(/^\d{4}-\d\d$/)
const dated = day.nullable().optional()

const districts = z.array(
  z.union([
    z.tuple([code, name, force, z.array(code)]),
    z.tuple([code, name, force, z.array(code), dated, dated, code.nullable().optional()]),
  ]),
)

/** The files of data/areas by name. */
export const areasSchemas = {
  areas: z.strictObject({
    source: z.string(),
    districts,
    crossings: z.array(z.tuple([code, code, z.enum(['ferry', 'bridge'])])),
    renumbered: z.array(z.tuple([code, code, day])),
  }),
  forces: z.strictObject({
    asOf,
    forces: z.array(
      z.strictObject({
        code: force,
        name,
        stems: z.array(name),
        also: z.array(name),
        sites: z.array(z.string().regex(/^[a-z-]+$/)),
        from: day.optional(),
        until: day.optional(),
      }),
    ),
  }),
  places: z.strictObject({
    source: z.string(),
    columns: z.array(z.string()),
    districts: z.record(
      code,
      z.array(z.tuple([name, z.number().min(-9).max(2), z.number().min(49).max(61), z.number().int().nonnegative()])),
    ),
  }),
  regions: z.strictObject({
    asOf,
    regions: z.array(
      z.strictObject({
        name,
        county: z.literal(true).optional(),
        rough: z.literal(true).optional(),
        quiet: z.literal(true).optional(),
        also: z.array(name).optional(),
        asked: z.array(name).optional(),
        of: z.array(code),
      }),
    ),
    short: z.record(z.string(), name),
    askedShort: z.record(z.string(), name),
  }),
  outcodes: z.strictObject({
    source: z.string(),
    outcodes: z.record(
      z.string().regex(/^[EWSN]\d{8}(?: [EWSN]\d{8})*$/),
      z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?(?: [A-Z]{1,2}\d[A-Z\d]?)*$/),
    ),
  }),
  also: z.strictObject({
    asOf,
    names: z.array(z.tuple([name, code])),
    places: z.array(z.tuple([name, code])),
    former: z.array(z.tuple([name, code, day])),
  }),
} as const
