import { openAreas } from '../src/areas/open.ts'
import { openChecker } from '../src/check/check.ts'
import { loadCounters } from '../src/knowledge/counters.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { openReader } from '../src/read/read.ts'
import { noticeFor } from '../src/service/notice.ts'
import { openStore } from '../src/store/open.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { openPublished } from '../src/warn/published.ts'
import { testWorld, type WorldVersion, worldNow } from '../src/warn/test-world.ts'
import { webApp } from '../src/web/app.ts'
import { serve } from '../src/web/serve.ts'

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
  const knowledge = loadKnowledge()
  const store = await openStore(await embeddedConfig())
  await testWorld(store, [hostile])
  const areas = openAreas(() => '2026-11-21')
  const outlines = async () => ({})
  const now = () => worldNow
  const published = openPublished({ store: () => (made.isOpen ? store : null), now, knowledge })
  const app = webApp(
    {
      knowledge,
      checker: openChecker(openReader(knowledge)),
      today: () => '2026-11-21',
      examples: loadExamples,
      notice: noticeFor({ name: 'Example Parish Watch', contact: 'privacy@parish.example' }),
      areas: { areas, outlines },
      warnings: { published, areas, outlines, knowledge, counters: loadCounters, publicUrl, now },
    },
    loadCompactKnowledge,
  )
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
