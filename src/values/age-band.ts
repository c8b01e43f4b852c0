const width = 10
const under = 25
const over = 85

/** An age as it may be told to those who need not know it exactly: "under 25", "65 to 74", "85 or more". */
export function ageBand(age: number): string {
  if (age < under) return `under ${under}`
  if (age >= over) return `${over} or more`
  const from = age - ((age - under) % width)
  return `${from} to ${from + width - 1}`
}
