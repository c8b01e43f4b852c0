import type { Config } from '../config.ts'
import { loadCounters } from '../knowledge/counters.ts'
import type { Store } from '../store/store.ts'
import { openPublished } from '../warn/published.ts'
import type { WarningParts } from '../web/warnings/parts.ts'

interface WarningMaterial extends Pick<WarningParts, 'areas' | 'outlines' | 'knowledge'> {
  /** Null while the database opens. */
  readonly store: () => Store | null
}

/** What the pages of warnings are made from. */
export function openWarnings(
  config: Pick<Config, 'publicUrl' | 'warningsHub'>,
  material: WarningMaterial,
): WarningParts {
  const { publicUrl, warningsHub: hub } = config
  const { store, ...parts } = material
  const now = () => new Date()
  const published = openPublished({ store, now, knowledge: parts.knowledge })
  return { ...parts, counters: loadCounters, published, publicUrl, hub, now }
}
