import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly text: string
}

/** A real SMTP server on loopback that keeps what it is given. */
export interface SmtpSink {
  readonly url: string
  readonly received: readonly Received[]
  /** Resolves with the first message to that address after the ones already taken. */
  next(to: string): Promise<Received>
  /** Refuses the next messages with a passing error, as a busy server does. */
  refuse(times: number): void
  close(): Promise<void>
}

/** A message that has not come after this time does not come. */
const nextWithinMs = 20_000

export async function openSmtpSink(): Promise<SmtpSink> {
  const received: Received[] = []
  const taken = new Set<Received>()
  let refusals = 0
  let told: () => void = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        if (refusals > 0) {
          refusals -= 1
          return done(Object.assign(new Error('busy'), { responseCode: 451 }))
        }
        const mail = await PostalMime.parse(Buffer.concat(parts))
        const to = session.envelope.rcptTo[0]?.address ?? ''
        received.push({ to, from: mail.from?.address ?? '', subject: mail.subject ?? '', text: mail.text ?? '' })
        done()
        told()
      })
    },
  })
  const listening = once(server.server, 'listening')
  server.listen(0, '127.0.0.1')
  await listening
  const { port } = server.server.address() as { port: number }
  const find = (to: string) => received.find((mail) => mail.to === to && !taken.has(mail))
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async next(to) {
      const late = AbortSignal.timeout(nextWithinMs)
      while (!find(to)) {
        late.throwIfAborted()
        await new Promise<void>((resolve) => {
          told = resolve
          late.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      const mail = find(to)!
      taken.add(mail)
      return mail
    },
    refuse(times) {
      refusals = times
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
