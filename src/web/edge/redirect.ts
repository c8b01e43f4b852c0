import type { RequestListener } from 'node:http'

/** Where plain HTTP is sent on to: always the public address, whatever the client asked for, with the same path. */
export function locationFor(target: string, publicUrl: string): string {
  const path = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1] ?? target
  const location = `${publicUrl}${path.startsWith('/') ? path : '/'}`
  return URL.canParse(location) ? new URL(location).href : `${publicUrl}/`
}

/** A listener that sends everybody on to the public address with 308, which keeps the method. */
export function sendOnTo(publicUrl: string): RequestListener {
  return ({ url = '/' }, response) => {
    const headers = { Location: locationFor(url, publicUrl), 'Cache-Control': 'no-store', Connection: 'close' }
    response.writeHead(308, headers).end()
  }
}
