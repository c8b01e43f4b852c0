import { oneLine } from '../xml.ts'
import type { CapAlert, CapInfo } from './alert.ts'

/** A CAP message as a file of a warning: front matter, then what it says. Of several languages the English one is taken. */
export function documentOf(alert: CapAlert): string {
  const info = infoToRead(alert)
  const areas = info?.areas.map(({ description }) => description) ?? []
  const lines = [
    ...line('area', areas.join(', ')),
    'publish:',
    ...line('  date', (info?.effective ?? alert.sent).slice(0, 10)),
    ...line('source', info?.senderName ?? alert.source),
    ...line('title', info?.headline ?? info?.event ?? alert.note),
    ...line('url', info?.web),
  ]
  const body = [info?.description, info?.instruction, info ? null : alert.note].filter((part) => part)
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\`\n\n${body.join('\n\n')}\n`
}

function line(name: string, value: string | null | undefined): string[] {
  const written = oneLine(value ?? '')
  return written === '' ? [] : [`${name}: ${JSON.stringify(written)}`]
}

/** The first English one, else the first. */
const infoToRead = ({ infos }: CapAlert): CapInfo | undefined =>
  infos.find(({ language }) => /^en\b/i.test(language)) ?? infos[0]
