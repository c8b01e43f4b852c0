import type { Page } from './page.ts'

const street =
  /\b[Ii]n (?:the )?((?:[A-Z][\w\u2019'-]+ ){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Grove|Park))\b(?![/\w]| (?:Police|Station|Hospital|School))/g

/** "in the Vera Road area", "in City Way": where it happened, as written. */
export function findStreets(page: Page): { name: string; start: number; end: number }[] {
  return page.body.flatMap((sentence) =>
    [...page.text.slice(sentence.start, sentence.end).matchAll(street)].map((match) => {
      const start = sentence.start + match.index + match[0].length - match[1]!.length
      return { name: match[1]!, start, end: start + match[1]!.length }
    }),
  )
}
