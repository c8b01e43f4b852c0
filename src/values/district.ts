/** A council's area, by the code of the Office for National Statistics. */
export interface District {
  readonly code: string
  readonly name: string
}

/** Finds districts by what somebody writes: none, the one, or a choice. */
export interface Districts {
  find(text: string): readonly District[]
  /** Null for a code that is not known here. */
  nameOf(code: string): string | null
}

const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]|\p{M}/gu, '')
    .match(/[a-z0-9]+/g) ?? []

/** Finds among a list by name: the one of exactly that name, else all whose words begin as those written. */
export function districtsOf(list: readonly District[]): Districts {
  const known = list.map((district) => ({ district, words: wordsOf(district.name) }))
  const byCode = new Map(list.map(({ code, name }) => [code, name]))
  return {
    find(text) {
      const typed = wordsOf(text)
      if (typed.length === 0) return []
      const exact = known.filter(({ words }) => words.join(' ') === typed.join(' '))
      const begun = known.filter(({ words }) => typed.every((start) => words.some((word) => word.startsWith(start))))
      return (exact.length > 0 ? exact : begun).map(({ district }) => district)
    },
    nameOf: (code) => byCode.get(code) ?? null,
  }
}
