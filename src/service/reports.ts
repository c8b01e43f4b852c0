import type { Areas } from '../areas/open.ts'
import type { Config } from '../config.ts'
import type { Numbers } from '../directory/numbers.ts'
import { loadReporting } from '../knowledge/reporting.ts'
import { parseAnswers, problemsWith } from '../report/answers.ts'
import type { ReportMeans } from '../report/means.ts'
import type { Store } from '../store/store.ts'
import { inTransaction, reading } from '../store/transaction.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { dayInLondon } from '../values/london-day.ts'
import type { ReportAnswers } from '../values/report.ts'
import type { OwnKey, ReportParts, ReportSender, TakenReport } from '../web/reporting/parts.ts'
import { districtsOf } from './households.ts'

interface ReportMaterial {
  readonly areas: Areas
  readonly knowledge: Knowledge
  readonly numbers: Numbers
  /** Resolves when the database is open. */
  readonly store: () => Promise<Store>
  /** Called when a report was taken in: it may now be linked. */
  readonly onReported: () => void
  readonly now?: () => Date
}

/** What the pages and the API of reporting are made from; what keeps reports is loaded with the first one. */
export function openReports({ publicUrl }: Pick<Config, 'publicUrl'>, material: ReportMaterial): ReportParts {
  const { areas, numbers, now = () => new Date() } = material
  const today = () => dayInLondon(now())
  const checking = () => ({ today: today(), view: areas.on() })
  const keep = openKeeping(material, now)
  const own = async ({ reference, code, network }: OwnKey) => {
    const [{ openOwn }, store] = await Promise.all([import('../report/own.ts'), material.store()])
    return { store, report: await openOwn(store, { reference, code, network, now: now() }) }
  }
  return {
    publicUrl,
    districts: districtsOf(areas),
    today,
    problems: (input) => problemsWith(input, checking()),
    take: (input, sender) => keep(parseAnswers(input, checking()), sender),
    own: async (key) => (await own(key)).report,
    async addWords(key, words) {
      const { store, report } = await own(key)
      const { addToReport } = await import('../report/own.ts')
      await addToReport(store, report, { words, now: now() })
    },
    async addEvidence(key, bytes) {
      const { store, report } = await own(key)
      const { addEvidence } = await import('../report/evidence/keep.ts')
      await addEvidence(store, report, { bytes, now: now() })
    },
    async withdraw(key) {
      const { store, report } = await own(key)
      const { withdrawReport } = await import('../report/own.ts')
      await withdrawReport(store, report, now())
    },
    async elsewhere(answers) {
      const { elsewhereFor } = await import('../report/routing.ts')
      return elsewhereFor(answers, { guide: loadReporting(), directory: await numbers.directory(), view: areas.on() })
    },
  }
}

type Keep = (answers: ReportAnswers, sender: ReportSender) => Promise<TakenReport>

/** Keeps a report that was checked, within the limits of who sends it. */
function openKeeping({ areas, knowledge, store, onReported }: ReportMaterial, now: () => Date): Keep {
  let means: Promise<ReportMeans> | undefined
  const openMeans = async (open: Store) =>
    (await import('../report/means.ts')).openReportMeans(open.db, { knowledge, areas })
  return async (answers, { via, network, key, theirReference, token }) => {
    const [{ takeReport }, { countReportTry }, { referenceOf }, open] = await Promise.all([
      import('../report/take.ts'),
      import('../report/limits.ts'),
      import('../report/reference.ts'),
      store(),
    ])
    const at = now()
    const program =
      key === null ? null : await (await import('../report/keys.ts')).findReporter(open, key, { network, now: at })
    const trying = { network, now: at, ...(program && { key: program.id }) }
    await reading(open, (db) => countReportTry(db, 'report', trying))
    means ??= openMeans(open).catch((error) => {
      means = undefined
      throw error
    })
    const how = {
      via,
      origin: program?.id ?? network,
      organisation: program?.organisation ?? null,
      trust: program ? 'trusted' : 'unverified',
      ...(program && { keyId: program.id }),
      ...(theirReference !== null && { theirReference }),
      ...(token !== null && { token }),
      code: true,
      now: at,
      means: await means,
    } as const
    const taken = await inTransaction(open, (db) => takeReport(db, answers, how))
    if (!taken.isSame) onReported()
    return { reference: referenceOf(taken.id), code: taken.code, answers, isAgain: taken.isSame }
  }
}
