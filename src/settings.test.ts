import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from './config.ts'
import { settings } from './settings.ts'

const page = readFileSync(join(projectRoot, 'docs', 'operating.md'), 'utf8')

test('every setting is explained to whoever runs the service, with its default, and no other is', () => {
  const rows = [...page.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \| ([^|]+) \|$/gm)]
  const told = Object.fromEntries(rows.map(([, name, value]) => [name, value!.replaceAll('`', '')]))
  const defaults = settings.parse({}) as Readonly<Record<string, unknown>>
  const real = Object.keys(settings.shape).map((name) => [name, String(defaults[name] ?? 'none')])
  assert.deepEqual({ ...told, PUBLIC_URL: 'none' }, Object.fromEntries(real))
})

test('the examples on that page set only what there is', () => {
  const example = /```ini\n(.*?)```/s.exec(page)?.[1] ?? ''
  assert.match(example, /^ExecStart=.*dist\/src\/cli\.js start$/m)
  const named = [...page.replace(example, '').matchAll(/^ {4}([A-Z][A-Z_]+)=/gm)].map(([, name]) => name!)
  assert.ok(named.length > 8)
  assert.deepEqual(
    named.filter((name) => !(name in settings.shape)),
    [],
  )
})
