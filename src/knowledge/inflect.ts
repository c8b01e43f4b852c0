/** Principal parts of verbs that do not follow the rule: past, and participle where it differs. */
const irregular: Readonly<Record<string, string>> = {
  be: 'am are is was were been being',
  begin: 'began begun',
  break: 'broke broken',
  bring: 'brought',
  buy: 'bought',
  catch: 'caught',
  cut: 'cut',
  come: 'came come',
  do: 'did done does doing',
  draw: 'drew drawn',
  drive: 'drove driven',
  feel: 'felt',
  fetch: 'fetched',
  find: 'found',
  freeze: 'froze frozen',
  get: 'got gotten',
  give: 'gave given',
  go: 'went gone goes going',
  hand: 'handed',
  have: 'had has having',
  hear: 'heard',
  hide: 'hid hidden',
  hold: 'held',
  keep: 'kept',
  know: 'knew known',
  lay: 'laid',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lose: 'lost',
  make: 'made',
  mean: 'meant',
  meet: 'met',
  pay: 'paid payed',
  pick: 'picked',
  put: 'put',
  read: 'read',
  ring: 'rang rung',
  run: 'ran run',
  say: 'said',
  see: 'saw seen',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  shove: 'shoved',
  show: 'showed shown',
  shut: 'shut',
  sit: 'sat',
  speak: 'spoke spoken',
  spend: 'spent',
  stand: 'stood',
  steal: 'stole stolen',
  stick: 'stuck',
  take: 'took taken',
  tell: 'told telt',
  think: 'thought',
  understand: 'understood',
  wake: 'woke woken',
  withdraw: 'withdrew withdrawn',
  write: 'wrote written',
}

const doubling = new Set(
  'get put let run cut set shut sit begin tap pop drop pip grab wrap slip rip stop chat nip tip bag scam swap plan bin pin scan plug ship step spot jot whip strip knot nab con transfer refer'.split(
    ' ',
  ),
)

/** All forms of an English verb: base, third person, past, participles. */
export function verbForms(base: string): string[] {
  const own = irregular[base]?.split(' ')
  const stem = doubling.has(base) ? base + base.at(-1) : base
  const past = own ?? [
    base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`,
  ]
  const gerund = /[^eo]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${stem}ing`
  return [...new Set([base, pluralOf(base), ...past, gerund])]
}

/** The plural of a noun, or the third person of a verb, by rule. */
export function pluralOf(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

/** Writes out `verb~` (all forms), `noun+` (singular and plural) and `(one|other)` in a phrase: one phrase a combination. */
export function inflections(phrase: string): string[] {
  let phrases = ['']
  for (const word of phrase.trim().match(/\([^)]*\)|[^\s()]+/g) ?? []) {
    const forms = word.startsWith('(') ? word.slice(1, -1).split('|').flatMap(inflections) : formsOf(word)
    phrases = phrases.flatMap((before) => forms.map((form) => (before ? `${before} ${form}` : form)))
  }
  return phrases
}

function formsOf(word: string): string[] {
  if (word.endsWith('~')) return verbForms(word.slice(0, -1))
  return word.endsWith('+') ? [word.slice(0, -1), pluralOf(word.slice(0, -1))] : [word]
}

/** Writes out the inflections inside a pattern: `withdraw~ the cash` → `(withdraw|withdraws|…) the cash`. */
export function expandPattern(pattern: string): string {
  return pattern
    .replace(/\(([^)]*)\)/g, (_, inside: string) => `(${inside.split('|').flatMap(inflections).join('|')})`)
    .replace(
      /(^|\s)([^\s(){}[\]|]+[~+])(\??)(?=\s|$)/g,
      (_, space: string, word: string, optional: string) => `${space}(${inflections(word).join('|')})${optional}`,
    )
}
