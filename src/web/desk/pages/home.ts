import type { Coordinator } from '../../../people/coordinator.ts'
import type { Role } from '../../../people/grants.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'

const does: Readonly<Record<Role, string>> = {
  writer: 'Writer: you draft warnings and entries of the directory, and look through reports',
  approver: 'Approver: you let out what somebody else drafted',
  investigator: 'Investigator: you see reports as they were given, and take them out as evidence',
  administrator: 'Administrator: you say who may do what',
}

type Room = readonly [role: Role | null, path: string, words: string]

const jobs: readonly (readonly [job: string, rooms: readonly Room[]])[] = [
  [
    'Reports',
    [
      ['writer', '/desk/reports/waiting', 'Reports that wait to be looked at'],
      [null, '/desk/reports', 'Find a report'],
      ['writer', '/desk/reports/imports', 'Read in a file of reports'],
    ],
  ],
  [
    'What they show',
    [
      [null, '/desk/series', 'Series: reports that belong together'],
      [null, '/desk/spikes', 'Spikes: more reports than expected'],
      [null, '/desk/statistics', 'Statistics of reports'],
    ],
  ],
  [
    'Warnings',
    [
      ['writer', '/desk/warnings/new', 'Write a warning'],
      [null, '/desk/warnings/review', 'Warnings that wait for a decision'],
      [null, '/desk/warnings', 'Find, read and correct warnings'],
      [null, '/desk/sources', 'Where warnings are collected from'],
    ],
  ],
  [
    'This desk',
    [
      [null, '/desk/directory', 'Directory of genuine numbers'],
      ['administrator', '/desk/people', 'People and roles'],
      ['administrator', '/desk/reporters', 'Programs that report, and their keys'],
      ['administrator', '/desk/audit', 'What was changed, and by whom'],
      [null, '/desk/account', 'Your passkeys, codes and sessions'],
    ],
  ],
]

/** The first page of the desk: who you are, and where you may go. */
export function deskHome({ name, grants }: Coordinator, areaName: (code: string) => string): Page {
  const organisations = new Map(grants.map(({ organisation, organisationName }) => [organisation, organisationName]))
  const mine = (organisation: string): Html[] =>
    grants
      .filter((grant) => grant.organisation === organisation)
      .map(({ role, area }) => html`<li>${does[role]}${area ? `, for ${areaName(area)} only` : ''}.</li>`)
  const isOpen = ([role]: Room) => role === null || grants.some((grant) => grant.role === role)
  const link = ([, path, words]: Room): Html => html`<li><a href="${path}">${words}</a></li>`
  return {
    title: 'Desk',
    main: html`<h1>Good day, ${name}</h1>
${jobs.map(([job, rooms]) => html`<h2>${job}</h2><ul class="links">${rooms.filter(isOpen).map(link)}</ul>\n`)}${[...organisations].map(([id, title]) => html`<h2>You at ${title}</h2><ul>${mine(id)}</ul>`)}
<form method="post" action="/desk/sign-out"><button type="submit" class="plain">Sign out</button></form>`,
  }
}
