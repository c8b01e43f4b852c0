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

/**
 * The address that a document gives itself, read against where it was fetched (null for a file). On its own site only, since
 * nobody speaks for another, and not the front page; else where it was fetched.
 */
export function ownAddress(claimed: string, fetched: string | null): string | null {
  const own = URL.canParse(claimed, fetched ?? undefined)
    ? addressOf(new URL(claimed, fetched ?? undefined).href)
    : null
  const isPage = own !== null && new URL(own).pathname !== '/'
  if (isPage && (fetched === null || siteOf(own) === siteOf(fetched))) return own
  return addressOf(fetched ?? undefined)
}

const siteOf = (address: string) => new URL(address).hostname.replace(/^(?:www|m|amp)\./, '')
