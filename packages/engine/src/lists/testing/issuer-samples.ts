// The invented list in the formats of single issuers: the same people, companies and ships as in the other samples, and
// for each format the faults that only it can have. Nobody in them exists.

import type { ListFormat } from '../reading.ts'
import { auRows, cslCsv, cslJson, denied, euCsv, senzing } from './issuer-texts.ts'
import { euXml, secoXml, semaXml, ukXml } from './issuer-xml-samples.ts'
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

const replaceName = (text: string, name: string): string => text.replaceAll('Osbert Anselm Quillfeather', name)

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
  sample('gb-sanctions-xml', ['uk-sanctions-list.xml', ukXml, 2], {
    withName: (text, name) =>
      text.replace('>Osbert<', `>${name}<`).replace('>Anselm<', '><').replace('>QUILLFEATHER<', '><'),
    own: [
      ['id reused', 'refused', replacing('HAT0002', 'HAT0001')],
      ['id missing', 'refused', replacing('HAT0001', '')],
      ['unknown strength', 'refused', replacing('Low quality a.k.a', 'Odd')],
      ['unknown name type', 'refused', replacing('Primary Name', 'Nickname')],
      ['unknown type', 'refused', replacing('>Ship<', '>Boat<')],
      ['no designation', 'refused', replacing(/<Designation>[\s\S]*<\/Designation>/u, '')],
    ],
  }),
  sample('eu-fsf-xml', ['20240506-FULL-1_1.xml', euXml, 2], {
    withName: (text, name) =>
      text
        .replace(
          'firstName="Osbert" middleName="Anselm" lastName="Quillfeather"',
          'firstName="" middleName="" lastName=""',
        )
        .replace(/wholeName="(?:Osbert Anselm Quillfeather|Ozbert Quilfether|The Hatter)"/gu, `wholeName="${name}"`),
    own: [
      ['id reused', 'refused', replacing('logicalId="102"', 'logicalId="101"')],
      ['id missing', 'refused', replacing('logicalId="101"', '')],
      ['unknown strength', 'refused', replacing('strong="false"', 'strong="odd"')],
      ['unknown type', 'refused', replacing('classificationCode="E"', 'classificationCode="X"')],
      ['no generation date', 'refused', replacing(/generationDate="[^"]*"/u, 'generationDate=""')],
      ['another calendar', 'read', replacing('calendarType="GREGORIAN"', 'calendarType="ISLAMIC"')],
    ],
  }),
  sample('eu-fsf-csv', ['20240506-FULL-1_0.csv', euCsv, 2], {
    withName: (text, name) => text.replace('Osbert Anselm Quillfeather', name).replace('Ozbert Quilfether', name),
    // The Windows-1252 and Latin-1 bytes of this sample are refused as another encoding than the issuer's.
    skips: ['row repeated'],
    own: [
      [
        'saved anew by a spreadsheet',
        'refused',
        (text) => text.replace(/^(.*)$/gmu, '"$1\t\t"').replace(/"\t\t"$/u, ''),
      ],
      ['two days in one file', 'refused', replacing('06/05/2024;102', '07/05/2024;102')],
      ['an entity of two types', 'refused', replacing(';102;E', ';102;P')],
      ['id missing', 'refused', replacing(';102;E', ';;E')],
    ],
  }),
  sample('ch-seco-xml', ['seco.xml', secoXml, 2], {
    withName: (text, name) =>
      text
        .replace('>Osbert Anselm<', `>${name}<`)
        .replace('>Quillfeather<', '><')
        .replace(/>(?:Осберт|Квилфезер)</gu, '><'),
    own: [
      ['id reused', 'refused', replacing('target ssid="102"', 'target ssid="101"')],
      ['id missing', 'refused', replacing('target ssid="101"', 'target')],
      ['an amendment', 'refused', replacing('whole-list', 'amendment')],
      ['unknown quality', 'refused', replacing('quality="low" lang', 'quality="odd" lang')],
      ['unknown name type', 'refused', replacing('formerly-known-as', 'nickname')],
      ['unknown modification', 'refused', replacing('"amended"', '"moved"')],
      ['unknown object', 'refused', replacing('"vessel"', '"train"')],
      ['a place that is not there', 'refused', replacing('place ssid="91"', 'place ssid="92"')],
      ['a sanctions set that is not there', 'refused', replacing('<sanctions-set-id>2<', '<sanctions-set-id>3<')],
      ['no date', 'refused', replacing('date="2024-05-06"', '')],
    ],
  }),
  sample('ca-sema-xml', ['sema-lmes.xml', semaXml, 2], {
    withName: (text, name) => text.replace('>Osbert Anselm<', `>${name}<`).replace('>Quillfeather <', '><'),
    lacks: ['document'],
    own: [
      [
        'item reused',
        'refused',
        (text) => text.replace('</record>', `</record>${text.match(/<record>.*<\/record>/u)?.[0] ?? ''}`),
      ],
      ['no record', 'refused', replacing(/<record>[\s\S]*<\/record>/u, '')],
    ],
  }),
  workbookSample('au-dfat-xlsx', ['regulation8_consolidated.xlsx', auRows, 2], {
    withName: replaceName,
    own: [
      ['a reference without its primary name', 'refused', replacing(/<row r="2">[\s\S]*?<\/row>/u, '')],
      ['a text beyond the columns', 'refused', replacing('</row>', '<c r="ZZ1" t="str"><v>x</v></c></row>')],
    ],
  }),
  sample('us-csl-csv', ['consolidated.csv', cslCsv, 2], {
    skips: ['no final line end'],
    own: [
      ['no line end behind a closed quote', 'read', (text) => text.slice(0, -1)],
      ['unknown type', 'refused', replacing('"Individual"', '"Hatter"')],
    ],
  }),
  sample('us-csl-json', ['consolidated.json', cslJson, 2], {
    // Line ends mean nothing inside one JSON document.
    skips: ['CR only', '10 MB line'],
    own: [
      ['a result dropped', 'refused', replacing(/,\{"id":"x".*\}(?=\])/u, '')],
      ['unknown key', 'refused', replacing('"alt_names"', '"nicknames"')],
      ['unknown key of a document', 'refused', replacing('"issue_date"', '"day"')],
      ['__proto__ key', 'refused', replacing('"alt_names"', '"__proto__"')],
      [
        'an entry repeated',
        'refused',
        (text) => text.replace('"total":2', '"total":3').replace(/(\{"id":"x".*\})(?=\])/u, '$1,$1'),
      ],
      ['no results', 'refused', () => '{"results":[]}\n'],
    ],
  }),
  sample('us-bis-denied', ['dpl.txt', denied, 2], {
    // An address may stand twice; a closed quote ends the last row as well as a line end.
    skips: ['row repeated', 'no final line end'],
    lacks: ['birth-date', 'document'],
    own: [['no line end behind a closed quote', 'read', (text) => text.slice(0, -1)]],
  }),
  sample('senzing-json', ['senzing.json', senzing.map((record) => `${JSON.stringify(record)}\n`).join(''), 3], {
    skips: [
      '__proto__ fields',
      '200,000 nested',
      '100,001 aliases',
      'property without a list',
      'schema unknown',
      'row repeated',
    ],
    own: [
      [
        '200,000 lists',
        'refused',
        replacing('"NAMES":[', `"DEEP":${'['.repeat(200_000)}${']'.repeat(200_000)},"NAMES":[`),
      ],
      ['__proto__ attribute', 'read', replacing('"NAMES":[{', '"NAMES":[{"__proto__":"x","constructor":"y",')],
      ['record type unknown', 'rejects', replacing('"PERSON"', '"HATTER"')],
      ['id reused', 'refused', replacing('"RECORD_ID":"inv-102"', '"RECORD_ID":"inv-101"')],
    ],
  }),
]
