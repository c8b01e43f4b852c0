import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { collection, feature, square } from '../areas/boundaries/test-geojson.ts'
import { embeddedConfig, newFolder } from '../store/test-databases.ts'

const cli = join(import.meta.dirname, '..', 'cli.js')
const nowhere = join(newFolder(), 'data')

const run = (...args: readonly string[]) => runOn(nowhere, ...args)

function runOn(data: string, ...args: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const env = { ...process.env, DOORCHAIN_DATA: data, DATABASE_URL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'areas', ...args], { env, encoding: 'utf8' }, (failure, out, error) =>
      resolve({ code: failure ? Number(failure.code) : 0, out, error }),
    )
  })
}

describe('the areas command', () => {
  it('finds a clear area, asks about an unclear one and says what to do about an unknown one', async () => {
    const [clear, unclear, unknown, wrong] = await Promise.all([
      run('find', 'Welwyn/Hatfield', '--json'),
      run('find', 'Newport'),
      run('find', 'Ruritania'),
      run('find', 'Leek', '--force', 'Ruritania'),
    ])
    assert.equal(clear.code, 0)
    assert.deepEqual(JSON.parse(clear.out).districts, ['E07000241'])
    assert.equal(unclear.code, 3)
    assert.match(unclear.out, /Newport, Isle of Wight/)
    assert.equal(unknown.code, 3)
    assert.match(unknown.out, /nearest town/)
    assert.equal(wrong.code, 2)
    assert.match(wrong.error, /no police force "Ruritania"/)
  })

  it('lists the districts of a force with their codes and whose data they are', async () => {
    const { out } = await run('list', '--force', 'Herts')
    assert.match(out, /E07000240 {2}St Albans, Hertfordshire Constabulary/)
    assert.match(out, /Crown copyright/)
  })

  it('draws without a database, then from the outlines that were imported', async () => {
    const before = await run('map', 'Leek', '--force', 'Staffordshire', '--json')
    assert.equal(JSON.parse(before.out).basis, 'nearest-place')
    const { dataDirectory } = await embeddedConfig()
    const file = join(newFolder(), 'download.geojson')
    writeFileSync(file, JSON.stringify(collection([feature('E07000198', square(-2, 53))])))
    const imported = await runOn(dataDirectory, 'import', file)
    assert.match(imported.out, /^1 outline of LAD24 kept\./)
    const after = await runOn(dataDirectory, 'map', 'Leek', '--force', 'Staffordshire', '--json')
    assert.equal(JSON.parse(after.out).basis, 'outlines')
  })

  it('refuses what is no boundary file, and changes nothing', async () => {
    const file = join(newFolder(), 'districts.zip')
    writeFileSync(file, 'PK\u0003\u0004')
    const { code, error } = await run('import', file)
    assert.equal(code, 1)
    assert.match(error, /most likely a Shapefile.*Nothing was changed/s)
  })
})
