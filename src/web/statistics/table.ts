/** Every address of the public statistics. */
export const statisticsPaths = [
  '/statistics',
  '/statistics.csv',
  '/statistics.json',
  '/areas/:code/statistics',
] as const
export type StatisticsPath = (typeof statisticsPaths)[number]
