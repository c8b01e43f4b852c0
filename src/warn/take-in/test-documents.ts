/** The facts of an invented warning, each to be changed by a test. */
export interface WarningFacts {
  readonly place: string
  readonly force: string
  readonly reports: string
  readonly loss: string
  readonly date: string
  readonly url: string
}

const facts: WarningFacts = {
  place: 'Stevenage',
  force: 'Hertfordshire Constabulary',
  reports: 'Seven',
  loss: '£12,400',
  date: '14 Oct 2026',
  url: 'https://news.example/stevenage-calls',
}

/** What the warning says, paragraph by paragraph. */
export function warningParagraphs(changes: Partial<WarningFacts> = {}): string[] {
  const { place, force, reports, loss } = { ...facts, ...changes }
  return [
    `People in ${place} are asked to be on their guard after calls from a man who says he is a detective.`,
    `${reports} people in ${place} told ${force} this week that a caller who gave his name as "DC Marlow" said their grandson had been arrested with a copy of their bank card. He asked them to draw out cash, to tell nobody at the counter why, and to give it to a courier who would come to the door within the hour. Together they lost ${loss}.`,
    `A spokesperson for ${force} said: "No police officer will ever ask you to draw out money, and none will send a courier to fetch it. Put the telephone down, wait five minutes or use another telephone, and ring 101."`,
    'Never give your PIN to anybody who rings you. Tell a neighbour or a relative about this call, above all if they live alone. If a courier is on the way, ring 999.',
  ]
}

/** The same as a file with front matter. */
export function warningFile(changes: Partial<WarningFacts> = {}): string {
  const { place, date, url } = { ...facts, ...changes }
  return `\`\`\`yaml
area: ${place}
og:
  description: People in ${place} are asked to be on their guard after calls from a man who says he is a detective.
publish:
  date: ${date}
title: False detective rings people in ${place} | News Example
url: ${url}
\`\`\`

${warningParagraphs(changes).join('\n\n')}
`
}
