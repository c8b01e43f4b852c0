import { once } from 'node:events'

/** Writes a line to standard output and waits while the reader of it is behind. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
