import { type Config, readConfig } from './config.ts'
import { withStore } from './store/with-store.ts'
import type { Work, Works } from './store/work.ts'

/** Works of one module, which is loaded only when one of them is asked for. */
const lazily = (names: readonly string[], load: () => Promise<Works>): Works =>
  Object.fromEntries(names.map((name): [string, Work] => [name, async (...order) => (await load())[name]!(...order)]))

/** What commands have done by whoever holds the database: the running service, or they themselves when none runs. */
export const works: Works = {
  ...lazily(
    ['set-up', 'organisation', 'invite', 'reset', 'remove', 'list', 'audit'].map((word) => `people-${word}`),
    async () => (await import('./people/work.ts')).peopleWorks,
  ),
  ...lazily(['privacy-run'], async () => (await import('./privacy/work.ts')).privacyWorks),
  ...lazily(
    ['import', 'list', 'show', 'corrections', 'reread'].map((word) => `warnings-${word}`),
    async () => (await import('./warn/work-intake.ts')).intakeWorks,
  ),
  ...lazily(
    ['follow', 'sources', 'stop', 'fetch'].map((word) => `warnings-${word}`),
    async () => (await import('./warn/work-sources.ts')).sourcesWorks,
  ),
  ...lazily(
    ['submit', 'decide', 'cancel'].map((word) => `warnings-${word}`),
    async () => (await import('./warn/work-review.ts')).reviewWorks,
  ),
  ...lazily(['warnings-draft'], async () => (await import('./warn/work-drafting.ts')).draftingWorks),
  ...lazily(
    ['night-run', 'spikes-list', 'spikes-show', 'spikes-silence', 'spikes-hear', 'simulate-load', 'simulate-unload'],
    async () => (await import('./night-works.ts')).nightWorks,
  ),
  ...lazily(
    ['import', 'take-back', 'list', 'show', 'export'].map((word) => `reports-${word}`),
    async () => (await import('./report/work.ts')).reportWorks,
  ),
  ...lazily(
    ['list', 'show', 'join', 'cut', 'undo', 'export'].map((word) => `series-${word}`),
    async () => (await import('./series-works.ts')).seriesWorks,
  ),
  ...lazily(['areas-import', 'areas-boundaries'], async () => (await import('./areas/work.ts')).areasWorks),
  ...lazily(
    [
      'number-answer',
      'ranges-import',
      ...[
        'list',
        'history',
        'key',
        'propose',
        'remove',
        'trust',
        'distrust',
        'decide',
        'import',
        'export',
        'rotate',
      ].map((word) => `directory-${word}`),
    ],
    async () => (await import('./directory-works.ts')).directoryWorks,
  ),
}

/** Runs a work of the table, through the service if it runs; prints how far it is. Throws what the work throws. */
export function runWork(name: string, input: unknown, config: Config = readConfig()): Promise<unknown> {
  return withStore(config, { purpose: `doorchain ${name}`, works }, (access) =>
    access.work({ name, input, tell: (progress) => console.error(progress) }),
  )
}
