import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ZodType } from 'zod'

export const root = join(import.meta.dirname, '..', '..', '..')
export const data = join(root, 'data')

/** Reads and checks a file of JSON, one thing a line. Throws with the file, the line and what does not fit. */
export function readLines<T>(path: string, schema: ZodType<T>): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    if (line === '') return []
    const result = schema.safeParse(JSON.parse(line))
    if (result.success) return [result.data]
    const issues = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'line'}: ${issue.message}`)
    throw new Error(`${path.slice(root.length + 1)}, line ${at + 1}, does not fit its schema:\n${issues.join('\n')}`)
  })
}

/** Reads and checks one file. Throws with the file and every place that does not fit. */
export function readYaml<T>(path: string, schema: ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(path, 'utf8')))
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => `  ${issue.path.join('.') || 'file'}: ${issue.message}`)
  throw new Error(`${path.slice(root.length + 1)} does not fit its schema:\n${issues.join('\n')}`)
}
