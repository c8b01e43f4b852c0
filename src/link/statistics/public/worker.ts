import { parentPort, workerData } from 'node:worker_threads'
import { type TablesInput, tablesOf } from './tables.ts'

parentPort!.postMessage(tablesOf(workerData as TablesInput))
