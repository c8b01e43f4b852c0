import type { Span } from '../../values/span.ts'
import type { WarningDocument } from '../document.ts'
import type { Tokens } from '../tokens.ts'
import { readChannels } from './channels.ts'
import { type ContactFact, readContacts } from './contacts.ts'
import { type CountMention, findCounts, findDescribed, readIncidentCount, readVictimCount } from './counts.ts'
import { readCrime } from './crime.ts'
import type { Gazetteer } from './gazetteer.ts'
import { findImpersonations, type Impersonation, readImpersonated } from './impersonated.ts'
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

/**
 * Reads the facts of a warning; `tokens` are those of `document.text`. A text that is no warning keeps its places, force, date and
 * contacts; the other fields are empty.
 */
export function readFacts(document: WarningDocument, tokens: Tokens, gazetteer: Gazetteer): Facts {
  const page = openPage(document, tokens, gazetteer)
  const roles = findImpersonations(page)
  const { isWarning, types } = readCrime(page, roles)
  const counts = isWarning.value ? findCounts(page) : []
  const told = isWarning.value ? readOffences(page, roles, counts) : nothingTold
  return write(counts, {
    is_impersonation_warning: isWarning,
    crime_types: types,
    places: readPlaces(page),
    police_force: readPoliceForce(page),
    publish_date: readPublishDate(page),
    contacts: readContacts(page),
    ...told,
  })
}

type FactsByName = { readonly [Name in keyof WarningFields]: Fact<WarningFields[Name]> }
type Offences = Omit<
  FactsByName,
  'is_impersonation_warning' | 'crime_types' | 'places' | 'police_force' | 'publish_date' | 'contacts'
>

const unknown = { value: null, spans: [] }
const noneListed = { value: [], spans: [] }
const nothingTold: Offences = {
  channels: noneListed,
  impersonated: noneListed,
  incident_count: unknown,
  victim_count: unknown,
  loss_total_gbp: unknown,
  losses_gbp: noneListed,
  victim_ages: unknown,
  period: unknown,
}

function readOffences(page: Page, roles: readonly Impersonation[], counts: readonly CountMention[]): Offences {
  const described = findDescribed(page)
  const incidents = readIncidentCount(counts, described)
  const victims = readVictimCount(page, counts, described)
  const losses = readLosses(page, incidents.value, victims.value)
  return {
    channels: readChannels(page),
    impersonated: readImpersonated(roles),
    incident_count: incidents,
    victim_count: victims,
    loss_total_gbp: losses.total,
    losses_gbp: losses.each,
    victim_ages: readVictimAges(page),
    period: readPeriod(page, counts),
  }
}

function write(counts: readonly CountMention[], facts: FactsByName): Facts {
  const all = Object.entries(facts)
  const fields: WarningFields = Object.fromEntries(all.map(([name, { value }]): readonly unknown[] => [name, value]))
  const spans: Facts['spans'] = Object.fromEntries(all.map(([name, fact]): readonly unknown[] => [name, fact.spans]))
  return { fields, spans, counts }
}
