const longestAddress = 2000

/** An address by which a warning is known again: http or https, without fragment and marks of campaigns; null for another. */
export function addressOf(given: string | undefined): string | null {
  if (given === undefined || !URL.canParse(given)) return null
  const url = new URL(given)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|mc_[ce]id)$/.test(name)) url.searchParams.delete(name)
  return url.href.length <= longestAddress ? url.href : null
}
