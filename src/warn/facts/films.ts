import { undoEscapes } from '../../read/front-matter.ts'

/** A film that a warning points to; never shown in a page, only linked. */
export interface Film {
  readonly title: string
  /** https; null where the warning names it without an address. */
  readonly address: string | null
}

const host = String.raw`(?:https?:\/\/)?(?:www\.|m\.)?(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|dailymotion\.com)\/[\w\-./?=&%#~+]+`
const linked = new RegExp(String.raw`\[([^\]\n]{1,200})\]\(\s*<?(${host})`, 'gi')
const bare = new RegExp(`(?<![\\w/.(:])${host}`, 'gi')
const named =
  /\b(?:videos?|films?)\b[^.\n]{0,80}?\b(?:entitled|titled|called|named),? ["“'‘]([^"”\n]{3,120}?)["”](?!\w)/gi

const mostFilms = 20

/** The films that a text links to or names, each once. Never throws. */
export function filmsIn(text: string): readonly Film[] {
  const links = [...text.matchAll(linked)].map(([, title, address]) => film(title!, address!))
  const others = [...text.matchAll(bare)].map(({ 0: address, index }) => film(lineBefore(text, index), address))
  const names = [...text.matchAll(named)].map(([, title]): Film => ({ title: plain(title!), address: null }))
  const first = (films: readonly Film[], key: (one: Film) => string | null) =>
    films.filter((one, at) => films.findIndex((other) => key(other) === key(one)) === at)
  return [...first([...links, ...others], ({ address }) => address), ...first(names, ({ title }) => title)].slice(
    0,
    mostFilms,
  )
}

const film = (title: string, address: string): Film => ({
  title: plain(title) || 'Film',
  address: `https://${address.replace(/^https?:\/\//i, '').replace(/[.,]+$/, '')}`,
})

/** "To see a film about this visit: youtube.com/…": what stands before the address in its line. */
function lineBefore(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return (line.split(/[.!?]\s/).pop() ?? '').slice(-120).replace(/[\s,]*\b(?:visit|at|here|see|go to)[\s:]*$/i, '')
}

const plain = (words: string) =>
  undoEscapes(words)
    .replace(/[*_`#>[\]()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '')
