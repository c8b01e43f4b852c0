import { openAreas } from '../src/areas/open.ts'
import { openChecker } from '../src/check/check.ts'
import { openHearing } from '../src/check/tactic-hearing.ts'
import { loadCounters } from '../src/knowledge/counters.ts'
import { loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { openReader } from '../src/read/read.ts'
import { noticeFor } from '../src/service/notice.ts'
import type { Store } from '../src/store/store.ts'
import { openPublished } from '../src/warn/published.ts'

interface Site {
  /** Null while the database opens. */
  readonly store: () => Store | null
  readonly publicUrl: string
  readonly now: () => Date
}

/** The parts of a real site with pages of warnings, without outlines of areas; its areas and checks are of one fixed day. */
export function siteParts({ store, publicUrl, now }: Site) {
  const knowledge = loadKnowledge()
  const today = () => '2026-11-21'
  const areas = openAreas(today)
  const outlines = async () => ({})
  const published = openPublished({ store, now, knowledge })
  return {
    knowledge,
    checker: openChecker(openReader(knowledge), openHearing(knowledge)),
    today,
    examples: loadExamples,
    notice: noticeFor({ name: 'Example Parish Watch', contact: 'privacy@parish.example' }),
    areas: { areas, outlines },
    warnings: { published, areas, outlines, knowledge, counters: loadCounters, publicUrl, now },
  }
}
