import { loadCompactKnowledge } from '../src/knowledge/load.ts'
import { openStore } from '../src/store/open.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { testWorld, type WorldVersion, worldNow } from '../src/warn/test-world.ts'
import { webApp } from '../src/web/app.ts'
import { serve } from '../src/web/serve.ts'
import { siteParts } from './site-parts.ts'

export const publicUrl = 'http://localhost'

export const hostileTitle = `</script><script>alert(1)</script>\u202eGNINRAW "quoted" <b>&amp; ${'long'.repeat(40)}`
/** A warning that attacks the page it is shown on. */
export const hostile: WorldVersion = {
  id: 'hostile22222',
  texts: [
    {
      language: 'en',
      title: hostileTitle,
      summary: `"><img src=x onerror=alert(1)>${'word'.repeat(60)}`,
      body: `<script>alert(1)</script> [press](javascript:alert(1)) ![x](http://tracker.example/x.png) ${'W'.repeat(300)}`,
    },
    { language: 'ur', title: 'پولیس', summary: '', body: 'فون بند کریں' },
  ],
  areas: ['E07000240'],
  at: '2026-11-17T10:00:00Z',
}

/** A service with the world of the tests and a hostile warning. */
export interface PublicService {
  readonly address: string
  /** Whether the database is there. */
  isOpen: boolean
  close(): Promise<void>
}

/** Serves the public pages of warnings; the clock stands at `worldNow`. */
export async function openPublicService(): Promise<PublicService> {
  const store = await openStore(await embeddedConfig())
  await testWorld(store, [hostile])
  const parts = siteParts({ store: () => (made.isOpen ? store : null), publicUrl, now: () => worldNow })
  const app = webApp(parts, loadCompactKnowledge)
  const service = await serve(app, { host: '127.0.0.1', port: 0 })
  const made: PublicService = {
    address: service.address,
    isOpen: true,
    async close() {
      await service.close()
      await store.close()
    },
  }
  return made
}
