import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { projectRoot } from '../../config.ts'
import { routes } from '../routes.ts'
import { feedPaths } from '../warnings/feeds.ts'
import { apiDocument, apiText } from './document.ts'

describe('what programs may use', () => {
  const document = apiDocument()

  test('is written down in docs/api.json as it is', () => {
    const committed = readFileSync(join(projectRoot, 'docs', 'api.json'), 'utf8')
    assert.equal(committed, apiText(), 'write it anew: npm run --silent doorchain -- api > docs/api.json')
  })

  test('has every route of the API, of feeds and of CAP messages', () => {
    const api = Object.keys(routes).filter((route) => / \/api\//.test(route) && !route.endsWith('/openapi.json'))
    for (const route of [...api, ...feedPaths.map((path) => `GET ${path}`)]) {
      const [method, path] = route.split(' ') as [string, string]
      const item = document.paths?.[path.replace(/:(\w+)/g, '{$1}')]
      assert.ok(item && method.toLowerCase() in item, route)
    }
  })

  test('explains each parameter of an address, and every name it uses is defined in it', () => {
    for (const [path, item] of Object.entries(document.paths ?? {})) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      for (const operation of [item.get, item.post, item.delete].filter((one) => one !== undefined)) {
        const explained = (operation.parameters ?? []).flatMap((one) =>
          'name' in one && one.in === 'path' ? one.name : [],
        )
        assert.deepEqual(explained, inPath, path)
      }
    }
    const named = [...apiText().matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!)
    assert.ok(named.length > 3)
    for (const name of named) assert.ok(document.components?.schemas?.[name], name)
  })
})
