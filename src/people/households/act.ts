import type { Actor } from '../../values/actor.ts'

/** When something is done, and the id of the request that asks for it. */
export interface Act {
  readonly now: Date
  readonly origin: string
}

/** An act by a resident in their household. */
export interface ResidentAct extends Act {
  readonly household: string
}

/** An act by a trusted person, about the household they are trusted by. */
export interface TrustedAct extends ResidentAct {
  readonly trusted: string
}

export const resident = ({ household, origin }: ResidentAct): Actor => ({
  kind: 'household',
  id: household,
  organisation: null,
  origin,
})

export const helper = ({ trusted, origin }: TrustedAct): Actor => ({
  kind: 'trusted',
  id: trusted,
  organisation: null,
  origin,
})
