import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { DoorchainError } from '../values/error.ts'
import type { EdgeEnv } from '../web/edge/caller.ts'
import type { Certificate } from '../web/edge/certificate.ts'
import { sendOnTo } from '../web/edge/redirect.ts'
import { type Listening, listen, type Service, serve } from '../web/serve.ts'

/** What the listeners are made with. */
export interface ListenerParts {
  readonly config: Config
  readonly certificate: Certificate | null
  readonly log: Logger
}

/** All that listens, as one. */
export interface Listeners {
  /** Where to look and how to stop it, for the terminal. */
  readonly greeting: string
  close(graceMs: number): Promise<void>
}

/** Listens for the pages and, with HTTP_PORT, for those who still ask without HTTPS. Throws `port-taken`. */
export async function openListeners(app: Hono<EdgeEnv>, parts: ListenerParts): Promise<Listeners> {
  const { config, certificate, log } = parts
  const { host, port, connections, httpPort, publicUrl } = config
  warnOfAddress(parts)
  const pages = await open((at) => serve(app, at), { host, port, connections, certificate })
  const services: Service[] = [pages]
  try {
    if (httpPort !== null)
      services.push(await open((at) => listen(sendOnTo(publicUrl), at), { host, port: httpPort, connections }))
  } catch (error) {
    await pages.close(0)
    throw error
  }
  if (certificate) process.on('SIGHUP', certificate.reload)
  log.info({ ports: services.map(({ address }) => Number(new URL(address).port)) }, 'Listening.')
  return {
    greeting: greetingFor(pages.address, publicUrl),
    close: async (graceMs) => {
      if (certificate) process.off('SIGHUP', certificate.reload)
      await Promise.all(services.map((service) => service.close(graceMs)))
    },
  }
}

async function open(start: (at: Listening) => Promise<Service>, at: Listening): Promise<Service> {
  try {
    return await start(at)
  } catch (error) {
    const problem = (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? 'another program uses it' : String(error)
    throw new DoorchainError('port-taken', { where: `${at.host}:${at.port}`, problem }, error)
  }
}

/** Whether people use it on this machine only. */
export const isOnThisMachine = (publicUrl: string) => new URL(publicUrl).hostname === 'localhost'

const greetingFor = (address: string, publicUrl: string) =>
  isOnThisMachine(publicUrl)
    ? `Doorchain is at ${address}\nTo stop it, press Ctrl and C.`
    : `Doorchain is at ${publicUrl} and listens at ${address}\nTo stop it, press Ctrl and C.`

/** Says what works, but surely not as it was meant. */
function warnOfAddress({ config, certificate, log }: ListenerParts): void {
  const { hostname, protocol } = new URL(config.publicUrl)
  const hasProxy = !('hops' in config.proxies) || config.proxies.hops > 0
  if (protocol === 'http:' && !isOnThisMachine(config.publicUrl))
    log.warn({}, 'PUBLIC_URL is not https: nobody can sign in with a passkey, and what people send can be read.')
  if (protocol === 'https:' && !certificate && !hasProxy)
    log.warn({}, 'PUBLIC_URL is https, but neither TLS_CERT_FILE nor TRUSTED_PROXIES is set: who speaks HTTPS here?')
  if (certificate && !certificate.pair.covers(hostname))
    log.warn({}, 'The certificate is not for the host of PUBLIC_URL: browsers will refuse it.')
}
