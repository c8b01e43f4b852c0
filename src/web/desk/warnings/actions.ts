import { grantOver, type Person } from '../../../warn/person.ts'
import { reachOf } from '../../../warn/review/step.ts'
import { openVersion, type Version } from '../../../warn/write/version.ts'
import { type Html, html } from '../../html.ts'

interface Action {
  readonly href: string
  readonly words: string
}

/**
 * What somebody may do with a warning now: a part of its page. Empty where there is nothing. `versions`: newest first;
 * `isDrawn`: it was drawn up from reports.
 */
export function actionsPart(person: Person, versions: readonly Version[], isDrawn: boolean): Html | '' {
  const published = versions.find(({ state }) => state === 'published')
  const open = openVersion(versions)
  const actions = [
    ...(open ? openActions(person, open) : []),
    ...(published ? publishedActions(person, published) : []),
  ]
  const update = published?.kind === 'own' && !open && mayWrite(person, published) ? updateForm(published, isDrawn) : ''
  if (actions.length === 0 && update === '') return ''
  return html`<h2>What you can do</h2><ul class="links">${actions.map(({ href, words }) => html`<li><a href="${href}">${words}</a></li>\n`)}</ul>${update}`
}

const mayWrite = (person: Person, { organisation_id }: Version): boolean =>
  grantOver(person, 'writer', { organisation: organisation_id, areas: [] }) !== undefined

const isWriter = ({ coordinator }: Person): boolean => coordinator.grants.some(({ role }) => role === 'writer')

function openActions(person: Person, version: Version): Action[] {
  const { warning_id: id, state, kind, submitted_by } = version
  const path = `/desk/warnings/${id}`
  if (state === 'pending') {
    const mayDecide =
      submitted_by !== person.coordinator.id && grantOver(person, 'approver', reachOf(version)) !== undefined
    const words = mayDecide ? 'Decide on it' : 'See what waits for a decision'
    return [{ href: `${path}/decide`, words }]
  }
  if (kind === 'taken')
    return isWriter(person)
      ? [
          { href: `${path}/forward`, words: 'Put it forward, to be published with its facts and a link' },
          { href: `/desk/warnings/new?from=${id}`, words: 'Write our own from its facts' },
        ]
      : []
  return mayWrite(person, version)
    ? [
        { href: `${path}/write`, words: 'Go on writing' },
        { href: `${path}/forward`, words: 'Put it forward' },
      ]
    : []
}

const publishedActions = (person: Person, version: Version): Action[] => [
  { href: `/warnings/${version.warning_id}`, words: 'See it as everybody does' },
  ...(grantOver(person, 'approver', reachOf(version))
    ? [{ href: `/desk/warnings/${version.warning_id}/cancel`, words: 'Cancel it' }]
    : []),
]

const updateForm = ({ warning_id }: Version, isDrawn: boolean): Html =>
  html`${isDrawn ? html`<form method="post" action="/desk/warnings/${warning_id}/redraw"><button type="submit" class="plain">Draw up an update from the reports as they are now</button></form>` : ''}<form method="post" action="/desk/warnings/new"><input type="hidden" name="of" value="${warning_id}"><button type="submit" class="plain">Write the next version</button></form>`
