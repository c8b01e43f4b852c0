/** A police force as data: the full name in use and what people write for it ("Herts" Police, "GMP"). */
export interface Force {
  readonly code: string
  readonly name: string
  readonly stems: readonly string[]
  readonly also: readonly string[]
  /** The first part of its address under police.uk. */
  readonly sites: readonly string[]
}

export interface ForceMention {
  readonly force: Force
  readonly start: number
  readonly end: number
}

export interface ForceFinder {
  /** Forces named between two offsets, in order. */
  find(text: string, from?: number, to?: number): ForceMention[]
  /** Forces whose web address stands between two offsets. */
  findSites(text: string, from: number, to: number): ForceMention[]
}

const toPattern = (name: string) =>
  name
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ and /g, String.raw`\s+(?:and|&amp;|&)\s+`)
    .replace(/ /g, String.raw`\s+`)
    .replace(/-/g, String.raw`[-\s\u2010-\u2013]`)
const kinds = String.raw`\s+(?:[Pp]olice(?:\s+(?:[Ss]ervice|[Ff]orce))?|[Cc]onstabulary|POLICE|CONSTABULARY)(?!\s+and\s+Crime|\s+(?:station|Station))\b`

/** Prepares the names of all forces; full names count in any case, short names ("the Met", "GMP") only as written. */
export function openForces(forces: readonly Force[]): ForceFinder {
  const named = new Map<string, Force>()
  const key = (name: string) =>
    name
      .toLowerCase()
      .replace(/&amp;|&/g, 'and')
      .replace(/[\s\u2010-\u2013-]+/g, ' ')
  for (const force of forces) for (const name of [...force.stems, ...force.also]) named.set(key(name), force)
  const longest = (names: string[]) =>
    names
      .sort((a, b) => b.length - a.length)
      .map(toPattern)
      .join('|')
  const stems = longest(forces.flatMap((force) => force.stems))
  const also = longest(forces.flatMap((force) => force.also))
  const pattern = new RegExp(String.raw`\b(?:(?<also>${also})\b|(?<stem>${stems})${kinds})`, 'g')
  const spokenStems = longest(forces.flatMap((force) => force.stems.filter((stem) => stem.length > 3))).toLowerCase()
  const spoken = new RegExp(String.raw`\b(?<stem>${spokenStems})\s+(?:police|constabulary)\b(?!\s+station)`, 'g')
  const find = (text: string, from = 0, to = text.length): ForceMention[] => {
    const part = text.slice(from, to)
    const hits = [...part.matchAll(pattern), ...part.matchAll(spoken)]
    const mentions = hits.map((hit) => ({
      force: named.get(key(hit.groups?.also ?? hit.groups?.stem ?? ''))!,
      start: from + hit.index,
      end: from + hit.index + hit[0].length,
    }))
    return mentions.sort((a, b) => a.start - b.start)
  }
  const bySite = new Map(forces.flatMap((force) => force.sites.map((site) => [site, force] as const)))
  const findSites = (text: string, from: number, to: number): ForceMention[] =>
    [...text.slice(from, to).matchAll(/\b([a-z-]{2,30})\.police\.uk\b/gi)].flatMap((hit) => {
      const force = bySite.get(hit[1]!.toLowerCase())
      return force ? [{ force, start: from + hit.index, end: from + hit.index + hit[0].length }] : []
    })
  return { find, findSites }
}
