import { DoorchainError } from '../../values/error.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { type CapAlert, CapError, type CapInfo } from '../cap/alert.ts'
import { readCap } from '../cap/read.ts'
import { ownAddress } from './address.ts'
import { fileForm } from './file-form.ts'
import type { PageText } from './page.ts'

/**
 * Reads a CAP message into the form of a file: headline, description and instruction of its English part, or of its first.
 * Throws `document-unreadable` for one that warns nobody: a test, an exercise, an answer, or not for the public.
 */
export function readAlert(xml: string, address: string | null): PageText {
  const refuse = (problem: string) =>
    new DoorchainError('document-unreadable', { document: address ?? 'message', problem })
  const alert = parse(xml, refuse)
  if (alert.status !== 'Actual') throw refuse(`it is no warning: its status is ${alert.status}`)
  if (alert.msgType === 'Ack' || alert.msgType === 'Error')
    throw refuse(`it is no warning but an answer: ${alert.msgType}`)
  if (alert.scope !== 'Public') throw refuse('it is not for the public')
  const info = alert.infos.find(({ language }) => /^en\b/i.test(language)) ?? alert.infos[0]
  if (!info) throw refuse('it has no words')
  const url = ownAddress(info.web ?? '', address)
  return { text: fileForm(frontMatter(alert, info, url), bodyOf(alert, info)), address: url }
}

function parse(xml: string, refuse: (problem: string) => DoorchainError): CapAlert {
  try {
    return readCap(xml)
  } catch (error) {
    throw error instanceof CapError ? refuse(error.message) : error
  }
}

const frontMatter = ({ sender, sent, source }: CapAlert, info: CapInfo, url: string | null) => ({
  area: info.areas.map(({ description }) => description).join(', '),
  'publish.date': dayInLondon(new Date(sent)),
  source: info.senderName ?? source ?? sender,
  title: info.headline ?? info.event,
  url,
})

/** Markdown, where a single line break is none. */
function bodyOf({ msgType, note }: CapAlert, { description, instruction, contact }: CapInfo): string {
  const cancelled = msgType === 'Cancel' ? `This warning was cancelled. ${note ?? ''}` : null
  return [cancelled, description, instruction, contact]
    .filter((part) => part !== null)
    .map((part) => part.trim())
    .join('\n\n')
}
