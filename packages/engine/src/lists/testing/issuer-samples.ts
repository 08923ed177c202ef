// The invented list in the formats of single issuers: the same people, companies and ships as in the other samples, and
// for each format the faults that only it can have. Nobody in them exists.

import type { ListFormat } from '../reading.ts'
import { bytesOf } from './list-files.ts'
import type { SampleList } from './sample-lists.ts'

type Extras = Pick<SampleList, 'skips' | 'own' | 'withName' | 'lacks'>

function sample(
  format: ListFormat,
  [primary, text, records]: readonly [string, string, number],
  extras: Extras,
): SampleList {
  return { format, primary, records, contents: new Map([[primary, bytesOf(text)]]), mapping: {}, ...extras }
}

const replacing =
  (before: string | RegExp, after: string) =>
  (text: string): string =>
    text.replace(before, after)

const ofsiColumns = [
  ...['Name 6', 'Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Title', 'Name Non-Latin Script'],
  ...['Non-Latin Script Type', 'Non-Latin Script Language', 'DOB', 'Town of Birth', 'Country of Birth', 'Nationality'],
  ...['Passport Number', 'Passport Details', 'National Identification Number', 'National Identification Details'],
  ...['Position', 'Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5', 'Address 6', 'Post/Zip Code'],
  ...['Country', 'Other Information', 'Group Type', 'Alias Type', 'Alias Quality', 'Regime', 'Listed On'],
  ...['UK Sanctions List Date Designated', 'Last Updated', 'Group ID'],
]
const ofsiPerson = {
  DOB: '12/08/1962',
  'Town of Birth': 'Port Marrow',
  'Country of Birth': 'Freedonia',
  Nationality: '(1) Iran (2) Freedonia',
  'Passport Number': 'X1234567 (Iran)',
  Position: 'Minister of Hats',
  'Address 1': '12 Hatters Row',
  'Address 6': 'Port Marrow',
  Country: 'Iran (at time of listing)',
  'Other Information': '(UK Sanctions List Ref):HAT0001. Wears "hats", and feathers. (Gender):Male',
  'Group Type': 'Individual',
  'Group ID': '101',
}
const ofsiShip = {
  'Other Information':
    '(IMO number):9187629 (Current owners):Marrow Trading (Flag of ship):Tanzania (Type of ship):Tanker',
  'Group Type': 'Ship',
  'Group ID': '103',
}
const primary = 'Primary name'
const ofsiRows: readonly Readonly<Record<string, string>>[] = [
  { ...ofsiPerson, 'Name 6': 'FEATHERQUILL', 'Name 1': 'Osbert', 'Alias Type': 'FKA' },
  { ...ofsiPerson, 'Name 6': 'QUILLFEATHER', 'Name 1': 'Osbert', 'Name 2': 'Anselm', 'Alias Type': primary },
  {
    ...ofsiPerson,
    'Name 6': 'QUILFETHER',
    'Name 1': 'Ozbert',
    DOB: '00/00/1963',
    'Name Non-Latin Script': 'Осберт Квилфезер',
    'Alias Type': 'AKA',
    'Alias Quality': 'Good quality',
  },
  { ...ofsiPerson, 'Name 6': 'THE HATTER', 'Alias Type': 'AKA', 'Alias Quality': 'Low quality' },
  { ...ofsiShip, 'Name 6': 'SEA FEATHER', 'Alias Type': 'AKA' },
  { ...ofsiShip, 'Name 6': 'SEA MARROW', 'Alias Type': primary },
]
const ofsiCell = (row: Readonly<Record<string, string>>, column: string): string =>
  row[column] ?? { Regime: 'Hats', 'Listed On': '03/02/2001', 'Last Updated': '04/05/2022' }[column] ?? ''

function csvCell(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const ofsiCsv = [
  `Last Updated,05/06/2023${','.repeat(ofsiColumns.length - 2)}`,
  ofsiColumns.join(','),
  ...ofsiRows.map((row) => ofsiColumns.map((column) => csvCell(ofsiCell(row, column))).join(',')),
  '',
].join('\n')

/** A worksheet of inline and shared texts, numbers where a cell is all digits. */
function sheetOf(rows: readonly (readonly string[])[], strings: string[]): string {
  const cells = (row: readonly string[], number: number): string =>
    row.map((text, column) => sheetCell(text, `${columnName(column)}${number}`, strings)).join('')
  const lines = rows.map((row, index) => `<row r="${index + 1}">${cells(row, index + 1)}</row>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:Z9"/><sheetData>${lines.join('\n')}</sheetData></worksheet>
`
}

function sheetCell(text: string, reference: string, strings: string[]): string {
  if (text === '') return `<c r="${reference}" s="1"/>`
  if (/^\d+$/u.test(text)) return `<c r="${reference}"><v>${text}</v></c>`
  if (/Osbert/iu.test(text)) return `<c r="${reference}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`
  if (!strings.includes(text)) strings.push(text)
  return `<c r="${reference}" t="s"><v>${strings.indexOf(text)}</v></c>`
}

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** A workbook of one sheet, as its parts. */
function workbookSample(
  format: ListFormat,
  [name, rows, records]: readonly [string, readonly (readonly string[])[], number],
  extras: Extras,
): SampleList {
  const strings: string[] = []
  const sheet = sheetOf(rows, strings)
  const items = strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${main}" count="9" uniqueCount="${strings.length}">${items}</sst>`,
    'xl/worksheets/sheet1.xml': sheet,
  }
  const contents = new Map(Object.entries(parts).map(([part, text]) => [`${name}/${part}`, bytesOf(text)]))
  const skips = ['unknown element', 'unknown attribute', '__proto__ attribute', 'text between elements']
  const own: SampleList['own'] = [
    ['a string that is not there', 'refused', replacing(/ t="s"><v>\d+/u, ' t="s"><v>999')],
    ['a formula', 'refused', replacing(/<is>/u, '<f>A1</f><is>')],
    ['an error in a cell', 'refused', replacing(/t="inlineStr"/u, 't="e"')],
    ['a row twice', 'refused', replacing(/(<row r="4">[\s\S]*?<\/row>)/u, '$1$1')],
    ...(extras.own ?? []),
  ]
  return {
    format,
    primary: `${name}/xl/worksheets/sheet1.xml`,
    records,
    contents,
    mapping: {},
    ...extras,
    skips: [...skips, ...(extras.skips ?? [])],
    own,
  }
}

/** Invented parties as the British Treasury, and other single issuers, would publish them. */
export const issuerSamples: readonly SampleList[] = [
  sample('gb-ofsi-csv', ['conlist.csv', ofsiCsv, 2], {
    withName: (text, name) => text.replace('QUILLFEATHER,Osbert,Anselm', `${name},,`),
    // A group's rows may say the same twice, and one of them bears out the last group id.
    skips: ['row repeated', 'no final line end'],
    own: [
      ['no line end behind a group id that another row bears out', 'read', (text) => text.slice(0, -1)],
      ['no "Last Updated" line', 'refused', (text) => text.slice(text.indexOf('\n') + 1)],
      ['"Last Updated" without a date', 'refused', replacing('05/06/2023', 'today')],
      ['a group without its primary name', 'refused', replacing(/QUILLFEATHER,.*\n/u, '')],
      ['a group of two types', 'refused', replacing(/Individual/u, 'Entity')],
      ['unknown alias quality', 'refused', replacing('Low quality', 'Odd quality')],
      ['unknown alias type', 'refused', replacing('FKA', 'NKA')],
      ['unknown group type', 'refused', (text) => text.replaceAll('Individual', 'Person')],
      ['group id missing', 'refused', replacing(/,101\n/u, ',\n')],
      ['group id cut with its line end', 'refused', (text) => text.slice(0, -2)],
      ['Windows-1252 beside UTF-8', 'refused', (text) => bytesOf(text).map((byte) => (byte === 0x22 ? 0x93 : byte))],
    ],
  }),
  workbookSample(
    'gb-ofsi-xlsx',
    [
      'conlist.xlsx',
      [
        ['Last Updated', '05/06/2023'],
        ofsiColumns,
        ...ofsiRows.map((row) => ofsiColumns.map((column) => ofsiCell(row, column))),
      ],
      2,
    ],
    {
      withName: (text, name) =>
        text
          .replace(/(<row r="4">.*?<t>)Osbert(<\/t>)/u, `$1${name}$2`)
          .replace(/(<row r="4">)<c r="A4"[^>]*><v>\d+<\/v><\/c>/u, '$1')
          .replace(/<c r="C4"[^>]*><v>\d+<\/v><\/c>/u, ''),
      own: [['a group without its primary name', 'refused', replacing(/<row r="4">[\s\S]*?<\/row>/u, '')]],
    },
  ),
]
