/** Who changes something. */
export interface Actor {
  readonly kind: 'coordinator' | 'household' | 'trusted' | 'terminal' | 'service'
  /** Id of the coordinator, household or trusted person; the system's user name at a terminal. */
  readonly id: string
  /** Id of the organisation acted for. */
  readonly organisation: string | null
  /** From where: a request id, `terminal`, or a schedule. Never a network address. */
  readonly origin: string
}

/** The service itself, by a schedule of its own. */
export const byItself = (schedule: string): Actor => ({
  kind: 'service',
  id: 'doorchain',
  organisation: null,
  origin: schedule,
})

/** Somebody at the terminal of the machine, by the system's user name. */
export const atTerminal = (id: string): Actor => ({ kind: 'terminal', id, organisation: null, origin: 'terminal' })
