import { DoorchainError } from '../../values/error.ts'

/** Names that sloppy feeds take from HTML; XML knows only its own five. */
export const namedSigns: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  frac12: '½',
  eacute: 'é',
  egrave: 'è',
}

const ownSigns: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const feedProblem = (problem: string, cause?: unknown) =>
  new DoorchainError('feed-unreadable', { problem }, cause)

/** The text of a document, by its byte order mark, its media type, or what it says itself; else UTF-8. */
export function decodeFeed(bytes: Uint8Array, mediaType: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^\s*<\?xml[^>]*?encoding=["']([\w.:-]+)["']/.exec(head.replace(/^ï»¿/, ''))?.[1]
  const label = markOf(bytes) ?? /charset="?([\w.:-]+)/i.exec(mediaType)?.[1] ?? declared ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch (error) {
    throw feedProblem(`it is written in an encoding that is not known (${label.slice(0, 40)})`, error)
  }
}

function markOf([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb ? 'utf-8' : null
}

/** Markup as one line of plain text of at most `most` signs: for titles. */
export function plainLine(markup: string, most: number): string {
  return markup
    .slice(0, most * 10)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, signOf)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
}

function signOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ownSigns[name] ?? namedSigns[name] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
