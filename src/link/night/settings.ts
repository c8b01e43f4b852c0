/** Farrington: most years back, and least. */
export const mostYears = 4
export const leastYears = 3
/** Weeks and days up to the last that are judged each night: reports come in late, and what they tell was earlier. */
export const judgedWeeks = 4
export const judgedDays = 28
const weeksAYear = 52
const halfWidth = 3
export const weeksKept = mostYears * weeksAYear + halfWidth + judgedWeeks + 1
/** One week more, as the last one that is whole may end six days before. */
export const historyDays = (weeksKept + 1) * 7
/** Days that a daily series is kept for EARS. */
export const daysKept = 120
/** EARS: days of the past that say what is usual, and days left out before a window as C2 leaves them out. */
export const usualDays = 56
export const lagDays = 2
/** Least reports in a window. */
export const leastCases = 3
/** Least standard deviation of EARS: where next to nothing was reported, its bound would be none. */
export const minSigma = 0.5
/** The history of an area begins with its so many-th report: one of long ago says nothing of the time since. */
export const firstReports = 5
/** Scan: a year of cases, windows up to four weeks, circles up to 60 km. */
export const scanDays = 365
export const scanLongest = 28
export const scanKm = 60
export const scanReplicates = 999
/** Again with so many where 999 leave it open how rare it is. */
export const finerReplicates = 9_999
/** Near repeats: of the last 90 days, under 10 km and within a week. */
export const nearDays = 90
export const nearMetres = 10_000
export const nearApart = 7
export const leastNear = 20
export const mostNear = 3_000
