import type { WarningContent } from '../../values/warning.ts'

export interface TextParts {
  /** Who warns, in words. */
  readonly organisation: string
  /** The names of the areas with a comma between; '' for none. */
  readonly area: string
}

/**
 * A warning as a file: front matter with area, title, description and source, then the English body as it was written, which
 * is the end of the text.
 */
export function textOf({ texts }: WarningContent, { organisation, area }: TextParts): string {
  const { title, summary, body } = texts[0]!
  const fields = { area, description: summary, source: organisation, title }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${quoted(value)}`]))
  return `---\n${lines.join('\n')}\n---\n\n${body}`
}

/** A scalar of YAML, in the marks that need the fewest signs before others. */
function quoted(value: string): string {
  if (!/["\\]/.test(value)) return `"${value}"`
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`
}
