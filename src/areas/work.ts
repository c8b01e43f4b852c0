import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { parseOrder } from '../store/order.ts'
import type { Work, Works } from '../store/work.ts'
import { atTerminal } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { problemOf } from '../values/problem.ts'
import { keepEdition, readBoundariesOf } from './boundaries/keep.ts'

const code = z.string().regex(/^[A-Z]\d{8}$/)
const point = z.tuple([z.number().min(-12).max(5), z.number().min(48).max(64)])
const polygons = z.array(z.array(z.array(point).min(4)).min(1)).max(5_000)
const editionSchema = z.strictObject({
  edition: z.string().regex(/^LAD\d\d$/),
  boundaries: z
    .array(z.strictObject({ district: code, polygons }))
    .min(1)
    .max(1_000),
})

const orderSchema = z.strictObject({ file: z.string().min(1), by: z.string().min(1).max(120) })
const wishSchema = z.strictObject({ districts: z.array(code).max(1_000) })

/** Keeps an edition that `areas import` checked and simplified; it comes by a file, being too long for a request. */
const importWork: Work = async (store, input, tell) => {
  const { file, by } = parseOrder(orderSchema, input)
  const edition = parseOrder(editionSchema, await readPrepared(file))
  tell(`${edition.boundaries.length} districts go into the database.`)
  const actor = atTerminal(by)
  return keepEdition(store, edition, { actor, now: new Date() })
}

async function readPrepared(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new DoorchainError('boundaries-wrong', { file, problem: problemOf(error) }, error)
  }
}

const boundariesWork: Work = (store, input) => readBoundariesOf(store, parseOrder(wishSchema, input).districts)

/** What the `areas` command asks of whoever holds the database. */
export const areasWorks: Works = { 'areas-import': importWork, 'areas-boundaries': boundariesWork }
