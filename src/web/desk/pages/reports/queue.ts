import type { QueueState } from '../../../../report/queue.ts'
import { countInWords } from '../../../../values/count.ts'
import { html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { moment } from '../moment.ts'

/** "12 wait, the oldest since 20 November 2026 at 15:00. In the last seven days 40 came, 20 were checked, 2 set aside." */
export function queueWords({ waiting, since, came, checked, setAside }: QueueState): string {
  const wait =
    waiting === 0
      ? 'None waits.'
      : `${countInWords(waiting)} ${waiting === 1 ? 'waits' : 'wait'}, the oldest since ${moment(since!)}.`
  return `${wait} In the last seven days ${countInWords(came)} came, ${countInWords(checked)} ${checked === 1 ? 'was' : 'were'} checked, ${countInWords(setAside)} set aside.`
}

/** Where nothing waits, or nothing that is left after what was passed over. */
export const emptyQueuePage = (state: QueueState, hasSkipped: boolean): Page => ({
  title: 'Waiting to be looked at',
  back: '/desk/reports',
  main: html`<h1>Waiting to be looked at</h1>
<p role="status"><strong>${hasSkipped && state.waiting > 0 ? 'That was the last one.' : 'Nothing waits for you.'}</strong></p>
<p>${queueWords(state)}</p>
${hasSkipped && state.waiting > 0 ? html`<p><a class="button" href="/desk/reports/waiting">Begin again with the oldest</a></p>` : ''}
<p>Reports that you sent yourself wait for somebody else. Reports of organisations that are known do not wait.</p>
<ul class="links"><li><a href="/desk/reports">All reports</a></li><li><a href="/desk/reports/floods">Floods: many reports alike in a short time</a></li></ul>`,
})
