import type { Truth } from './simulated.ts'

/** How well series agree with the truth, counted in pairs of reports; floods are left out. */
export interface Agreement {
  /** Of the pairs put together, how many belong together; 1 for no pairs. */
  readonly precision: number
  /** Of the pairs that belong together, how many were put together. */
  readonly recall: number
}

/** Compares series with the truth of the same reports. */
export function agree(truth: readonly Truth[], series: readonly { readonly reports: readonly string[] }[]): Agreement {
  const campaignOf = new Map(truth.filter(({ kind }) => kind !== 'flood').map(({ id, campaign }) => [id, campaign]))
  const pairs = (count: number) => (count * (count - 1)) / 2
  const sizes = (ids: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const id of ids) {
      const campaign = campaignOf.get(id)
      if (campaign) counts.set(campaign, (counts.get(campaign) ?? 0) + 1)
    }
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)
  }
  const real = series.map(({ reports }) => reports.filter((id) => campaignOf.has(id)))
  const put = real.reduce((sum, reports) => sum + pairs(reports.length), 0)
  const right = real.reduce((sum, reports) => sum + sizes(reports), 0)
  const all = sizes([...campaignOf.keys()])
  return { precision: put === 0 ? 1 : right / put, recall: all === 0 ? 1 : right / all }
}
