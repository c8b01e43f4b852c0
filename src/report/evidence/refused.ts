import { DoorchainError } from '../../values/error.ts'

/** Why a file cannot be added, in words that follow "This file cannot be added:". */
export const refused = (problem: string): DoorchainError => new DoorchainError('evidence-refused', { problem })
