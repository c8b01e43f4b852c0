import type { Page } from './page.ts'

interface Found {
  readonly name: string
  readonly start: number
  readonly end: number
}

const street =
  /\b[Ii]n (?:the )?((?:[A-Z][\w\u2019'-]+ ){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Gardens|Grove|Park))\b(?![/\w]| (?:Police|Station|Hospital|School))/g

/** "in the Vera Road area", "in City Way": where it happened, as written. */
export function findStreets(page: Page): Found[] {
  return page.body.flatMap((sentence) =>
    [...page.text.slice(sentence.start, sentence.end).matchAll(street)].map((match) => {
      const start = sentence.start + match.index + match[0].length - match[1]!.length
      return { name: match[1]!, start, end: start + match[1]!.length }
    }),
  )
}

/** "along the border with West Midlands Police". */
export function findBorders(page: Page): Found[] {
  const found: Found[] = []
  for (const sentence of page.sentences.filter(({ part }) => part === 'body'))
    for (const match of sentence.text.matchAll(
      /(?:along |on |near |across |around )?(?:the |our )?border(?:s)? (?:with|of|between) (?:the )?((?:[A-Z][\w-]*)(?: (?:and )?[A-Z][\w-]*)*)/g,
    )) {
      const name = match[0].replace(/ (?:Police|Constabulary)$/, '')
      const start = sentence.start + match.index
      found.push({ name, start, end: start + name.length })
    }
  return found
}
