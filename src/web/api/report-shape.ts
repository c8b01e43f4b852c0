import { z } from '@hono/zod-openapi'
import { collectionMethods, reportFor, reportKinds, reportOutcomes } from '../../values/report.ts'

const numbers = z
  .array(z.string().max(100))
  .max(20)
  .openapi({ description: 'As people write or say them; kept as dialled in the UK', example: ['01632 960123'] })
const ids = <const T extends string>(of: readonly T[]) => z.enum(of as [T, ...T[]])

/** What a program sends as a report. What it leaves out is not known; the answer to a wrong one names every field. */
export const sentReport = z
  .object({
    kind: ids(reportKinds).openapi({ description: 'How the contact came; sighting: seen at a cash machine' }),
    forWhom: ids(reportFor).default('self').openapi({ description: 'work: seen at work, as at the counter of a bank' }),
    happenedOn: z.iso.date().openapi({ description: 'In the UK, from 1990 until today', example: '2026-11-20' }),
    happenedAt: z.string().optional().openapi({ description: 'Time of that day', example: '14:30' }),
    district: z.string().openapi({
      description: 'Code of the Office for National Statistics, also one that was renumbered since',
      example: 'E07000103',
    }),
    longitude: z.number().optional(),
    latitude: z.number().optional(),
    account: z
      .string()
      .max(20_000)
      .openapi({ description: 'What happened, in their words; read by Doorchain’s own reader' }),
    shown: numbers
      .optional()
      .openapi({ description: 'Numbers on the display. Anybody can make a display show any number' }),
    spoken: numbers.optional().openapi({ description: 'Numbers the caller told them to ring' }),
    aliases: z.array(z.string().max(80)).max(20).optional().openapi({ description: 'Names the caller gave' }),
    claimed: z.string().max(200).optional().openapi({ description: 'Who the caller said they were with' }),
    method: ids(Object.keys(collectionMethods))
      .optional()
      .openapi({ description: 'How money or goods were to be handed over' }),
    accounts: z.array(z.string().max(80)).max(20).optional().openapi({ description: 'Where money was to go' }),
    urls: z.array(z.string().max(500)).max(20).optional(),
    outcome: ids(reportOutcomes).optional(),
    lostPounds: z.number().min(0).max(100_000_000).optional(),
    age: z.int().min(0).max(120).optional().openapi({ description: 'Of the person it happened to' }),
    sighting: z
      .object({ severalCards: z.boolean(), faceCovered: z.boolean(), vehicle: z.string().max(200) })
      .partial()
      .optional(),
    contact: z
      .object({ name: z.string().max(120), phone: z.string().max(40), email: z.string().max(254) })
      .partial()
      .optional()
      .openapi({ description: 'Who may be asked about it; seen by investigators only' }),
    theirReference: z.string().max(100).optional().openapi({
      description: 'With a key only: what the organisation calls it. Sent again, it is taken in once',
    }),
  })
  .openapi('SentReport')

/** What is answered to it. */
export const takenReport = z
  .object({
    reference: z.string().openapi({ example: 'ABCD-EFGH-2345' }),
    code: z
      .string()
      .nullable()
      .openapi({ description: 'Opens it with the reference; shown this once. null: it was sent before' }),
    again: z.boolean().openapi({ description: 'It had been sent before, and nothing was added' }),
    page: z.url().openapi({ description: 'Where a person can open it with both' }),
  })
  .openapi('TakenReport')

const file = z.object({ id: z.string(), mediaType: z.string(), added: z.iso.datetime() })

/** A report as whoever sent it may see it. */
export const ownReport = z
  .object({
    reference: z.string(),
    received: z.iso.datetime(),
    report: z.record(z.string(), z.unknown()).openapi({
      description: 'The fields of a sent report, as they are kept, with what was read in the words',
    }),
    notes: z.array(z.object({ words: z.string(), added: z.iso.datetime() })),
    evidence: z.array(file),
  })
  .openapi('OwnReport')

/** Why a request about reports is refused. */
export const reportRefusal = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'report-wrong' }),
      message: z.string(),
      next: z.string().optional(),
      problems: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
    }),
  })
  .openapi('ReportRefusal')
