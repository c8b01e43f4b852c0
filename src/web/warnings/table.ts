/** Every address of the public pages of warnings, the narrower before the wider. */
export const warningPaths = [
  '/warnings',
  '/warnings/counters',
  '/warnings/:id',
  '/warnings/:id/counter',
  '/warnings/:id/map.svg',
  '/warnings/:id/versions/:number',
  '/warnings/:id/:language{[a-z]{2}}',
  '/tactics/:name',
  '/scripts/:name',
  '/embed',
  '/embed/:code',
  '/sitemap.xml',
  '/robots.txt',
  '/share.png',
] as const
export type WarningPath = (typeof warningPaths)[number]
