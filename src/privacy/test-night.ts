// A second process for the tests: opens the database of the environment and does the night's work, of which one piece
// says "busy" and then takes for ever.
import { readConfig } from '../config.ts'
import { openStore } from '../store/open.ts'
import type { RecordKind } from '../store/record-kind.ts'
import { openNightly } from './nightly.ts'

const endless: RecordKind = {
  table: 'attempt',
  holds: 'Tries.',
  why: 'A test.',
  personal: null,
  endings: [
    { how: 'deleted', column: 'window_end', afterMs: 0 },
    {
      how: 'rule',
      words: 'never done',
      end: () => {
        console.log('busy')
        return new Promise<number>(() => undefined)
      },
    },
  ],
}

const store = await openStore(readConfig(), 'a test')
const now = () => new Date(process.env.DOORCHAIN_TEST_NOW ?? '')
openNightly(store, {
  kinds: [endless],
  now,
  onEnded: () => undefined,
  onTrouble: (error) => console.log(String(error)),
})
setInterval(() => undefined, 60_000)
