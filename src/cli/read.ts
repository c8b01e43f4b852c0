import { readFileSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { loadAreas } from '../knowledge/areas.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { decodeText } from '../read/document.ts'
import { type GazetteerJson, openGazetteer } from '../read/facts/gazetteer.ts'
import { openReader } from '../read/read.ts'
import { readWarning, type WarningReading } from '../read/warning.ts'
import { readArgs, UsageError } from './args.ts'
import { print } from './output.ts'
import { plain, wrap } from './print.ts'

export const readHelp = `read FILE|-                  Reads a text or a warning: its facts, tactics and advice.
read --jsonl FILE…           One line of JSON a file, with where each fact stands.
  Exit code: 0, or 1 if a file could not be read (its line says why).`

/** A file larger than this is no warning. */
const largestFileBytes = 8 * 1024 * 1024

/** Runs `read`; gives the exit code. Throws UsageError. */
export async function runRead(args: readonly string[], input: Readable): Promise<number> {
  const { values, positionals } = readArgs(args, { jsonl: { type: 'boolean' } })
  if (positionals.length === 0) throw new UsageError('Name a file, or - for standard input: read warning.md')
  if (positionals.length > 1 && !values.jsonl)
    throw new UsageError('read takes one file; for several use read --jsonl FILE…')
  const reader = openReader(loadKnowledge())
  const gazetteer = openGazetteer(loadAreas() as GazetteerJson)
  let failed = 0
  for (const file of positionals) {
    try {
      const reading = readWarning(reader, gazetteer, decodeText(await readBytes(file, input)))
      await print(
        values.jsonl ? JSON.stringify({ file, ...reading.fields, spans: reading.spans }) : printReading(reading),
      )
    } catch (error) {
      failed++
      const message = error instanceof Error ? error.message : String(error)
      if (values.jsonl) await print(JSON.stringify({ file, error: { code: 'unreadable', message } }))
      else console.error(`${file} could not be read: ${message}`)
    }
  }
  return failed > 0 ? 1 : 0
}

async function readBytes(file: string, input: Readable): Promise<Uint8Array> {
  if (file !== '-') {
    const { size } = statSync(file)
    if (size > largestFileBytes) throw new Error(`it has ${size} bytes; the most is ${largestFileBytes}`)
    return readFileSync(file)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestFileBytes) throw new Error(`it has more than ${largestFileBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function printReading({ fields, spans, findings, document }: WarningReading): string {
  const width = Math.min(96, Math.max(30, (process.stdout.columns ?? 80) - 2))
  const lines = Object.entries(fields).map(([name, value]) => {
    const words = (spans[name] ?? [])
      .slice(0, 4)
      .map(([from, to]) => `“${plain(document.text.slice(from, to)).slice(0, 60)}”`)
    const shown = Array.isArray(value) ? value.map(show).join(', ') || '–' : show(value)
    return `${name}: ${shown}${words.length > 0 ? `\n${wrap(words.join(' '), width, '    ')}` : ''}`
  })
  const told = findings.map((finding) =>
    wrap(`${finding.tactic} (${finding.frame}): “${plain(finding.text)}”`, width, '  '),
  )
  return [...lines, '', 'What is said of each tactic:', ...told].join('\n')
}

function show(value: unknown): string {
  if (value === null) return '–'
  if (typeof value !== 'object') return String(value)
  const { what, value: number } = value as { what?: string; value?: string }
  return `${number ?? JSON.stringify(value)}${what ? ` (${what})` : ''}`
}
