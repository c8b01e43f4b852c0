/** A terminal and what runs the service may both pass one signal on: so soon after the first it is the same. */
const sameSignalMs = 500
const cutOff = 130

/** Resolves at the first SIGINT or SIGTERM. Another one, half a second later or more, ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null
    const hear = () => {
      first ??= performance.now()
      if (performance.now() - first >= sameSignalMs) process.exit(cutOff)
      resolve()
    }
    process.on('SIGINT', hear).on('SIGTERM', hear)
  })
}
