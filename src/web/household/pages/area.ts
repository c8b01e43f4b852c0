import type { District } from '../../../values/district.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { tick } from '../../pages/questions.ts'
import { type Problems, problemSummary, textField } from '../../parts/form.ts'
import { buttonForm, statusWith, titleWith } from './form.ts'

interface Area {
  /** The district chosen before. */
  readonly present: string | null
  readonly typed?: string
  readonly problems?: Problems
}

/** Asks for the district by its name. */
export const areaPage = ({ present, typed = '', problems = {} }: Area): Page => ({
  title: titleWith(problems, 'Where do you live?'),
  ...statusWith(problems),
  back: '/household',
  main: html`<form method="post" action="/household/area">
${problemSummary(problems)}<h1>Where do you live?</h1>
<p>You can leave this out. It is for warnings about your area. Nobody sees it unless you choose so.</p>
${textField({
  name: 'area',
  label: 'Your town, council area or postcode',
  hint: 'For example: Welwyn Hatfield. We keep the council area only, not what you write.',
  value: typed,
  problem: problems.area,
})}
<button type="submit">Next</button>
</form>
${present ? html`<p>Chosen now: <strong>${present}</strong></p>\n${buttonForm('/household/area', 'Take my area away', { fields: { none: 'yes' }, plain: true })}` : ''}`,
})

/** More than one place is meant, or one that should be looked at: the resident says which. */
export const whichAreaPage = (districts: readonly District[]): Page => ({
  title: whichArea(districts),
  back: '/household/area',
  main: html`<form method="post" action="/household/area">
<fieldset><legend><h1>${whichArea(districts)}</h1></legend>
${districts.map(({ code, name }) => tick({ name: 'code', value: code, words: name, on: districts.length === 1, radio: true }))}
</fieldset>
<button type="submit">Keep this</button>
</form>
<p><a href="/household/area">${districts.length === 1 ? 'No, look again' : 'None of these'}</a></p>`,
})

const whichArea = (districts: readonly District[]) =>
  districts.length === 1 ? 'Is this your council area?' : 'Which of these is it?'
