// Records of CSV; a broken one costs its first line and no other (law L6).

import { describe, expect, it } from 'vitest'
import { CsvReader, type CsvRecord } from './csv-records.ts'

function read(text: string): CsvRecord[] {
  const reader = new CsvReader(',')
  const lines = text.split('\n').map((line, position) => ({ line: position + 1, text: line, fault: null }))
  return [...reader.push(lines), ...reader.end()]
}

describe('CsvReader', () => {
  it('reads quotes, doubled quotes and line breaks within quotes, with the first physical line', () => {
    expect(read('a,"b, ""c""",d\n"two\nlines",x,\n\nlast,,')).toEqual([
      { line: 1, cells: ['a', 'b, "c"', 'd'], fault: null },
      { line: 2, cells: ['two\nlines', 'x', ''], fault: null },
      { line: 5, cells: ['last', '', ''], fault: null },
    ])
  })

  it('rejects a record whose quote is broken and says how to write it', () => {
    const [first, second] = read('a,b"c\nd,e')
    expect(first?.fault).toBe(
      'value 2 has a quote inside a value that is not quoted; double the quote or quote the whole value',
    )
    expect(second?.cells).toEqual(['d', 'e'])
  })

  it('a stray opening quote does not swallow the records after it', () => {
    const records = read('1,"Foo,1980\n2,Bar,1981\n3,Baz,1982')
    expect(records.map((record) => record.line)).toEqual([1, 2, 3])
    expect(records.map((record) => record.fault === null)).toEqual([false, true, true])
  })

  it('a quote that stays open over many lines ends in time', () => {
    const lines = Array.from({ length: 2000 }, (_, position) => `${position},x`)
    const records = read(`1,"Foo\n${lines.join('\n')}`)
    expect(records.length).toBe(2001)
    expect(records.filter((record) => record.fault !== null).length).toBe(1)
  })

  it('two stray quotes, lines apart, do not swallow the records between them', () => {
    const records = read('id,name,born\n1,"Foo,1980\n2,Bar,1981\n3,Baz",1982\n4,Qux,1983')
    expect(records.map((record) => record.line)).toEqual([1, 2, 3, 4, 5])
    expect(records[1]?.fault).toBe(
      'a quote stays open over line 3, which is a row by itself (the header has 3 columns); close the quote',
    )
    expect(records.map((record) => record.fault === null)).toEqual([true, false, true, false, true])
  })

  it('a record over several lines that does not fit the header loses its first line only', () => {
    const records = read('id,name\n1,"Foo\n2,Bar\n3,Baz",x\n4,Qux')
    expect(records.map((record) => record.cells[1] ?? null)).toEqual(['name', null, 'Bar', null, 'Qux'])
    expect(records[1]?.fault).toContain('a record of 3 lines and 3 values, the header has 2 columns')
  })
})
