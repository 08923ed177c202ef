// One record of a subject file: raw values under their properties, or the reason why it is rejected (law L6).

import { limits } from '../config/index.ts'
import type { SubjectFields, SubjectProperty } from './subject-columns.ts'

export interface SubjectRecord {
  /** First physical line of the record; for Parquet the row, which has no lines. */
  readonly line: number
  /** Number of the record in the file, from 1: gives `row:<n>` to a subject without an id. */
  readonly row: number
  readonly fields: SubjectFields
  /** Cells that were asked to be kept as they are, by folded column name. */
  readonly kept?: Readonly<Record<string, string>>
  /** Why the record is rejected; `fields` then holds what could be read. */
  readonly fault: string | null
}

/** A cell's values: separated by `;`, without spaces around them, without empty ones. */
export function valuesOf(cell: string): readonly string[] {
  const text = cell.trim()
  if (text === '') return []
  if (!text.includes(';')) return [text]
  const values = text.split(';').map((value) => value.trim())
  return values.filter((value) => value !== '')
}

const namingProperties = ['name', 'alias', 'firstName', 'middleName', 'lastName', 'fatherName', 'motherName'] as const

/** A limit that the values break, as a sentence, or null. */
export function faultOf(fields: SubjectFields): string | null {
  for (const property in fields) {
    const count = fields[property as SubjectProperty]?.length ?? 0
    if (count > limits.cellValuesMax) return `${property} has ${count} values, the limit is ${limits.cellValuesMax}`
  }
  for (const property of namingProperties) {
    for (const value of fields[property] ?? []) {
      if (value.length <= limits.nameCharactersMax) continue
      const start = value.slice(0, 20)
      return `${property} "${start}…" has ${value.length} characters, the limit is ${limits.nameCharactersMax}; shorten it`
    }
  }
  return null
}
