import { decodeText } from '../../read/document.ts'
import { type CapAlert, type CapArea, CapError, type CapInfo, type CapReference, type CapValue } from './alert.ts'
import { type CapElement, readTree } from './tree.ts'

/** Alerting authorities send some kilobytes, with polygons some hundred. */
const largestCap = 2 * 1024 * 1024

const namespaces: Readonly<Record<string, CapAlert['version']>> = {
  'urn:oasis:names:tc:emergency:cap:1.1': '1.1',
  'urn:oasis:names:tc:emergency:cap:1.2': '1.2',
}

const statuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const
const types = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const
const scopes = ['Public', 'Restricted', 'Private'] as const

/**
 * Reads a message of the Common Alerting Protocol 1.1 or 1.2; elements that are not known are passed over. Throws CapError for
 * what is none, is too large, or lacks a part that the standard demands.
 */
export function readCap(xml: string | Uint8Array): CapAlert {
  if (xml.length > largestCap) throw new CapError(`it is larger than ${largestCap / 1024 / 1024} MB`)
  const alert = readTree((typeof xml === 'string' ? xml : decodeText(xml)).replace(/^\ufeff/, ''))
  const version = namespaces[alert.namespace]
  if (alert.name !== 'alert' || !version) throw new CapError('it is no CAP message of version 1.1 or 1.2')
  return {
    version,
    identifier: demanded(alert, 'identifier'),
    sender: demanded(alert, 'sender'),
    sent: timeOf(alert, 'sent') ?? demanded(alert, 'sent'),
    status: oneOf(alert, 'status', statuses),
    msgType: oneOf(alert, 'msgType', types),
    source: textOf(alert, 'source'),
    scope: oneOf(alert, 'scope', scopes),
    note: textOf(alert, 'note'),
    references: referencesOf(textOf(alert, 'references') ?? ''),
    infos: all(alert, 'info').map(infoOf),
  }
}

const all = (parent: CapElement, name: string) => parent.parts.filter((part) => part.name === name)
const textsOf = (parent: CapElement, name: string) =>
  all(parent, name)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
const textOf = (parent: CapElement, name: string): string | null => textsOf(parent, name)[0] ?? null

function demanded(parent: CapElement, name: string): string {
  const text = textOf(parent, name)
  if (text === null) throw new CapError(`it has no ${name} in its ${parent.name}`)
  return text
}

function oneOf<T extends string>(parent: CapElement, name: string, known: readonly T[]): T {
  const text = demanded(parent, name)
  const found = known.find((one) => one === text)
  if (!found) throw new CapError(`its ${name} is "${text.slice(0, 40)}", and not one of ${known.join(', ')}`)
  return found
}

/** A moment that a calendar has; the zone may be a Z, which many send though the standard forbids it. */
function timeOf(parent: CapElement, name: string): string | null {
  const text = textOf(parent, name)
  if (text === null) return null
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:[-+]\d\d:\d\d|Z)$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new CapError(`its ${name} is no time: "${text.slice(0, 40)}"`)
  return text
}

function referencesOf(text: string): CapReference[] {
  return text.split(/\s+/).flatMap((triple) => {
    const [sender, identifier, sent] = triple.split(',')
    return sender && identifier && sent ? [{ sender, identifier, sent }] : []
  })
}

const infoOf = (info: CapElement): CapInfo => ({
  language: textOf(info, 'language') ?? 'en-US',
  categories: textsOf(info, 'category'),
  event: demanded(info, 'event'),
  responseTypes: textsOf(info, 'responseType'),
  urgency: demanded(info, 'urgency'),
  severity: demanded(info, 'severity'),
  certainty: demanded(info, 'certainty'),
  effective: timeOf(info, 'effective'),
  onset: timeOf(info, 'onset'),
  expires: timeOf(info, 'expires'),
  senderName: textOf(info, 'senderName'),
  headline: textOf(info, 'headline'),
  description: textOf(info, 'description'),
  instruction: textOf(info, 'instruction'),
  web: textOf(info, 'web'),
  contact: textOf(info, 'contact'),
  parameters: valuesOf(info, 'parameter'),
  areas: all(info, 'area').map(areaOf),
})

const areaOf = (area: CapElement): CapArea => ({
  description: demanded(area, 'areaDesc'),
  geocodes: valuesOf(area, 'geocode'),
  polygons: textsOf(area, 'polygon'),
  circles: textsOf(area, 'circle'),
})

const valuesOf = (parent: CapElement, name: string): CapValue[] =>
  all(parent, name).map((one) => ({ name: demanded(one, 'valueName'), value: textOf(one, 'value') ?? '' }))
