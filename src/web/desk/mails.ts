import type { Coordinator } from '../../people/coordinator.ts'
import type { Mail } from '../../values/mail.ts'

type Reader = Pick<Coordinator, 'name' | 'email'>

export const linkMail = ({ name, email }: Reader, link: string): Mail => ({
  to: email,
  subject: 'Your link to sign in to Doorchain',
  text: `Dear ${name},

this link signs you in to the Doorchain desk. It works once, within 15 minutes:

${link}

If you did not ask for it, do nothing: without the link nobody can sign in. We never ask you for it by telephone.

Doorchain`,
})

/** `who` invites; `organisation` is where to. */
export const invitationMail = (
  { name, email }: Reader,
  { link, who, organisation }: { readonly link: string; readonly who: string; readonly organisation: string },
): Mail => ({
  to: email,
  subject: `${organisation} invites you to Doorchain`,
  text: `Dear ${name},

${who} invites you to work for ${organisation} on Doorchain, which helps people against bogus callers. Open this link
and make a passkey. It works once, within three days:

${link}

If you do not know ${who}, ask ${organisation} on a number you find yourself before you open it.

Doorchain`,
})
