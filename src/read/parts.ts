import type { Tactic } from '../values/knowledge.ts'
import { type Cue, earlyCues, noCues } from './cues.ts'
import type { Round } from './kinds.ts'
import type { Match, Matcher } from './matcher.ts'
import type { Sentence } from './sentences.ts'
import { insertByFirst, type Stretch } from './stretch.ts'
import type { Tokens } from './tokens.ts'

/** What a pattern is of. */
export type Owner =
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'tactic'; readonly tactic: Tactic }
  | { readonly kind: 'advice'; readonly id: string }
  /** Where a tactic or a piece of advice does not count. */
  | { readonly kind: 'not'; readonly of: Tactic | string }
  | { readonly kind: 'situation'; readonly id: string }

/** What is said around a tactic or a piece of advice is of no use where none is found. */
export function roundOf(owner: Owner): Round {
  if (owner.kind === 'cue') return earlyCues.has(owner.cue) ? 'early' : 'late'
  return owner.kind === 'not' ? 'late' : 'early'
}

/** What was found in a sentence, each list in the order of the text. */
export interface SentenceParts {
  readonly cues: Record<Cue, Match[] | undefined>
  readonly nots: (Stretch & { readonly of: Tactic | string })[]
  readonly actions: (Stretch & { readonly tactic: Tactic })[]
  readonly advice: (Stretch & { readonly id: string })[]
  readonly situations: string[]
}

export interface PartFinder {
  readonly matcher: Matcher
  readonly owners: readonly Owner[]
}

/**
 * Finds what each sentence holds. What is said around a tactic or advice is looked for only where one was found, in headings,
 * which are for the bullets below, and after a question, which it may answer.
 */
export function findParts(
  { matcher, owners }: PartFinder,
  tokens: Tokens,
  sentences: readonly Sentence[],
): SentenceParts[] {
  matcher.open(tokens)
  return sentences.map((sentence, at) => {
    const part: SentenceParts = { cues: { ...noCues }, nots: [], actions: [], advice: [], situations: [] }
    const find = (round: Round) => {
      for (const match of matcher.match(round)) sortMatch(part, match, owners[match.owner]!)
    }
    matcher.enter(sentence)
    find('early')
    const isFound = part.actions.length > 0 || part.advice.length > 0
    if (isFound || sentence.isHeading || sentences[at - 1]?.isQuestion) find('late')
    return part
  })
}

function sortMatch(part: SentenceParts, match: Match, owner: Owner): void {
  const { first, last } = match
  if (owner.kind === 'cue') insertByFirst((part.cues[owner.cue] ??= []), match)
  else if (owner.kind === 'tactic') insertByFirst(part.actions, { tactic: owner.tactic, first, last })
  else if (owner.kind === 'not') insertByFirst(part.nots, { of: owner.of, first, last })
  else if (owner.kind === 'situation') part.situations.push(owner.id)
  else part.advice.push({ id: owner.id, first, last })
}
