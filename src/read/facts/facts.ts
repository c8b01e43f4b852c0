import type { Span } from '../../values/span.ts'
import type { WarningDocument } from '../document.ts'
import type { Tokens } from '../tokens.ts'
import { readChannels } from './channels.ts'
import { type ContactFact, readContacts } from './contacts.ts'
import { type CountMention, findCounts, findDescribed, readIncidentCount, readVictimCount } from './counts.ts'
import { readCrime } from './crime.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findImpersonations, readImpersonated } from './impersonated.ts'
import { readLosses } from './losses.ts'
import { type Fact, openPage, type Page } from './page.ts'
import { readPeriod } from './period.ts'
import { readPlaces } from './places.ts'
import { readPoliceForce } from './police-force.ts'
import { readPublishDate } from './publish-date.ts'
import { readVictimAges } from './victim-ages.ts'

/** What a warning states. Amounts in pounds; dates ISO; `victim_ages` and `period` as written. */
export interface WarningFields {
  readonly is_impersonation_warning: boolean
  readonly crime_types: readonly string[]
  readonly channels: readonly string[]
  readonly impersonated: readonly string[]
  readonly places: readonly string[]
  readonly police_force: string | null
  readonly publish_date: string | null
  readonly incident_count: number | null
  readonly victim_count: number | null
  readonly loss_total_gbp: number | null
  readonly losses_gbp: readonly number[]
  readonly victim_ages: string | null
  readonly period: string | null
  readonly contacts: readonly ContactFact[]
}

/** The fields, where each stands (UTF-16 offsets into the file), and all figures of the funnel. */
export interface Facts {
  readonly fields: WarningFields
  readonly spans: { readonly [Name in keyof WarningFields]: readonly Span[] }
  readonly counts: readonly CountMention[]
}

type FactsByName = { readonly [Name in keyof WarningFields]: Fact<WarningFields[Name]> }

/**
 * Reads the facts of a warning. `tokens` are those of `document.text`; `tactics`, the labels found with frame `used`, may
 * help to tell the crime and its channels.
 */
export function readFacts(document: WarningDocument, tokens: Tokens, gazetteer: Gazetteer, tactics: readonly string[] = []): Facts {
  const page: Page = { ...openPage(document, tokens, gazetteer), tactics: new Set(tactics) }
  const roles = findImpersonations(page)
  const { isWarning, types } = readCrime(page, roles)
  const always = {
    is_impersonation_warning: isWarning,
    crime_types: types,
    places: readPlaces(page),
    police_force: readPoliceForce(page),
    publish_date: readPublishDate(page),
    contacts: readContacts(page),
  }
  const counts = isWarning.value ? findCounts(page) : []
  const facts: FactsByName = isWarning.value ? { ...always, ...ofWarning(page, { counts, impersonated: readImpersonated(roles) }) } : { ...always, ...empty }
  const names = Object.keys(order) as (keyof WarningFields)[]
  const pick = <Part extends 'value' | 'spans'>(part: Part) => Object.fromEntries(names.map((name) => [name, facts[name][part]]))
  return { fields: pick('value') as unknown as WarningFields, spans: pick('spans') as Facts['spans'], counts }
}
