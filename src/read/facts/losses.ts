import type { Money } from '../entities/money.ts'
import { type Fact, type Page, type Sentence, sentenceAt } from './page.ts'

interface Amount {
  readonly money: Money
  readonly sentence: Sentence
  readonly lost: boolean
  readonly total: boolean
}

const lossVerb = /\b(?:los(?:t|s|ses|e|ing)|stolen|stole|took|taken|takes?|cost(?:s|ing)?|conned|con(?:s|ning)|scammed|cheated|defrauded|tricked|duped|robbed|swindled|fleeced|parted? with|handed over|gave|paid|pay|charged|withdrew|drained|got away with|made off with|netted|out of)\b/i
const attempt = /\b(?:attempt\w*|tried|trying|wanted|almost lost|nearly lost|saved|prevented|stopped|refused|would not|foils?|foiled|recognised|recovered|was to|were to|is to|needed to|asked|asks|told to|demand\w*|must pay|has to be paid|went back|came back for|returned|intercepted|unsuccessful\w*|protect)\b/i
const sum = /\b(?:in all|in total|total(?:ling|led)?|altogether|together|between them|combined|overall|so far|residents|people|victims|pensioners|million|during|since|this year|last year|each lost|in \d{4})\b/i
const average = /\b(?:average|on average|mean|each|typical(?:ly)?)\b/i
const national = /\b(?:national(?:ly)?|nationwide|across the (?:uk|country)|in the uk|england and wales|countrywide|uk[- ]wide)\b/i
const aside = /\b(?:reward|raised|fund(?:ed|ing)|invest\w*|fined|ordered to|compensation|fee of|budget|donat\w+|grant|worth of drugs|up to)\b/i

function amounts(page: Page): Amount[] {
  return page.money.flatMap((money) => {
    const sentence = sentenceAt(page, money.start)
    if (!sentence || sentence.voice === 'advice' && sentence.part === 'body' && /\b(?:never|should)\b/i.test(sentence.text)) return []
    const clause = clauseOf(page, sentence, money)
    if (national.test(sentence.text) || aside.test(clause) || isAverage(page, money, sentence)) return []
    const lost = lossVerb.test(clause) && !attempt.test(clause)
    return [{ money, sentence, lost, total: lost && sum.test(sentence.text) }]
  })
}

function clauseOf(page: Page, sentence: Sentence, money: Money): string {
  const before = page.text.slice(Math.max(sentence.start, money.start - 90), money.start)
  const after = page.text.slice(money.end, Math.min(sentence.end, money.end + 60))
  const cutAt = Math.max(before.lastIndexOf(';'), before.lastIndexOf(', but'), before.lastIndexOf(' when '))
  return before.slice(cutAt + 1) + after.split(/;|, (?:but|and|when|while)\b/)[0]
}

function isAverage(page: Page, money: Money, sentence: Sentence): boolean {
  const near = page.text.slice(Math.max(sentence.start, money.start - 28), Math.min(sentence.end, money.end + 22))
  return average.test(near) && !/\beach time\b/i.test(near)
}

export interface Losses {
  readonly total: Fact<number | null>
  readonly each: Fact<number[]>
}

const none = { value: null, spans: [] }

/**
 * `loss_total_gbp` and `losses_gbp`: the stated total, or the one described loss; and every single amount lost or asked for,
 * attempts included. National figures, averages and rewards are left out.
 */
export function readLosses(page: Page, incidents: number | null, victims: number | null): Losses {
  const all = amounts(page)
  const total = chooseTotal(all, incidents, victims)
  const sole = (incidents ?? 1) <= 1 || victims === 1
  const summed = total !== null && !isSingle(total, sole)
  const single = all.filter(({ money }) => !(summed && money.value === total!.money.value))
  const inBody = single.filter(({ sentence }) => sentence.part === 'body')
  const kept = inBody.length > 0 ? inBody : single
  const values = [...new Set(kept.map(({ money }) => money.value))]
  return {
    total: total ? { value: total.money.value, spans: spansOf(all, total.money.value) } : none,
    each: { value: values, spans: kept.map(({ money }) => [money.start, money.end]) },
  }
}

function spansOf(all: readonly Amount[], value: number): [number, number][] {
  return all.filter(({ money }) => money.value === value).map(({ money }) => [money.start, money.end])
}

/** The largest sum that is said to be one; else the only loss there is. */
function chooseTotal(all: readonly Amount[], incidents: number | null, victims: number | null): Amount | null {
  const lost = all.filter((amount) => amount.lost)
  const sums = lost.filter((amount) => amount.total).sort((a, b) => b.money.value - a.money.value)
  if (sums[0]) return sums[0]
  const values = new Set(lost.map(({ money }) => money.value))
  if (values.size === 1 && (victims ?? 1) <= 2 && ((incidents ?? 1) <= 1 || lost[0]!.money.value >= 1000)) return lost[0]!
  if ((incidents ?? 1) > 1) return null
  return lost.sort((a, b) => b.money.value - a.money.value)[0] ?? null
}

function isSingle(total: Amount, sole: boolean): boolean {
  return sole && !/\b(?:residents|people|victims|pensioners)\b/i.test(total.sentence.text)
}
