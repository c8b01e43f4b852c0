// A second process for the tests: does the night that was asked for. Arguments: data directory and the moment.
import { readConfig } from '../../config.ts'
import { openStore } from '../../store/open.ts'
import { doNight } from './job.ts'

const [directory = '', moment = ''] = process.argv.slice(2)
const now = () => new Date(moment)
const store = await openStore(readConfig({ DOORCHAIN_DATA: directory }))
await doNight(store, { now, tell: () => undefined, isStopping: () => false, link: async () => undefined })
