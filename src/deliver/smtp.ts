import type { Mail } from '../values/mail.ts'

export interface SmtpSettings {
  /** Such as `smtps://user:password@mail.example:465`. */
  readonly url: string
  /** Such as `Doorchain <doorchain@parish.example>`. */
  readonly from: string
}

/** Hands messages to an SMTP server. */
export interface MailRoute {
  /** Resolved means: the server has taken it. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Milliseconds for the server to answer. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Opens a way to an SMTP server; TLS is used wherever the server offers it. */
export async function openSmtp({ url, from }: SmtpSettings): Promise<MailRoute> {
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  })
  return {
    send: async ({ to, subject, text }) =>
      void (await transport.sendMail({ from, to: { name: '', address: to }, subject, text })),
    close: () => transport.close(),
  }
}
