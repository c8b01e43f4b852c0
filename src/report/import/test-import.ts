// A second process for the tests: takes in what was started, and is killed in the midst of a row.
// Arguments: data directory, the moment, and at which row.
import { openAreas } from '../../areas/open.ts'
import { readConfig } from '../../config.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import { openReportMeans } from '../means.ts'
import { carryOnImports } from './carry-on.ts'

const [directory = '', moment = '', last = '1'] = process.argv.slice(2)
const now = () => new Date(moment)
const areas = openAreas(() => moment.slice(0, 10))
const store = await openStore(readConfig({ DOORCHAIN_DATA: directory }))
const open = await openReportMeans(store.db, { knowledge: loadKnowledge(), areas })

let rows = 0
const read: typeof open.read = (account, kind) => {
  if (++rows === Number(last)) process.kill(process.pid, 'SIGKILL')
  return open.read(account, kind)
}
await carryOnImports(store, { areas, means: async () => ({ read, view: open.view, keyed: open.keyed }), now })
