/** Heads each statement whose plan is kept: see `prepared`. Apart from it, so that opening a store loads no query builder. */
export const planMark = '/* prepared */'

/** Whether a statement is one of those. */
export const isPrepared = (text: string): boolean => text.trimStart().startsWith(planMark)
