// Malformed files, made from a sample list by one named fault each (classes of the reliability notes that apply to list
// files). A case says what must happen: `refused`, `rejects` (the record alone) or `read` (nothing is lost).

import { bytesOf, type FileContents } from './list-files.ts'
import { type Expected, type MalformedEdit, type SampleList, sampleLists } from './sample-lists.ts'

export interface MalformedCase {
  readonly name: string
  readonly expected: Expected
  readonly contents: FileContents
}

type Edit = (text: string) => string | Uint8Array

interface Family {
  readonly isFlat: boolean
  readonly isFixed: boolean
  readonly isXml: boolean
  readonly isHeader: boolean
  readonly isJson: boolean
}

const headerFormats: ReadonlySet<string> = new Set([
  'targets-simple-csv',
  'mapped-csv',
  'gb-ofsi-csv',
  'eu-fsf-csv',
  'us-csl-csv',
  'us-bis-denied',
])
const jsonFormats: ReadonlySet<string> = new Set(['ftm-json', 'senzing-json', 'opensanctions-delta'])

/** All cases for one sample. A class that does not apply to the format is left out. */
export function malformedCases(sample: SampleList): readonly MalformedCase[] {
  const { format } = sample
  const isHeader = headerFormats.has(format)
  const isXml = format.endsWith('xml') || format.endsWith('xlsx')
  const isFixed = format === 'ofac-fixed'
  const isFlat = !isXml && format.startsWith('ofac-')
  const family = { isFlat, isFixed, isXml, isHeader, isJson: jsonFormats.has(format) }
  const edits: readonly MalformedEdit[] = [
    ...byteEdits(),
    ...wholeFileEdits(family),
    ...nameEdits(sample, family),
    ...(sample.lacks?.includes('birth-date') === true ? [] : dateEdits(family)),
    ...(isXml ? xmlEdits() : []),
    ...(isFlat && !isFixed ? delimitedEdits(sample) : []),
    ...(isFlat ? flatEdits() : []),
    ...(isHeader ? headerEdits(sample) : []),
    ...(family.isJson ? jsonEdits() : []),
    ...recordEdits(sample, family),
    ...(sample.own ?? []),
  ]
  const applying = edits.filter(([name]) => sample.skips?.includes(name) !== true)
  return applying.map(([name, expected, edit]) => ({ name, expected, contents: edited(sample, edit, name) }))
}

function edited({ contents, primary }: SampleList, edit: Edit, name: string): FileContents {
  const before = new TextDecoder().decode(contents.get(primary))
  const after = edit(before)
  if (after === before) throw new Error(`the class "${name}" changes nothing in ${primary}`)
  return new Map([...contents, [primary, typeof after === 'string' ? bytesOf(after) : after]])
}

function inBytes(text: string, at: number, inserted: readonly number[]): Uint8Array {
  const bytes = bytesOf(text)
  return Uint8Array.from([...bytes.subarray(0, at), ...inserted, ...bytes.subarray(at)])
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))]
  return Uint8Array.from(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}

/** Position inside the text of the first name. */
function insideName(text: string): number {
  return bytesOf(text.slice(0, text.search(/osbert/iu) + 2)).length
}

function byteEdits(): [string, Expected, Edit][] {
  return [
    ['UTF-8 byte order mark', 'read', (text) => inBytes(text, 0, [0xef, 0xbb, 0xbf])],
    ['UTF-16LE', 'refused', (text) => utf16(text, true)],
    ['UTF-16BE', 'refused', (text) => utf16(text, false)],
    ['Latin-1 byte', 'refused', (text) => inBytes(text, insideName(text), [0xe9])],
    ['CP1251 bytes', 'refused', (text) => inBytes(text, insideName(text), [0xca, 0xe2, 0xe8])],
    ['overlong UTF-8', 'refused', (text) => inBytes(text, insideName(text), [0xc0, 0xaf])],
    ['surrogate in UTF-8', 'refused', (text) => inBytes(text, insideName(text), [0xed, 0xa0, 0x80])],
    ['NUL', 'refused', (text) => inBytes(text, insideName(text), [0])],
    ['cut in a character', 'refused', (text) => Uint8Array.from([...bytesOf(text), 0xd0])],
    ['gzip of gzip', 'refused', () => Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['zip', 'refused', () => Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 1, 0])],
  ]
}

function wholeFileEdits({ isFixed, isHeader, isJson, isXml }: Family): [string, Expected, Edit][] {
  const otherList = isXml ? 'sdn.csv' : 'consolidated.xml'
  const other = sampleLists.flatMap(({ contents }) => contents.get(otherList) ?? [])[0] as Uint8Array
  const edits: [string, Expected, Edit][] = [
    ['empty', 'refused', () => ''],
    ['one byte', 'refused', (text) => text.slice(0, 1)],
    ['web page', 'refused', () => '<!DOCTYPE html>\n<html><body>503 Service Unavailable</body></html>\n'],
    ['login page', 'refused', () => '<html><form action="/login"></form></html>\n'],
    ['JSON error', 'refused', () => '{"error":"internal","status":500}\n'],
    ['plain text', 'refused', () => 'Service temporarily unavailable\n'],
    ["another list's file", 'refused', () => other],
    ['whole file twice', 'refused', (text) => text + text],
    ['cut in the middle', 'refused', (text) => text.slice(0, Math.floor(text.length / 2))],
    ['cut before the last 3 characters', 'refused', (text) => text.slice(0, -3)],
  ]
  if (!isJson) edits.push(['trailing garbage', 'refused', (text) => `${text}garbage`])
  if (!isXml) edits.push(['10 MB line', 'refused', (text) => `${text}${'x'.repeat(10_000_000)}\n`])
  if (!isXml && !isFixed) edits.push(['CR only', 'refused', (text) => text.replaceAll(/\r?\n/gu, '\r')])
  if (isHeader) edits.push(['mixed line ends', 'read', (text) => text.replace('\n', '\r\n')])
  return edits
}

/** Replaces every part of the first person's name; in fixed width the row keeps its width. */
function withName(sample: SampleList, family: Family, name: string): Edit {
  return (text) => {
    if (sample.withName !== undefined) return sample.withName(text, name)
    if (sample.format === 'un-xml') {
      return text
        .replace(/<FIRST_NAME>[^<]*/u, `<FIRST_NAME>${name}`)
        .replace(/<SECOND_NAME>[^<]*/u, '<SECOND_NAME>')
        .replace(/<FOURTH_NAME>[^<]*/u, '<FOURTH_NAME>')
    }
    if (sample.format === 'ofac-xml') {
      return text.replace('>Osbert Anselm<', '><').replace('>QUILLFEATHER<', `>${name}<`)
    }
    if (sample.format === 'ofac-advanced-xml') {
      return text
        .replace('>QUILLFEATHER<', `>${name}<`)
        .replace(/>(?:Osbert Anselm|Квилфезер|Осберт|THE HATTER)</gu, '><')
    }
    const old = family.isFlat ? 'QUILLFEATHER, Osbert Anselm' : 'Osbert Anselm Quillfeather'
    return text.replaceAll(old, family.isFixed ? name.slice(0, old.length).padEnd(old.length) : name)
  }
}

function nameEdits(sample: SampleList, family: Family): [string, Expected, Edit][] {
  const edits: [string, Expected, Edit][] = [
    ['name of spaces', 'rejects', withName(sample, family, '   ')],
    ['name without a letter', 'rejects', withName(sample, family, '---')],
    ['double-encoded UTF-8 in a name', 'read', withName(sample, family, 'GarcÃ\u00ada')],
    ['__proto__ as a name', 'read', withName(sample, family, '__proto__')],
  ]
  if (family.isFixed) return edits
  return [
    ...edits,
    ['name of invisible letters', 'rejects', withName(sample, family, '\u200b\u2060')],
    ['name of 100,000 letters', 'rejects', withName(sample, family, 'A'.repeat(100_000))],
  ]
}

function dateEdits({ isFixed, isFlat, isXml }: Family): [string, Expected, Edit][] {
  const spellings = isFlat ? ['12 Aug 1962'] : ['1962-08-12', '12/08/1962']
  const dates = isFlat
    ? ['31 Feb 1962', '12 Aug 0000', '12.08.62', '1962', 'circa 1962']
    : ['1962-02-31', '0000-08-12', '12.08.62', '1962', 'circa 1962', '22870']
  if (isXml || isFixed) return []
  return dates.map((date) => [
    `birth date "${date}"`,
    'read',
    (text) => spellings.reduce((edited, spelling) => edited.replace(spelling, date), text),
  ])
}

/** The opening tag of the root, behind the declaration. */
const rootTag = /(?<=\?>\s*)<[A-Za-z][^>]*>/u

function xmlEdits(): [string, Expected, Edit][] {
  const inRoot =
    (inserted: string): Edit =>
    (text) =>
      text.replace(rootTag, (tag) => `${tag}${inserted}`)
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
  const declared = (text: string): string => text.replace(/encoding="[^"]*"|standalone="[^"]*"/u, 'encoding="UTF-16"')
  const rootName = (text: string): string => text.match(rootTag)?.[0].match(/[A-Za-z][\w-]*/u)?.[0] ?? ''
  const firstLeaf = /(<[A-Za-z][\w-]*)(?=>[^<]|[^>]*\/>)/u
  return [
    ['wrong root', 'refused', (text) => text.replaceAll(rootName(text), 'OTHER_LIST')],
    ['two roots', 'refused', (text) => `${text}<second/>`],
    ['a comment left open after the root', 'refused', (text) => `${text}<!-- cut`],
    ['text after the root', 'refused', (text) => `${text}text`],
    ['unclosed tag', 'refused', (text) => text.replace(/<\/[\w-]+>\s*$/u, '')],
    ['crossed tags', 'refused', inRoot('<a><b></a></b>')],
    ['unknown element', 'refused', inRoot('<NEW_SECTION/>')],
    ['unknown attribute', 'refused', (text) => text.replace(firstLeaf, '$1 novel="1"')],
    ['__proto__ attribute', 'refused', (text) => text.replace(firstLeaf, '$1 __proto__="1"')],
    ['entity bomb', 'refused', (text) => text.replace('?>', `?>${entities}`)],
    ['external entity', 'refused', (text) => text.replace('?>', `?>${external}`)],
    ['undefined entity', 'refused', inRoot('&nbsp;')],
    ['control character', 'refused', (text) => text.replace(/osbert/iu, 'Os\u0019bert')],
    ['200,000 nested', 'refused', inRoot('<a>'.repeat(200_000))],
    ['1,000 attributes', 'refused', inRoot(`<a ${Array.from({ length: 1000 }, (_, n) => `a${n}="1"`).join(' ')}/>`)],
    ['2 MB attribute', 'refused', inRoot(`<a b="${'x'.repeat(2_000_000)}"/>`)],
    ['2 MB text', 'refused', (text) => text.replace(/(osbert)/iu, `$1${'x'.repeat(2_000_000)}`)],
    ['declared as UTF-16', 'refused', declared],
    ['cut in a tag', 'refused', (text) => text.slice(0, text.lastIndexOf('</') + 3)],
    ['cut in an attribute', 'refused', (text) => text.slice(0, text.indexOf('="') + 4)],
    ['text between elements', 'refused', (text) => text.replace(/(<\/[\w-]+>)/u, '$1stray')],
    [
      'CDATA',
      'read',
      (text) => text.replace(/>( ?)([^<>]*(?:Osbert|QUILLFEATHER)[^<>]*?)( ?)</iu, '>$1<![CDATA[$2]]>$3<'),
    ],
    ['single quotes in the declaration', 'read', (text) => text.replace('version="1.0"', "version='1.0'")],
    ['a comment', 'read', inRoot('<!-- note -->')],
  ]
}

function delimitedEdits({ format }: SampleList): [string, Expected, Edit][] {
  const delimiter = { 'ofac-csv': ',', 'ofac-del': '@', 'ofac-pip': '|' }[format as 'ofac-csv']
  return [
    ['tab for the delimiter', 'refused', (text) => text.replaceAll(delimiter, '\t')],
    ['semicolon for the delimiter', 'refused', (text) => text.replaceAll(delimiter, ';')],
    ['extra column', 'refused', (text) => text.replace('\r\n', `${delimiter}-0- \r\n`)],
    ['missing column', 'refused', (text) => text.replace(`-0- ${delimiter}`, '')],
    [
      'column order changed',
      'refused',
      (text) =>
        text.replace(`101${delimiter}"QUILLFEATHER, Osbert Anselm"`, `"QUILLFEATHER, Osbert Anselm"${delimiter}101`),
    ],
    ['unbalanced quote', 'refused', (text) => text.replace('Osbert Anselm"', 'Osbert Anselm')],
    ['quote in an unquoted field', 'refused', (text) => text.replace('-0- ', '-0-"x" ')],
    ['doubled quote at the end', 'refused', (text) => text.replace('Osbert Anselm"', 'Osbert Anselm""')],
    ['a header row', 'refused', (text) => `ent_num${delimiter}SDN_Name\r\n${text}`],
    ['quotes dropped', 'refused', (text) => text.replace('"individual"', 'individual')],
    ['mixed line ends', 'read', (text) => text.replace('\r\n', '\n')],
  ]
}

function flatEdits(): [string, Expected, Edit][] {
  return [
    ['missing end mark', 'refused', (text) => text.slice(0, -1)],
    ['cut at a row end', 'refused', (text) => text.slice(0, text.lastIndexOf('\r\n', text.length - 5) + 2)],
    ['only the end mark', 'refused', () => '\u001a'],
    ['end mark inside', 'refused', (text) => text.replace('\r\n', '\r\n\u001a')],
    ['unknown type', 'refused', (text) => text.replace(/individual/u, 'individuum')],
    ['negative id', 'refused', (text) => text.replace('101', '-01')],
    ['id of another type', 'refused', (text) => text.replace('101', 'A01')],
    ['a party dropped, its alias left', 'refused', (text) => text.slice(text.indexOf('\r\n') + 2)],
    ['a blank line', 'refused', (text) => text.replace('\r\n', '\r\n\r\n')],
  ]
}

function headerEdits(sample: SampleList): MalformedEdit[] {
  const delimiter = delimiters[sample.format] ?? ','
  const isFull = (line: string): boolean => line.split(delimiter).filter((cell) => cell !== '').length > 3
  /** Edits one row; the header is the first line with more than three filled columns, so number 0. */
  const inRow =
    (number: number, change: (cells: string[]) => void): Edit =>
    (text) => {
      const lines = text.split('\n')
      const at = lines.findIndex(isFull) + number
      const cells = (lines[at] ?? '').split(delimiter)
      change(cells)
      lines[at] = cells.join(delimiter)
      return lines.join('\n')
    }
  const headerEnd = (text: string): number => {
    const lines = text.split('\n')
    return lines.slice(0, lines.findIndex(isFull) + 1).join('\n').length + 1
  }
  const other = delimiter === '\t' ? ';' : '\t'
  const rename = (name: string): Edit => inRow(0, (cells) => void cells.splice(-1, 1, name))
  return [
    ['only the header', 'refused', (text) => text.slice(0, headerEnd(text))],
    ['header missing', 'refused', (text) => text.slice(headerEnd(text))],
    ['header in another language', 'refused', inRow(0, (cells) => void cells.splice(2, 1, 'geburtsdatum'))],
    ['duplicate header', 'refused', inRow(0, (cells) => void cells.splice(3, 1, cells[2] ?? ''))],
    ['unknown column', 'refused', rename('novelty')],
    ['__proto__ column', 'refused', rename('__proto__')],
    ['extra column', 'refused', inRow(1, (cells) => void cells.push('extra'))],
    ['missing column', 'refused', inRow(1, (cells) => void cells.pop())],
    ['unbalanced quote', 'refused', (text) => text.replace(/Osbert/u, '"Osbert')],
    ['tab for comma', 'refused', (text) => text.replaceAll(delimiter, other).replace(other, delimiter)],
    ['no final line end', 'refused', (text) => text.slice(0, -1)],
  ]
}

const delimiters: Readonly<Record<string, string>> = { 'eu-fsf-csv': ';', 'us-bis-denied': '\t' }

function jsonEdits(): [string, Expected, Edit][] {
  const inProperties =
    (inserted: string): Edit =>
    (text) =>
      text.replace('"properties":{', `"properties":{${inserted},`)
  const many = JSON.stringify(Array.from({ length: 100_001 }, (_, index) => `Hat ${index}`))
  return [
    ['lone surrogate', 'rejects', (text) => text.replace('Ozbert', '\\ud800')],
    ['U+2028 in a line', 'read', (text) => text.replace('Ozbert', 'Ozbert\u2028')],
    ['__proto__ fields', 'read', inProperties('"__proto__":["x"],"constructor":["y"]')],
    ['200,000 nested', 'refused', inProperties(`"notes":${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
    ['100,001 aliases', 'rejects', inProperties(`"previousName":${many}`)],
    ['an array instead of lines', 'refused', (text) => `[${text.trim().replaceAll('\n', ',')}]\n`],
    ['property without a list', 'refused', inProperties('"notes":"x"')],
    ['no final line end', 'read', (text) => text.trimEnd()],
    ['trailing garbage', 'refused', (text) => `${text}garbage`],
    ['schema unknown', 'rejects', (text) => text.replace('"Person"', '"Hatter"')],
  ]
}

function recordEdits({ format }: SampleList, { isFlat, isHeader, isJson, isXml }: Family): [string, Expected, Edit][] {
  if (isXml && !countedFormats.has(format)) return []
  if (isXml) {
    return [
      [
        'id reused',
        'refused',
        (text) => text.replace(/(<DATAID>|<sdnEntry><uid>|<DistinctParty FixedRef=")102/u, '$1101'),
      ],
      [
        'id missing',
        'refused',
        (text) =>
          text.replace(/<DATAID>101|<uid>101|(?<=<DistinctParty FixedRef=")101/u, (id) => id.replace('101', '')),
      ],
      [
        'unknown value',
        'refused',
        (text) => text.replace(/>Low<|>weak<|(?<=PartySubTypeID=")4/u, (old) => (old === '4' ? '99' : '>Odd<')),
      ],
      ['a record dropped', 'refused', dropRecord],
    ]
  }
  const row = isFlat ? '\r\n' : '\n'
  const repeat: Edit = (text) => {
    const lines = text.split(row)
    const at = isHeader ? lines.findIndex((line) => line.length > 30) + 1 : 0
    return [...lines.slice(0, at + 1), ...lines.slice(at)].join(row)
  }
  const edits: [string, Expected, Edit][] = [['row repeated', 'refused', repeat]]
  if (isJson) edits.push(['id missing', 'refused', (text) => text.replace('inv-101', '')])
  return edits
}

/** XML of OFAC and the UN; the others bring cases of their own. */
const countedFormats: ReadonlySet<string> = new Set(['un-xml', 'ofac-xml', 'ofac-advanced-xml'])

/** Drops the last record: the UN's list then has an empty section, the others break a count or a reference. */
function dropRecord(text: string): string {
  return text
    .replace(/<ENTITIES>[\s\S]*<\/ENTITIES>/u, '')
    .replace(/<sdnEntry><uid>102[\s\S]*?<\/sdnEntry>/u, '')
    .replace(/<DistinctParty FixedRef="102">[\s\S]*?<\/DistinctParty>/u, '')
}
