import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

/** The accessibility check, WCAG 2.2 AA and good practice, on a page as it stands. */
export const axe = (page: Page, where: string): Promise<void> =>
  demandNone(
    new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']),
    where,
  )

/** Only whether words stand out from what is behind them: all that other colours can change. */
export const contrast = (page: Page, where: string): Promise<void> =>
  demandNone(new AxeBuilder({ page }).withRules(['color-contrast']), where)

async function demandNone(check: AxeBuilder, where: string): Promise<void> {
  const { violations } = await check.analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html}`),
    [],
  )
}

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'tel-non-breaking': 'off',
    'prefer-native-element': 'off',
    'no-implicit-button-type': 'error',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

/** Fails where markup is not valid HTML, with every place and reason. */
export async function demandValid(markup: string, where: string): Promise<void> {
  const report = await validator.validateString(markup)
  const wrong = report.results.flatMap((result) =>
    result.messages.map((message) => `${where}: ${message.ruleId} ${message.message} line ${message.line}`),
  )
  assert.deepEqual(wrong, [])
}
