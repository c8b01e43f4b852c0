import { parentPort, workerData } from 'node:worker_threads'
import { DoorchainError } from '../../../values/error.ts'
import { cleanSound, type SoundKind } from './sound.ts'

export interface SoundInput {
  readonly bytes: Uint8Array
  readonly kind: SoundKind
}

/** The recording, or why it is refused. */
export type SoundSaid = { readonly bytes: Uint8Array } | { readonly problem: string }

const { bytes, kind } = workerData as SoundInput

const said = await cleanSound(bytes, kind).then(
  (clean): SoundSaid => ({ bytes: clean }),
  (error: unknown): SoundSaid => {
    if (!(error instanceof DoorchainError) || error.code !== 'evidence-refused') throw error
    return { problem: String(error.fields.problem) }
  },
)
parentPort!.postMessage(said)
