import type { Knowledge } from '../../values/knowledge.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { welshSteps } from '../../warn/fixed-words.ts'

/** Tricks that are played at the door, by message and at cash machines; all others are calls. */
const places: Readonly<Record<string, readonly string[]>> = {
  'keep-door-shut': [
    'bogus-official',
    'care-visitor',
    'charity-collector',
    'distraction-burglary',
    'meter-reader',
    'rogue-trader',
  ],
  'do-not-open-link': ['delivery-fee'],
  'cash-machine': ['cash-machine', 'found-card'],
}

/** Signs that tell of a place where no trick was recognised. */
const signs: Readonly<Record<string, readonly string[]>> = {
  'do-not-open-link': ['phishing_link', 'parcel_fee_link'],
  'cash-machine': ['card_swap', 'cashpoint_watching'],
}

/** The one thing to do first in what a warning tells of, in the words of the plan that a check gives; in Welsh if asked for. */
export function firstStep(
  warning: Pick<PublishedWarning, 'scripts' | 'tactics'>,
  knowledge: Knowledge,
  language = 'en',
): string {
  const id = stepFor(warning, knowledge)
  const welsh = language === 'cy' ? welshSteps[id] : undefined
  return welsh ?? knowledge.plan.find((step) => step.id === id)!.text
}

function stepFor({ scripts, tactics }: Pick<PublishedWarning, 'scripts' | 'tactics'>, knowledge: Knowledge): string {
  const [script] = scripts
  if (script !== undefined) return stepAmong(places, [script]) ?? 'put-phone-down'
  if (tactics.length === 0) return 'check-first'
  const isAtDoor = knowledge.tactics.some(({ id, setting }) => setting === 'door' && tactics.includes(id))
  return isAtDoor ? 'keep-door-shut' : (stepAmong(signs, tactics) ?? 'put-phone-down')
}

const stepAmong = (steps: Readonly<Record<string, readonly string[]>>, told: readonly string[]): string | undefined =>
  Object.keys(steps).find((step) => steps[step]!.some((one) => told.includes(one)))
