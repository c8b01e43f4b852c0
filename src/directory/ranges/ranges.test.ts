import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readCsv } from '../../values/csv.ts'
import type { NumberBlock } from './block.ts'
import { readBlockFile } from './block-file.ts'
import { indexRanges } from './range-index.ts'
import { openZip } from './zip.ts'

const geographic = `\ufeffNMS Number Block: Number Block,Block Status,CP Name,Geographic Number Length,Allocation Date,Notes
1632 96,Protected,,4+6,,
1134 96 0,Allocated,"Made Up, Telecom Ltd",3+7,21/05/1997,
16977 2,Allocated(Closed Range),Made Up Telecom Ltd,5+4,,"two
lines"
2079 46,Free,,2+8,,
,Free,,,,
1134 96 0,Free,,3+7,,
`
const older = `SABC,D/DE,Status,Operator,Notes,Use,Change
"7700","90","Allocated","Made Up Mobile","","",""
"7700","91","Quarantined","","","",""
`

test('the file as Ofcom publishes it is read by its headings; what is no block is listed with its line', () => {
  const file = readBlockFile(geographic)!
  assert.deepEqual(file.blocks, [
    { prefix: '163296', status: 'protected', holder: null, length: 10 },
    { prefix: '1134960', status: 'allocated', holder: 'Made Up, Telecom Ltd', length: 10 },
    { prefix: '169772', status: 'allocated', holder: 'Made Up Telecom Ltd', length: 9 },
    { prefix: '207946', status: 'free', holder: null, length: 10 },
  ])
  assert.deepEqual(file.bad, [
    { line: 7, reason: '"" is no block of numbers' },
    { line: 8, reason: 'the block came before' },
  ])
})

test('the older form, with the block in two columns, is read too', () => {
  assert.deepEqual(
    readBlockFile(older)!.blocks.map(({ prefix, status, holder }) => [prefix, status, holder]),
    [
      ['770090', 'allocated', 'Made Up Mobile'],
      ['770091', 'quarantined', null],
    ],
  )
})

test('a list of area codes or of access codes is no file of blocks', () => {
  assert.equal(readBlockFile('Code,Area\n0113,Leeds\n'), null)
  assert.equal(readBlockFile('Code,Type,Status,Function,Operator\n118118,B,Allocated,Directory,Made Up\n'), null)
  assert.equal(readBlockFile(''), null)
})

test('any text at all is cut into rows without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const { line, cells } of readCsv(text)) assert.ok(line >= 1 && cells.length > 0)
      readBlockFile(`SABC,DE,Status,Operator\n${text}`)
    }),
  )
})

test('a number is found in the longest block it begins with, as a search through all blocks would find it', () => {
  const prefix = fc.stringMatching(/^[127][0-3]{1,6}$/)
  const blocks = fc
    .uniqueArray(prefix, { maxLength: 60 })
    .map((all) => all.map((one): NumberBlock => ({ prefix: one, status: 'allocated', holder: one, length: null })))
  fc.assert(
    fc.property(
      blocks,
      fc.array(fc.stringMatching(/^[127][0-3]{8,9}$/), { minLength: 20, maxLength: 20 }),
      (some, numbers) => {
        const index = indexRanges([{ dated: '2026-11-18', blocks: some }])
        for (const number of numbers) {
          const fitting = some.filter((block) => number.padEnd(10, '0').startsWith(block.prefix))
          const longest = fitting.sort((one, other) => other.prefix.length - one.prefix.length)[0]
          assert.equal(index.find(number)?.holder ?? null, longest?.holder ?? null, number)
        }
      },
    ),
  )
})

test('files in an archive are unpacked, with the date the archive gives them', () => {
  const [entry] = openZip(archive('s7.csv', older))
  assert.equal(entry?.name, 's7.csv')
  assert.equal(entry?.dated, '2026-11-18')
  assert.equal(entry?.read().toString(), older)
})

test('a damaged archive is refused, whatever is damaged', () => {
  const whole = archive('s7.csv', older)
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Buffer.from(whole)
      damaged[at] = byte
      try {
        for (const entry of openZip(damaged)) assert.ok(entry.read().length <= 100_000)
      } catch (error) {
        assert.ok(error instanceof Error)
      }
    }),
  )
  assert.throws(() => openZip(whole.subarray(0, 60)), /end/)
})

/** A ZIP archive of one file, dated 18 November 2026. */
function archive(name: string, text: string): Buffer {
  const packed = deflateRawSync(Buffer.from(text))
  const date = ((2026 - 1980) << 9) | (11 << 5) | 18
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt16LE(date, 8)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(Buffer.byteLength(text), 18)
  shared.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed])
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, Buffer.alloc(14), Buffer.from(name)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
