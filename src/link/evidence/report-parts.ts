import { inPounds } from '../../values/count.ts'
import { longDate } from '../../values/day.ts'
import { escapeText as safe } from '../../values/markup.ts'
import { collectionMethods } from '../../values/report.ts'
import type { Titles } from '../reason-words.ts'
import type { BundleReport } from './bundle.ts'
import { instant, timesOf } from './tables.ts'

/** A table; its cells are escaped here. */
export const table = (label: string, head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide" role="region" aria-label="${label}" tabindex="0"><table><thead><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>`

/** One report with all that is taken out of it. */
export function reportSection(report: BundleReport, titles: Titles): string {
  const facts = factsOf(report, titles)
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `<dt>${name}</dt><dd>${safe(words)}</dd>`)
  const words = report.account === '' ? 'Its words are not kept any more.' : report.account
  return `<article id="report-${report.reference}"><h3>${report.reference}${report.via === 'simulated' ? ' (simulated)' : ''}</h3>
<dl>${facts.join('')}</dl>
<p>Words, ${report.asGiven ? 'as given' : 'redacted'}:</p>
<p class="words">${safe(words)}</p>
${givenPart(report)}</article>`
}

function factsOf(report: BundleReport, titles: Titles): (readonly [name: string, words: string])[] {
  const { day, clock, utc } = timesOf(report)
  const { script, method, lostPounds, sighting } = report
  const pounds = lostPounds === null ? '' : `, ${inPounds(Number(lostPounds))}`
  const seen = sighting && [
    ...(sighting.severalCards ? ['several cards were used'] : []),
    ...(sighting.faceCovered ? ['a face was covered'] : []),
    ...(sighting.vehicle ? [sighting.vehicle] : []),
  ]
  return [
    [
      'Happened',
      `${longDate(day)}${clock ? `, ${clock} (UTC ${utc || 'not known: clocks left this time out'})` : ', time not known'}`,
    ],
    ['Reported', `${instant(report.receivedAt)}, ${report.organisation ?? 'by a resident'}, ${report.trust}`],
    ['Where', `${report.district.name}, ${report.force.name}`],
    [
      'What it looks like',
      [script ? titles.script(script) : '', ...report.tactics.map(titles.tactic)].filter(Boolean).join('; '),
    ],
    ['Numbers shown', report.shown.join(', ')],
    ['Numbers spoken', report.spoken.join(', ')],
    ['Names the caller gave', report.aliases.join(', ')],
    ['Said they were with', report.claimed ?? ''],
    [
      'To be handed over by',
      method === null
        ? ''
        : Object.hasOwn(collectionMethods, method)
          ? collectionMethods[method as keyof typeof collectionMethods]
          : method,
    ],
    ['Accounts', report.accounts.join(', ')],
    ['Web addresses', report.urls.join(', ')],
    ['What came of it', `${outcomes[report.outcome] ?? report.outcome}${pounds}`],
    ['Age', report.age ?? ''],
    ['Seen at a cash machine', seen?.join('; ') ?? ''],
  ]
}

const outcomes: Readonly<Record<string, string>> = {
  nothing: 'nothing was lost',
  shared: 'details, a card or a password were given away',
  lost: 'money or goods were lost',
}

/** What only those see who may see it as it was given; for others, how much was left out. */
function givenPart({ asGiven, leftOut }: BundleReport): string {
  if (!asGiven) {
    const { notes, files } = leftOut
    return notes + files === 0 ? '' : `<p>Left out: ${notes} added later, ${files} pictures or recordings.</p>`
  }
  const { contact, theirReference, point, notes, files } = asGiven
  const facts: [string, string][] = [
    ['Whom to ask', [contact?.name, contact?.phone, contact?.email].filter(Boolean).join(', ')],
    ['Their reference', theirReference ?? ''],
    ['Place', point ? `longitude ${point.longitude}, latitude ${point.latitude}` : ''],
    ...notes.map(({ at, by, words }): [string, string] => ['Added later', `${instant(at)}, ${by}: ${words}`]),
  ]
  const told = facts
    .filter(([, words]) => words !== '')
    .map(([name, words]) => `<dt>${name}</dt><dd>${safe(words)}</dd>`)
  const list = files.map(
    ({ name, sha256, givenSha256 }) =>
      `<dt>File</dt><dd><a href="${safe(name)}">${safe(name)}</a><br>SHA-256 ${safe(sha256)}; as handed in ${safe(givenSha256)}</dd>`,
  )
  return told.length + list.length === 0 ? '' : `<dl>${told.join('')}${list.join('')}</dl>`
}
