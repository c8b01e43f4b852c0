/** A whole number as people write it: 10,000. */
export const countInWords = (count: number): string => count.toLocaleString('en-GB')
