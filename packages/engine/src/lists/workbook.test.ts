// Spreadsheets: what the parts may say, and what refuses the file.

import { describe, expect, test } from 'vitest'
import { FaultLog } from './faults.ts'
import type { HeaderTable } from './header-csv.ts'
import { bytesOf, listFile } from './testing/list-files.ts'
import { readWorkbook } from './workbook.ts'

const parts = {
  'xl/workbook.xml':
    '<workbook><workbookPr/><sheets><sheet name="List" sheetId="1" r:id="rId2"/><sheet name="Old" state="hidden" r:id="rId3"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="theme/theme1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet7.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst uniqueCount="4"><si><t>Name</t></si><si><t>Born</t></si><si><r><rPr><b/></rPr><t>Osbert </t></r><r><t xml:space="preserve">Quill</t></r><rPh sb="0" eb="1"><t>hidden</t></rPh></si><si><t>a_x000A_b</t></si></sst>',
  'xl/worksheets/sheet7.xml':
    '<worksheet><cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/><row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"/><c r="C4"><v>22870</v></c></row><row r="5"><c t="s"><v>3</v></c><c r="C5" t="str"><v>\u00a0</v></c></row></sheetData></worksheet>',
}

async function read(
  changed: Partial<Record<keyof typeof parts, string | null>> = {},
): Promise<{ readonly table: HeaderTable | null; readonly codes: readonly string[] }> {
  const log = new FaultLog()
  const texts = Object.entries({ ...parts, ...changed }).filter((entry): entry is [string, string] => entry[1] !== null)
  const files = texts.map(([name, text]) => listFile(`list.xlsx/${name}`, bytesOf(`<?xml version="1.0"?>${text}`)))
  const table = await readWorkbook(files, {}, log)
  return { table, codes: log.list().map(({ code }) => code) }
}

test('shared texts with runs, skipped columns, blank rows and numbers are read under their titles', async () => {
  const { table, codes } = await read()
  expect(codes).toEqual([])
  expect(table?.header).toEqual(['Name', 'Born'])
  expect(table?.rows.map(({ cells, place }) => [place.line, [...cells.values()]])).toEqual([
    [4, ['Osbert Quill', '22870']],
    [5, ['a\nb', '']],
  ])
})

describe('refused', () => {
  const sheet = parts['xl/worksheets/sheet7.xml']
  const strings = parts['xl/sharedStrings.xml']
  const book = parts['xl/workbook.xml']
  test.each<[what: string, changed: Partial<Record<keyof typeof parts, string | null>>, code: string]>([
    ['two visible sheets', { 'xl/workbook.xml': book.replace('state="hidden" ', '') }, 'sheets'],
    [
      'days from 1904',
      { 'xl/workbook.xml': book.replace('<workbookPr/>', '<workbookPr date1904="1"/>') },
      'date-system',
    ],
    ['no workbook', { 'xl/workbook.xml': null }, 'part-missing'],
    ['no sheet', { 'xl/worksheets/sheet7.xml': null }, 'part-missing'],
    ['fewer strings than declared', { 'xl/sharedStrings.xml': strings.replace('="4"', '="5"') }, 'record-count'],
    ['cut strings', { 'xl/sharedStrings.xml': strings.slice(0, -9) }, 'not-well-formed'],
    ['a string that is not there', { 'xl/sharedStrings.xml': null }, 'unresolved'],
    ['a formula', { 'xl/worksheets/sheet7.xml': sheet.replace('<v>22870', '<f>1+1</f><v>22870') }, 'formula'],
    ['an error value', { 'xl/worksheets/sheet7.xml': sheet.replace('t="str"', 't="e"') }, 'cell-type'],
    ['rows out of order', { 'xl/worksheets/sheet7.xml': sheet.replace('row r="5"', 'row r="3"') }, 'row-order'],
    [
      'a title twice',
      { 'xl/worksheets/sheet7.xml': sheet.replace('"C1" t="s"><v>1', '"C1" t="s"><v>0') },
      'duplicate-column',
    ],
    ['a text beside the columns', { 'xl/worksheets/sheet7.xml': sheet.replace('"C4"', '"D4"') }, 'column-count'],
    ['an empty sheet', { 'xl/worksheets/sheet7.xml': '<worksheet><sheetData/></worksheet>' }, 'empty'],
  ])('%s', async (_what, changed, code) => {
    expect((await read(changed)).codes).toContain(code)
  })
})
