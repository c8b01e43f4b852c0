/**
 * Whether a request that changes something comes from a page of ours. Browsers since 2023 say so themselves
 * (Sec-Fetch-Site, W3C Fetch Metadata); older ones send the origin of the page. What says neither is refused.
 */
export function isFromHere(header: (name: string) => string | undefined, ownOrigin: string): boolean {
  const site = header('sec-fetch-site')
  return site === undefined ? header('origin') === ownOrigin : site === 'same-origin'
}
