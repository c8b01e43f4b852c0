/** A cell of CSV; what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
export function csvCell(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value)
  const plain = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A table as CSV (RFC 4180); what is not known is an empty cell. */
export const csvOf = (head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string =>
  [head, ...rows].map((row) => `${row.map((cell) => (cell === null ? '' : csvCell(cell))).join(',')}\r\n`).join('')
