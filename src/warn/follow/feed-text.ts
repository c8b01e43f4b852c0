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
