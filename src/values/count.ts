/** A whole number as people write it: 10,000. */
export const countInWords = (count: number): string => count.toLocaleString('en-GB')

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 2 })

/** 80000 → "£80,000"; 1249.5 → "£1,249.50". */
export const inPounds = (amount: number): string => pounds.format(amount).replace(/\.00$/, '')
