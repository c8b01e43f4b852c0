/**
 * Whether a form was sent from a page of this service. Browsers say so in Sec-Fetch-Site; older ones, and all of them
 * over plain HTTP, name the origin only. What says neither is refused.
 */
export function isOwnForm(headers: Headers, origin: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  return headers.get('Origin') === origin
}
