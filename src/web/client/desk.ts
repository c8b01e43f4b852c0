import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { keepDraft } from './draft.ts'

/** Where options come from and answers go, by what a passkey is for. */
const ways = {
  'sign-in': ['/desk/sign-in/options', '/desk/sign-in/passkey'],
  add: ['/desk/account/passkey/options', '/desk/account/passkey'],
} as const

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const answer = isJson ? ((await response.json()) as Answer & { problem?: string }) : undefined
  if (response.ok && answer) return answer
  throw new Error(answer?.problem ?? `It did not work (${response.status}). Load the page again.`)
}

/** Asks for options, lets the browser show or make a passkey, and sends what came of it. Throws what went wrong. */
async function usePasskey(way: keyof typeof ways): Promise<void> {
  const [options, done] = ways[way]
  const answer =
    way === 'add'
      ? await startRegistration({ optionsJSON: await post<PublicKeyCredentialCreationOptionsJSON>(options, {}) })
      : await startAuthentication({ optionsJSON: await post<PublicKeyCredentialRequestOptionsJSON>(options, {}) })
  await post(done, answer)
}

function wordsFor(error: unknown): string {
  const { name, message } = error as Error
  if (name === 'NotAllowedError') return 'No passkey was used. Try again, or take another way.'
  if (name === 'InvalidStateError') return 'This device has a passkey for you already.'
  return message
}

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const button = part.querySelector('button')
  const status = part.querySelector('[role="status"]')
  if (!button || !status || !('PublicKeyCredential' in window)) continue
  part.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = ''
    try {
      await usePasskey(part.dataset.passkey as keyof typeof ways)
      location.assign(part.dataset.next ?? '/desk')
    } catch (error) {
      status.textContent = wordsFor(error)
      button.disabled = false
    }
  })
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form)
