import type { Areas } from '../../areas/open.ts'
import type { Knowledge } from '../../values/knowledge.ts'

/** Which warning goes out how: the head of a CAP message. */
export interface CapMessage {
  /** No spaces, commas, < and &: the standard forbids them here and in `sender`. */
  readonly identifier: string
  readonly sender: string
  readonly sent: Date
  readonly msgType: 'Alert' | 'Update' | 'Cancel'
  /** All that went out for this warning before, oldest first. */
  readonly references: readonly { readonly sender: string; readonly identifier: string; readonly sent: Date }[]
  /** Why it is cancelled. */
  readonly note: string | null
}

/** What a message says beside the warning itself. */
export interface CapContext {
  readonly publicUrl: string
  readonly areaOf: (code: string) => { readonly name: string; readonly districts: readonly string[] } | null
  /** The words of an advice; null for one that is not known any more. */
  readonly adviceOf: (id: string) => string | null
  /** What a script is called. */
  readonly scriptOf: (id: string) => string | null
}

/** What messages are printed with, from the knowledge and the areas of today. */
export function openCapContext(publicUrl: string, knowledge: Knowledge, areas: Areas): CapContext {
  const advice = new Map(knowledge.advice.map(({ id, text }) => [id, text]))
  const scripts = new Map(knowledge.scripts.map(({ id, title }) => [id, title]))
  return {
    publicUrl,
    areaOf: (code) => {
      const view = areas.on()
      const district = view.districts.get(view.canonical(code) ?? code)
      const force = view.forces.get(code)
      return force ?? (district ? { name: district.name, districts: [district.code] } : null)
    },
    adviceOf: (id) => advice.get(id) ?? null,
    scriptOf: (id) => scripts.get(id) ?? null,
  }
}

/** Who sends: the host of the public address, which is ours alone. */
export const senderOf = (publicUrl: string): string => new URL(publicUrl).host

/** The identifier of what goes out for a version of a warning: once for each kind. */
export const identifierOf = (
  publicUrl: string,
  { id, number, kind }: { readonly id: string; readonly number: number; readonly kind: 'alert' | 'update' | 'cancel' },
): string => `${senderOf(publicUrl)}.${id}.${number}.${kind}`

/** CAP 1.2, 3.3.2: "2026-11-20T14:31:00+00:00". A Z for the zone "MUST NOT be used". */
export const capTime = (at: Date): string => `${at.toISOString().slice(0, 19)}+00:00`
