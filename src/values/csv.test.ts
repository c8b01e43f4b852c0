import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { csvCell, csvRecord, openCsv, readCsv } from './csv.ts'

const cellsOf = (text: string) => [...readCsv(text)].map(({ cells }) => cells)

describe('a file of CSV', () => {
  it('is read the same however it is cut into pieces', () => {
    const text = '\ufeffDate;"MO ""as told"""\r\n21/11/2026;"two\r\nlines; one cell"\r\n\r\n;last'
    const whole = [...readCsv(text)]
    assert.deepEqual(
      whole.map(({ cells }) => cells),
      [
        ['Date', 'MO "as told"'],
        ['21/11/2026', 'two\r\nlines; one cell'],
        ['', 'last'],
      ],
    )
    assert.deepEqual(
      whole.map(({ line, record }) => [line, record]),
      [
        [1, 1],
        [2, 2],
        [5, 4],
      ],
    )
    const cuts = fc.array(fc.nat(text.length), { maxLength: 5 })
    fc.assert(
      fc.property(cuts, (at) => {
        const reader = openCsv()
        // the first piece holds the first line, by which commas and semicolons are told apart
        const ends = [...at.filter((one) => one > 30).sort((a, b) => a - b), text.length]
        const rows = ends.flatMap((end, index) => reader.push(text.slice(ends[index - 1] ?? 0, end)))
        assert.deepEqual([...rows, ...reader.end()], whole)
      }),
    )
  })

  it('gives back what was written to it, whatever stands in a cell, and no cell begins a formula', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', ';', '\t', '\n', ' ', 'a', '＝'), maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csvRecord(['one', 'two']) + rows.map(csvRecord).join('')
        const back = cellsOf(text).slice(1)
        const tidy = rows.map((row) =>
          row.map((one) => csvCell(one).replace(/^"|"$/g, '').replaceAll('""', '"').trim()),
        )
        assert.deepEqual(
          back,
          tidy.filter((row) => row.some(Boolean)),
        )
        for (const one of back.flat()) assert.doesNotMatch(one, /^[=+\-@＝]/)
      }),
    )
  })

  it('holds no more of a quotation mark that never closes than one cell, and reads on after it', () => {
    const rows = cellsOf(`a,b\n"${'x,\n'.repeat(5_000)}last,row\n`)
    assert.ok(rows.every((cells) => cells.every((cell) => cell.length <= 2_000)))
    assert.deepEqual(rows.at(-1), ['last', 'row'])
  })
})
