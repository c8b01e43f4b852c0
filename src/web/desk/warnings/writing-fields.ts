import type { Areas } from '../../../areas/open.ts'
import { type WarningLanguage, type WarningText, warningLanguages } from '../../../values/warning.ts'
import { emptyText, endOfDay } from '../../../warn/write/content.ts'

const isLanguage = (text: string): text is WarningLanguage => Object.hasOwn(warningLanguages, text)

/** What was found for the place that a writer typed. */
export interface PlaceSearch {
  readonly text: string
  readonly next: string
  readonly choices: readonly { readonly code: string; readonly label: string }[]
}

/** The languages of the form, English first. */
const languagesOf = (fields: URLSearchParams): WarningLanguage[] => [
  ...new Set<WarningLanguage>(['en', ...(fields.get('languages') ?? '').split(',').filter(isLanguage)]),
]

/** The revision that a form was made from; null for none. */
export function readRevision(fields: URLSearchParams): number | null {
  const told = fields.get('revision') ?? ''
  return /^\d{1,9}$/.test(told) ? Number(told) : null
}

/** The draft that a form tells; not checked yet. A language whose parts are all empty is left out. */
export function contentFrom(fields: URLSearchParams, areas: Areas) {
  const part = (name: string) => fields.get(name) ?? ''
  const texts = languagesOf(fields).map(
    (language): WarningText => ({
      language,
      title: part(`title-${language}`),
      summary: part(`summary-${language}`),
      body: part(`body-${language}`),
    }),
  )
  const written = texts.filter((one) => one.language === 'en' || `${one.title}${one.summary}${one.body}`.trim() !== '')
  const added = fields.get('language') ?? ''
  const isNew = isLanguage(added) && !written.some(({ language }) => language === added)
  const found = placesFound(areas, part('place'))
  return {
    texts: isNew ? [...written, emptyText(added)] : written,
    areas: [...new Set([...fields.getAll('area'), ...found])],
    expires: endOfDay(part('expires')),
    counters: fields.getAll('counter'),
  }
}

const longestPlace = 120

/** The codes of what was typed, where it is clear. */
function placesFound(areas: Areas, text: string): readonly string[] {
  if (text.trim() === '') return []
  const answer = areas.resolveArea(text.trim().slice(0, longestPlace))
  return answer.kind === 'found' ? answer.areas.flatMap(({ code, districts }) => code ?? districts) : []
}

/** What to ask where a place that was typed is not clear; null where it is, or nothing was typed. */
export function searchPlace(areas: Areas, text: string): PlaceSearch | null {
  const typed = text.trim().slice(0, longestPlace)
  const answer = typed === '' ? null : areas.resolveArea(typed)
  if (!answer || answer.kind === 'found') return null
  const choices =
    answer.kind === 'choose'
      ? answer.choices.flatMap(({ label, area: { code, districts } }) => {
          const only = code ?? (districts.length === 1 ? districts[0] : undefined)
          return only === undefined ? [] : [{ code: only, label }]
        })
      : []
  return { text: typed, next: answer.next, choices }
}
