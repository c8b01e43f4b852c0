import type { Logger } from 'pino'
import type { Areas } from '../areas/open.ts'
import type { Config } from '../config.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { closeFetcher, type EachMinute, openEachMinute } from './each-minute.ts'

interface HubMaterial {
  readonly log: Logger
  readonly areas: Areas
  readonly knowledge: Pick<Knowledge, 'scripts'>
}

/** Tells the hub of the settings when feeds change; nobody where none is set. */
export function openHub({ warningsHub: hub, publicUrl }: Config, { log, areas, knowledge }: HubMaterial): EachMinute {
  return openEachMinute(
    async (store, isStopping) => {
      if (hub === null) return
      const { tellHub } = await import('../warn/feeds/hub.ts')
      await tellHub(store, {
        hub,
        publicUrl,
        now: () => new Date(),
        view: areas.on(),
        scripts: knowledge.scripts,
        fetcher: async () => (await import('../warn/fetch/the-fetcher.ts')).theFetcher(),
        isStopping,
      })
    },
    (err) => log.error({ err }, 'The hub could not be told of changes in the feeds; it is tried again.'),
    closeFetcher,
  )
}
