// The row reader keeps RFC 4180 and nothing lenient, and says where each row stands.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BadRow, type Row, RowReader } from './row-reader.ts'

function readAll(text: string, options: { multiline?: boolean; chunk?: number } = {}): (Row | BadRow)[] {
  const { multiline = true, chunk = text.length || 1 } = options
  const reader = new RowReader({ delimiter: ',', multiline })
  const rows: (Row | BadRow)[] = []
  for (let at = 0; at < text.length; at += chunk) rows.push(...reader.push(text.slice(at, at + chunk)))
  return [...rows, ...reader.finish()]
}

test('what was written with quotes is read back, in chunks of any size', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ') })
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, chunk) => {
      const text = rows.map((row) => `${row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\r\n`).join('')
      const read = readAll(text, { chunk })
      expect(read.map((row) => (row.kind === 'row' ? row.fields : row.code))).toEqual(rows)
    }),
    { numRuns: 300, seed: 7 },
  )
})

describe('places', () => {
  test('line and offset are those of the first character of the row', () => {
    const rows = readAll('a,b\n"c\nd",e\nf,g\n')
    expect(rows.map(({ line, offset }) => [line, offset])).toEqual([
      [1, 0],
      [2, 4],
      [4, 12],
    ])
  })

  test('a last row without a line end says so', () => {
    expect(readAll('a\nb').map((row) => row.kind === 'row' && row.isTerminated)).toEqual([true, false])
  })
})

describe('bad rows', () => {
  test.each([
    ['"open\nnext,row\n', 'unterminated-quote'],
    ['"a"b,c\n', 'text-after-quote'],
    ['a"b,c\n', 'quote-in-field'],
    ['a,b\rc\n', 'lone-return'],
    [`${'x'.repeat(2_000_000)}\nnext,row\n`, 'row-too-long'],
  ])('%j', (text, code) => {
    const [bad] = readAll(text, { multiline: false, chunk: 50_000 })
    expect(bad).toMatchObject({ kind: 'bad-row', code, line: 1 })
  })

  test('a quote left open on its line swallows no other line', () => {
    const rows = readAll('a,"open\n"c","d"\n', { multiline: false })
    expect(rows).toMatchObject([
      { kind: 'bad-row', code: 'unterminated-quote', line: 1, offset: 2 },
      { kind: 'row', fields: ['c', 'd'], line: 2 },
    ])
  })

  test('reading goes on at the next line', () => {
    const rows = readAll('a"b\nc,d\n', { multiline: false })
    expect(rows[1]).toMatchObject({ kind: 'row', fields: ['c', 'd'], line: 2, offset: 4 })
  })
})
