// Reads the tables of an OFAC flat set (rows separated by `,`, `@`, `|` or fixed widths) under the issuer's own rules:
// text in quotes, `-0-` for null, and the end mark 0x1A that proves a file whole (law L12).

import { decodeWhole } from './decode.ts'
import { type FaultLog, placeIn } from './faults.ts'
import type { OfacRole } from './ofac-set.ts'
import type { ListFile, ListFormat } from './reading.ts'
import { type Row, RowReader } from './row-reader.ts'

export interface OfacRow {
  /** Text of each column, `null` for `-0-`; the last column of a primary or comments row is not trimmed. */
  readonly cells: readonly (string | null)[]
  readonly id: string
  readonly line: number
  readonly offset: number
}

export interface OfacTable {
  readonly file: string
  readonly rows: readonly OfacRow[]
  /** A comments file that ends on a whole row, without the end mark. */
  readonly isUnterminated: boolean
}

interface TableContext {
  readonly file: string
  readonly role: OfacRole
  readonly format: ListFormat
  readonly log: FaultLog
}

const endMark = '\u001a'
const columnNames: Readonly<Record<OfacRole, readonly string[]>> = {
  primary: 'ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks'.split(
    ',',
  ),
  alias: ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'alt_remarks'],
  address: ['ent_num', 'add_num', 'address', 'city', 'country', 'add_remarks'],
  comments: ['ent_num', 'remarks'],
}
/** Widths of the fixed format. Source: cons_dat_spec.txt; the comments file has no upper limit on its row length. */
const widths: Readonly<Record<OfacRole, readonly number[]>> = {
  primary: [10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000],
  alias: [10, 10, 8, 350, 200],
  address: [10, 10, 750, 116, 250, 200],
  comments: [10, Number.POSITIVE_INFINITY],
}
const numberColumns: Readonly<Record<OfacRole, number>> = { primary: 1, alias: 2, address: 2, comments: 1 }
const delimiters: Readonly<Record<string, string>> = { 'ofac-csv': ',', 'ofac-del': '@', 'ofac-pip': '|' }

/** Reads one file of a set; null when nothing could be read, with the faults in the log. */
export async function readOfacTable(
  file: ListFile,
  kind: { readonly role: OfacRole; readonly format: ListFormat },
  log: FaultLog,
): Promise<OfacTable | null> {
  const text = await decodeWhole(file, log)
  if (text === null) return null
  const context: TableContext = { file: file.name, ...kind, log }
  if (!looksLikeTable(text, context)) return null
  const isMarked = text.endsWith(endMark)
  const body = isMarked ? text.slice(0, -1) : text
  const isUnterminated = checkEnd(body, isMarked, context)
  const rows = kind.format === 'ofac-fixed' ? fixedRows(body, context) : delimitedRows(body, context)
  return { file: file.name, rows, isUnterminated }
}

function looksLikeTable(text: string, { file, log, role }: TableContext): boolean {
  if (text === '') {
    const remedy = 'An empty file is not an empty list: fetch it again.'
    log.add({ code: 'empty', place: placeIn(file, { offset: 0 }), message: 'the file is empty (0 bytes)', remedy })
    return false
  }
  if (text === endMark && role === 'comments') return true
  if (/^\s*[<{[]/u.test(text)) {
    const message = `the file begins with "${text.trim().slice(0, 20)}": a web page, XML or JSON, not a table`
    log.add({ code: 'wrong-kind', place: placeIn(file, { line: 1, offset: 0 }), message, remedy: fetchAgain })
    return false
  }
  if (!/^\s*\d/u.test(text)) {
    const message = `the file begins with "${text.slice(0, 20)}", not with an entity number (OFAC writes no header)`
    log.add({ code: 'wrong-kind', place: placeIn(file, { line: 1, offset: 0 }), message, remedy: fetchAgain })
    return false
  }
  return true
}

/** Checks how the file ends; true for a comments file that is whole but unmarked. */
function checkEnd(body: string, isMarked: boolean, { file, role, log }: TableContext): boolean {
  const line = body.split('\n').length
  const inside = body.indexOf(endMark)
  if (inside >= 0) {
    const place = placeIn(file, { line: body.slice(0, inside).split('\n').length, offset: inside })
    const message = 'an end mark (0x1A) stands inside the file: two files joined, or text after the end'
    log.add({ code: 'end-mark-inside', place, message, remedy: fetchAgain })
  }
  if (body !== '' && !body.endsWith('\n')) {
    const message = 'the last row has no line end: the file is cut'
    log.add({ code: 'cut', place: placeIn(file, { line, offset: body.length }), message, remedy: fetchAgain })
  }
  if (isMarked) return false
  if (role === 'comments') return true
  const message = "the issuer's end mark (byte 0x1A) is missing: the file is cut or was edited"
  const remedy = 'Fetch the file again from the issuer and keep its bytes; editors and line tools drop the mark.'
  log.add({ code: 'end-mark-missing', place: placeIn(file, { line, offset: body.length }), message, remedy })
  return false
}

function delimitedRows(body: string, context: TableContext): readonly OfacRow[] {
  const reader = new RowReader({ delimiter: delimiters[context.format] as string, multiline: false })
  const rows: OfacRow[] = []
  const take = (row: Row): void => {
    if (row.fields.some((field) => field.includes(endMark))) return
    const checked = checkDelimited(row, context)
    if (checked !== null) rows.push(checked)
  }
  for (const row of [...reader.push(body), ...reader.finish()]) {
    if (row.kind === 'row') take(row)
    else {
      const place = placeIn(context.file, { line: row.line, offset: row.offset })
      context.log.add({ code: row.code, place, message: row.message, remedy: fetchAgain })
    }
  }
  return rows
}

function checkDelimited(row: Row, context: TableContext): OfacRow | null {
  const { role, file, log } = context
  const names = columnNames[role]
  const place = placeIn(file, { line: row.line, offset: row.offset, recordId: row.fields[0] ?? null })
  if (row.fields.length !== names.length) {
    const message = `the row has ${row.fields.length} of ${names.length} columns (${names.join(', ')})`
    log.add({ code: 'column-count', place, message, remedy: fetchAgain })
    return null
  }
  for (const [index, field] of row.fields.entries()) {
    const isNumber = index < numberColumns[role]
    if (isNumber || row.quoted[index] === true || field.trim() === '-0-') continue
    const isBlank = field.trim() === ''
    const what = isBlank ? 'is blank' : `is "${field.slice(0, 40)}" without quotes`
    const message = `${names[index]} ${what}; the issuer quotes text and writes -0- for null`
    log.add({ code: isBlank ? 'blank-cell' : 'unquoted-text', place, message, remedy: rewritten })
  }
  return finishRow(row.fields, { line: row.line, offset: row.offset }, context)
}

function fixedRows(body: string, context: TableContext): readonly OfacRow[] {
  const { role, file, log } = context
  const columns = widths[role]
  const total = columns.reduce((sum, width) => sum + width, 0)
  const rows: OfacRow[] = []
  let offset = 0
  for (const [index, raw] of body.split('\n').entries()) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    const at = { line: index + 1, offset }
    offset += raw.length + 1
    if (text === '' && offset > body.length) break
    if (Number.isFinite(total) && text.length !== total) {
      const message = `the row is ${text.length} characters wide; ${total} belong there`
      log.add({ code: 'row-width', place: placeIn(file, at), message, remedy: fetchAgain })
      continue
    }
    const checked = finishRow(cutColumns(text, columns), at, context)
    if (checked !== null) rows.push(checked)
  }
  return rows
}

function cutColumns(text: string, columns: readonly number[]): readonly string[] {
  let at = 0
  return columns.map((width) => {
    const cell = text.slice(at, at + width)
    at += width
    return cell
  })
}

function finishRow(
  fields: readonly string[],
  at: { readonly line: number; readonly offset: number },
  { role, file, log }: TableContext,
): OfacRow | null {
  const names = columnNames[role]
  for (let index = 0; index < numberColumns[role]; index++) {
    const value = fields[index]?.trim() ?? ''
    if (/^[1-9]\d{0,9}$/u.test(value)) continue
    const message = `${names[index]} is "${value.slice(0, 40)}", not a whole number`
    const place = placeIn(file, { ...at, recordId: fields[0]?.trim() ?? null })
    log.add({ code: 'bad-id', place, message, remedy: fetchAgain })
    return null
  }
  const isLong = role === 'primary' || role === 'comments'
  const cells = fields.map((field, index) => {
    if (field.trim() === '-0-') return null
    return isLong && index === fields.length - 1 ? field : field.trim()
  })
  return { cells, id: (fields[0] as string).trim(), ...at }
}

const rewritten = 'The file was rewritten by a mirror or a tool: fetch the original.'
export const fetchAgain = 'Fetch the file again from the issuer.'
