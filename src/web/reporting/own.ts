import { countInWords } from '../../values/count.ts'
import type { ErrorCode } from '../../values/error.ts'
import { wordsOf } from '../household/failing.ts'
import type { Page } from '../page.ts'
import type { Problems } from '../parts/form.ts'
import { gonePage, ownForm, ownPage, type Shown, takeBackPage } from './pages/own.ts'
import type { OwnKey } from './parts.ts'
import type { ReportVisit } from './visit.ts'

const keyOf = ({ form, network }: ReportVisit): OwnKey => ({
  reference: (form.get('reference') ?? '').trim(),
  code: (form.get('code') ?? '').trim(),
  network,
})

/** What is wrong that the form of reference and code can say. */
const notOpened: readonly ErrorCode[] = ['report-unknown', 'too-many-tries']

/** Does something with a report that reference and code open; asks for both again where they do not. */
async function withOwn(visit: ReportVisit, act: (key: OwnKey) => Promise<Page>): Promise<Page> {
  const key = keyOf(visit)
  if (key.reference === '' || key.code === '')
    return ownForm(
      {
        ...(key.reference === '' && { reference: 'Write the reference of your report' }),
        ...(key.code === '' && { code: 'Write the code that you were given with it' }),
      },
      key,
    )
  try {
    return await act(key)
  } catch (error) {
    return ownForm({ reference: wordsOf(error, notOpened) }, key)
  }
}

interface Said {
  readonly done?: string
  readonly problems?: Problems
}

async function showOwn({ reports }: ReportVisit, key: OwnKey, said: Said = {}): Promise<Page> {
  const own = await reports.own(key)
  const shown: Shown = { reference: own.reference, code: key.code }
  const placeName = reports.districts.nameOf(own.answers.district) ?? ''
  return ownPage({
    shown,
    own,
    placeName,
    elsewhere: await reports.elsewhere(own.answers),
    today: reports.today(),
    ...said,
  })
}

export const open = (visit: ReportVisit): Promise<Page> => withOwn(visit, (key) => showOwn(visit, key))

/** Longest note, in UTF-16 code units; the column holds as many letters. */
const longestNote = 5_000

export const addWords = (visit: ReportVisit): Promise<Page> =>
  withOwn(visit, async (key) => {
    const words = (visit.form.get('words') ?? '').trim()
    if (words === '') return showOwn(visit, key, { problems: { words: 'Write what you want to add' } })
    if (words.length > longestNote)
      return showOwn(visit, key, {
        problems: { words: `Write at most ${countInWords(longestNote)} letters` },
      })
    const problems = await failing('words', ['report-wrong'], () => visit.reports.addWords(key, words))
    return showOwn(visit, key, problems ? { problems } : { done: 'What you wrote is added.' })
  })

export const addEvidence = (visit: ReportVisit): Promise<Page> =>
  withOwn(visit, async (key) => {
    const { file } = visit
    if (!file || file.size === 0)
      return showOwn(visit, key, { problems: { file: 'Choose a photo or a recording first' } })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const problems = await failing('file', ['evidence-refused'], () => visit.reports.addEvidence(key, bytes))
    return showOwn(visit, key, problems ? { problems } : { done: 'The file is added.' })
  })

/** What the form beside it can say of a failure; null where it was done. */
async function failing(field: string, codes: readonly ErrorCode[], act: () => Promise<void>): Promise<Problems | null> {
  try {
    await act()
    return null
  } catch (error) {
    return { [field]: wordsOf(error, codes) }
  }
}

export const askBack = (visit: ReportVisit): Promise<Page> =>
  withOwn(visit, async (key) => {
    const own = await visit.reports.own(key)
    return takeBackPage({ reference: own.reference, code: key.code }, own)
  })

export const takeBack = (visit: ReportVisit): Promise<Page> =>
  withOwn(visit, async (key) => {
    if (visit.form.get('sure') === 'yes') {
      await visit.reports.withdraw(key)
      return gonePage
    }
    const own = await visit.reports.own(key)
    return takeBackPage({ reference: own.reference, code: key.code }, own, {
      sure: 'Tick the box if you want to take it back',
    })
  })
