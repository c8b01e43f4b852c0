import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { validateXML } from 'xmllint-wasm'
import { openAreas } from '../../src/areas/open.ts'
import type { Knowledge } from '../../src/values/knowledge.ts'
import { type PublishedWarning, type WarningLanguage, warningLanguages } from '../../src/values/warning.ts'
import { type CapMessage, identifierOf, openCapContext, senderOf } from '../../src/warn/cap/message.ts'
import { printCap } from '../../src/warn/cap/print.ts'
import { testTaken, testWarning } from '../../src/warn/test-warning.ts'
import { type Share, shareOf, tell } from './figures.ts'

export interface CapFigures {
  /** Of the messages we print, in all languages and with any text: those that the schema of OASIS accepts. */
  readonly valid: Share
  /** Of the messages spoilt on purpose: those that it refuses, which shows that it looks. */
  readonly refused: Share
}

const publicUrl = 'https://doorchain.example'
const hostileTexts = 60

/** Prints warnings as alerts, updates and cancels, and has the schema `<shared>/data/reference/cap12.xsd` judge them. */
export async function evaluateCap(shared: string, knowledge: Knowledge): Promise<CapFigures | null> {
  const file = join(shared, 'data', 'reference', 'cap12.xsd')
  if (!existsSync(file)) return null
  const schema = readFileSync(file, 'utf8')
  const context = openCapContext(
    publicUrl,
    knowledge,
    openAreas(() => testWarning.issued),
  )
  const messages = warnings().flatMap((warning) => heads(warning).map((head) => printCap(warning, head, context)))
  const figures = { valid: await judged(schema, messages), refused: await judged(schema, spoilt(messages[0]!)) }
  const refused = shareOf(figures.refused.of - figures.refused.found, figures.refused.of)
  console.log(
    `CAP messages that the schema of OASIS accepts: ${tell(figures.valid)}; spoilt ones refused: ${tell(refused)}`,
  )
  return { valid: figures.valid, refused }
}

const english = testWarning.texts[0]!

/** Our own and another's, without an end, in every language, for a force, and with every kind of text somebody may type. */
function warnings(): PublishedWarning[] {
  const texts = (Object.keys(warningLanguages) as WarningLanguage[]).map((language) => ({ ...english, language }))
  const anything = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }), {
    seed: 5,
    numRuns: hostileTexts,
  })
  return [
    testWarning,
    testTaken(),
    { ...testWarning, texts, areas: ['E23000027', 'E07000241'], expiresAt: null },
    { ...testWarning, areas: [], districts: [], tactics: [], scripts: [], advice: [] },
    ...[...anything, ']]>', '<!--', '&amp;', '\u0000\u0008\ud800\ufffe'].map((text) => ({
      ...testWarning,
      organisation: `The ${text}`,
      texts: [{ ...english, title: `On ${text}`, summary: text, body: `${text}\n\n * ${text}` }],
    })),
  ]
}

function heads({ id }: PublishedWarning): CapMessage[] {
  const sender = senderOf(publicUrl)
  const of = (kind: 'alert' | 'update' | 'cancel', number: number, hour: number) => ({
    sender,
    identifier: identifierOf(publicUrl, { id, number, kind }),
    sent: new Date(Date.UTC(2026, 10, 20, hour)),
  })
  const [alert, update, cancel] = [of('alert', 1, 9), of('update', 2, 10), of('cancel', 2, 11)]
  return [
    { ...alert, msgType: 'Alert', references: [], note: null },
    { ...update, msgType: 'Update', references: [alert], note: null },
    { ...cancel, msgType: 'Cancel', references: [alert, update], note: 'The figures were wrong.' },
  ]
}

/** The traps: a time with Z, an enumerated element left empty, one that is missing, one out of order. */
const spoilt = (xml: string): string[] => [
  xml.replace('+00:00</sent>', 'Z</sent>'),
  xml.replace('<certainty>Observed</certainty>', '<certainty></certainty>'),
  xml.replace(/<urgency>.*\n/, ''),
  xml.replace(/(<status>.*\n)(<msgType>.*\n)/, '$2$1'),
]

/** Of some messages, those that a schema accepts; xmllint gets them in batches, since its memory is small. */
async function judged(schema: string, messages: readonly string[]): Promise<Share> {
  let found = 0
  for (let at = 0; at < messages.length; at += 50) {
    const xml = messages.slice(at, at + 50).map((contents, index) => ({ fileName: `${at + index}.xml`, contents }))
    const { rawOutput } = await validateXML({ xml, schema: [{ fileName: 'cap12.xsd', contents: schema }] })
    found += rawOutput.match(/^\d+\.xml validates$/gm)?.length ?? 0
  }
  return shareOf(found, messages.length)
}
