import { longDate } from '../../values/day.ts'
import { escapeText as safe } from '../../values/markup.ts'
import type { Titles } from '../reason-words.ts'
import type { Bundle } from './bundle.ts'
import { method } from './method.ts'
import { reportSection, table } from './report-parts.ts'
import { instant, linkWords, numberUses, timesOf } from './tables.ts'

const style = `body{font:11pt/1.45 sans-serif;color:#111;background:#fff;max-width:48rem;margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:1.6rem}h3{font-size:1.05rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #777;padding:.2rem .4rem;text-align:left;vertical-align:top}
dt{font-weight:700}dd{margin:0 0 .4rem}.words{white-space:pre-wrap;border-left:.3rem solid #777;padding-left:.6rem}
.note{border:2px solid #111;padding:.5rem .8rem}article{border-top:1px solid #777;break-inside:avoid-page}.wide{overflow-x:auto}
@media print{body{max-width:none;margin:0}a{color:inherit;text-decoration:none}}`

/** report.html: everything of a bundle to read and to print. It runs no script and loads nothing. */
export function reportPage(bundle: Bundle, titles: Titles): string {
  const { series, reports, made } = bundle
  const title = series.name ?? `Series ${series.id}`
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} – evidence – Doorchain</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${safe(title)}</h1>
${remarks(bundle)}
${aboutPart(bundle)}
<h2>Reports (${reports.length})</h2>
${reports.map((report) => reportSection(report, titles)).join('\n')}
<h2>Numbers the callers used</h2>
${numbersPart(bundle)}
<h2>Why they are put together</h2>
${linksPart(bundle, titles)}
<h2>What people decided</h2>
${decisionsPart(bundle)}
<h2>Earlier times it was taken out</h2>
${earlierPart(bundle)}
<h2>How this was made, and what it is worth</h2>
${method.map((words) => `<p>${safe(words)}</p>`).join('\n')}
<p>Doorchain ${safe(made.software)}, knowledge ${safe(made.knowledge)}. The SHA-256 of every file stands in manifest.json and SHA256SUMS.</p>
</main>
</body>
</html>
`
}

function remarks({ reports, hidden, made }: Bundle): string {
  const simulated = reports.filter(({ via }) => via === 'simulated').length
  const notes = [
    simulated > 0
      ? `Of these ${reports.length} reports, ${simulated} ${simulated === 1 ? 'is' : 'are'} simulated: invented by a program, and no evidence.`
      : '',
    made.redacted
      ? 'This is not everything: words were redacted or reports left out, as far as who took it out may see.'
      : '',
    ...hidden.map(
      ({ force, reports: count }) =>
        `${count} more ${count === 1 ? 'report is' : 'reports are'} with ${force.name} and not here. Ask them for what they hold.`,
    ),
  ]
  return notes
    .filter((words) => words !== '')
    .map((words) => `<p class="note">${safe(words)}</p>`)
    .join('\n')
}

function aboutPart({ series, reports, made }: Bundle): string {
  const days = reports.map(({ happenedOn }) => happenedOn).sort()
  const places = [...new Set(reports.map(({ district }) => district.name))].sort()
  const facts: [string, string][] = [
    ['Series', series.id],
    ['Reports here', String(reports.length)],
    ['Happened', `${longDate(days[0]!)} to ${longDate(days.at(-1)!)}`],
    ['Districts', places.join(', ')],
    ['Taken out', `${instant(made.at)} by ${made.by}, for ${made.organisation}, at ${made.address}`],
    ['Why', made.why],
  ]
  return `<dl>${facts.map(([name, words]) => `<dt>${name}</dt><dd>${safe(words)}</dd>`).join('')}</dl>`
}

function numbersPart({ reports }: Bundle): string {
  const uses = numberUses(reports)
  if (uses.length === 0) return '<p>None was reported.</p>'
  const rows = uses.map(({ number, how, report }) => {
    const { day, clock, utc } = timesOf(report)
    return [number, how, `${longDate(day)} ${clock || 'time not known'}`, utc || 'not known', report.reference]
  })
  return table('Numbers', ['Number', 'Shown or spoken', 'In the UK', 'UTC', 'Report'], rows)
}

function linksPart({ links }: Bundle, titles: Titles): string {
  if (links.length === 0) return '<p>No two of these reports are linked with each other.</p>'
  const rows = links.map((link) => {
    const worth = link.who === null ? `the program, probability ${link.probability.toFixed(3)}` : link.who
    return [link.a, link.b, linkWords(link, titles), worth]
  })
  return table('Links', ['Report', 'Report', 'Why', 'By'], rows)
}

function decisionsPart({ decisions }: Bundle): string {
  if (decisions.length === 0) return '<p>Nobody joined or cut any of them by hand.</p>'
  const rows = decisions.map(({ kind, a, b, why, by, at, undoneBy, undoneAt }) => {
    const undone = undoneAt === null ? '' : `, undone by ${undoneBy} ${instant(undoneAt)}`
    return [kind === 'join' ? 'Joined' : 'Cut', a, b, why, `${by} ${instant(at)}${undone}`]
  })
  return table('Decisions', ['What', 'Report', 'Report', 'Why', 'By'], rows)
}

function earlierPart({ earlier }: Bundle): string {
  if (earlier.length === 0) return '<p>This is the first time.</p>'
  const rows = earlier.map(({ by, at, why, redacted, reports, sha256 }) => [
    ...[instant(at), by, why ?? 'for those who see all its reports', redacted ? 'redacted' : 'as given'],
    ...[String(reports), sha256],
  ])
  return table('Earlier exports', ['When', 'Who', 'Why', 'How', 'Reports', 'SHA-256'], rows)
}
