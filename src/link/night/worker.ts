import { parentPort, workerData } from 'node:worker_threads'
import type { NightInput } from './input.ts'
import { type Judged, judgeNight } from './judge.ts'

/** What the thread says: how far it is, then what it found. */
export type Said = { readonly progress: string } | { readonly judged: Judged }

const say = (said: Said) => parentPort!.postMessage(said)
say({ judged: judgeNight(workerData as NightInput, (progress) => say({ progress })) })
