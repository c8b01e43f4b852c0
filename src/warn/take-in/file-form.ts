/** Front matter by name; dots nest, as in `publish.date`. */
export type FrontMatter = Readonly<Record<string, string | null | undefined>>

/** A warning in the form of a file, as the reader takes it: front matter in a fence, then Markdown. Empty fields are left out. */
export function fileForm(fields: FrontMatter, body: string): string {
  const lines: string[] = []
  let parent = ''
  for (const [path, given] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const value = given?.replace(/[\s\p{Cc}]+/gu, ' ').trim() ?? ''
    if (value === '') continue
    const [name = '', inner] = path.split('.')
    if (inner !== undefined && name !== parent) lines.push(`${name}:`)
    parent = inner === undefined ? '' : name
    lines.push(inner === undefined ? `${name}: ${scalar(value)}` : `  ${inner}: ${scalar(value)}`)
  }
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\`\n\n${body.trim()}\n`
}

/** In the marks that need the fewest signs before others. */
function scalar(value: string): string {
  if (/^[\p{L}\d][^#:"']*$/u.test(value) || /^https?:\/\/[^\s#"']+$/.test(value)) return value
  if (!/["\\]/.test(value)) return `"${value}"`
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`
}
