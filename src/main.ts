import { openChecker } from './check/check.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { openReader } from './read/read.ts'
import { webApp } from './web/app.ts'
import { serve } from './web/serve.ts'

const knowledge = loadKnowledge()
const checker = openChecker(openReader(knowledge))
const app = webApp({ knowledge, checker, today: () => new Date().toISOString().slice(0, 10) })
const service = await serve(app, { host: '127.0.0.1', port: Number(process.env['PORT'] ?? 8710) })
console.log(service.address, Math.round(performance.now()))
