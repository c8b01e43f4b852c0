import type { Money } from '../entities/money.ts'
import { type Fact, type Page, type Sentence, sentenceAt } from './page.ts'

interface Amount {
  readonly money: Money
  readonly sentence: Sentence
  readonly lost: boolean
  readonly total: boolean
}

const lossVerb =
  /\b(?:los(?:t|s|ses|e|ing)|stolen|stole|took|taken|takes?|cost(?:s|ing)?|conned|con(?:s|ning)|scammed|cheated|defrauded|tricked|duped|robbed|swindled|fleeced|parted? with|handed over|gave|paid|pay|transferred|sent|posted|charged|withdrew|drained|got|got away with|made off with|netted|out of)\b/i
const attempt =
  /\b(?:attempt\w*|tried|trying|wanted|almost lost|nearly lost|saved|prevented|stopped|refused|would not|foils?|foiled|recognised|recovered|was to|were to|is to|needed to|asked|asks|told to|demand\w*|must (?:pay|be paid)|bills? of|fines? of|has to be paid|went back|came back for|returned|intercepted|unsuccessful\w*|protect)\b/i
const sum =
  /\b(?:in all|in total|total(?:ling|led)?|altogether|together|between them|combined|overall|so far|residents|people|victims|pensioners|million|during|since|this year|last year|each lost|stands? at|reached|topped|in \d{4})\b/i
const average = /\b(?:average|on average|mean|each|typical(?:ly)?)\b/i
const national =
  /\b(?:national(?:ly)?|nationwide|across the (?:uk|country)|in the uk|england and wales|countrywide|uk[- ]wide)\b/i
const aside =
  /\b(?:reward|raised|fund(?:ed|ing)|invest(?:ed|ments?)|fined|ordered to|compensation|budget|donat\w+|grant|worth of drugs|up to)\b/i

function amounts(page: Page): Amount[] {
  return page.money.flatMap((money) => {
    const sentence = sentenceAt(page, money.start)
    if (
      !sentence ||
      (sentence.voice === 'advice' && sentence.part === 'body' && /\b(?:never|should)\b/i.test(sentence.text))
    )
      return []
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
  return before.slice(cutAt + 1) + after.split(/;| before |, (?:but|and|when|while)\b/)[0]
}

function isAverage(page: Page, money: Money, sentence: Sentence): boolean {
  const before = page.text
    .slice(Math.max(sentence.start, money.start - 28), money.start)
    .split(/[,;]/)
    .pop()
  const after = page.text.slice(money.end, Math.min(sentence.end, money.end + 22)).split(/[,;]/)[0]
  return average.test(`${before} ${after}`) && !/\beach time\b/i.test(`${after}`)
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
  const sole = victims === 1 || ((incidents ?? 1) <= 1 && (victims ?? 1) <= 2)
  const summed = total?.total === true && !isSingle(total, sole)
  const single = all.filter(({ money, total: isSum }) => !(summed && (money.value === total?.money.value || isSum)))
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
  const whole = sumOfRest(all)
  if (whole) return whole
  if (sums[0]) return sums[0]
  const values = new Set(lost.map(({ money }) => money.value))
  if (values.size === 1 && (victims ?? 1) <= 2) return lost[0]!
  if ((incidents ?? 1) > 1) return null
  return largest(lost)
}

/** An amount that is the sum of all the others. */
function sumOfRest(all: readonly Amount[]): Amount | null {
  const values = [...new Set(all.map(({ money }) => money.value))].sort((a, b) => b - a)
  const [first = 0, ...rest] = values
  if (rest.length < 2 || rest.reduce((sum, value) => sum + value, 0) !== first) return null
  const largest = all.find(({ money }) => money.value === first)!
  return { ...largest, total: true }
}

/** Of several losses in one incident the one that is the sum of the rest, or that was "lost"; else none is the total. */
function largest(lost: readonly Amount[]): Amount | null {
  const [first, ...rest] = [...lost].sort((a, b) => b.money.value - a.money.value)
  if (!first) return null
  const others = new Set(rest.map(({ money }) => money.value).filter((value) => value !== first.money.value))
  const sumOfOthers = [...others].reduce((all, value) => all + value, 0)
  const apart = !rest.some(({ sentence, money }) => sentence === first.sentence && money.value !== first.money.value)
  return others.size === 0 || sumOfOthers === first.money.value || apart ? first : null
}

function isSingle(total: Amount, sole: boolean): boolean {
  return sole && !/\b(?:residents|victims|pensioners|people in|people across|losses)\b/i.test(total.sentence.text)
}
