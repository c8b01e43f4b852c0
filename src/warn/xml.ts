import { escapeText } from '../values/markup.ts'

/** Text as XML 1.0 may hold it, escaped: controls, halves of characters and non-characters are left out. */
export const xmlText = (text: string): string => escapeText(text).replace(/[\p{Cs}\ufffe\uffff]/gu, '')

/** An element with text in it; nothing where there is no text, since an empty element is no value. */
export function textElement(name: string, text: string | null): string {
  const written = text === null ? '' : xmlText(text).trim()
  return written === '' ? '' : `<${name}>${written}</${name}>\n`
}

/** An element with elements in it. */
export const element = (name: string, ...parts: readonly string[]): string => `<${name}>\n${parts.join('')}</${name}>\n`

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'
