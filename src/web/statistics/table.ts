/** Every address of the public statistics. */
export const statisticsPaths = [
  '/statistics',
  '/statistics.csv',
  '/statistics.json',
  '/areas/:code/statistics',
] as const
/** What followed a warning. */
export const effectPath = '/warnings/:id/effect'
export type StatisticsPath = (typeof statisticsPaths)[number]
