// Subjects from JSON lines: one object a line, its keys are columns. Keys unknown in the first object refuse the file,
// in a later one the row.

import { foldColumn } from '@hindsight/engine/lists'
import { CommandError } from '../config/index.ts'
import { isKept, type MappingOptions, planColumns } from './map-columns.ts'
import { readLines } from './read-lines.ts'
import { columnSuggestion, propertyOf, type SubjectProperty } from './subject-columns.ts'
import { faultOf, type SubjectRecord, valuesOf } from './subject-record.ts'

export interface JsonSource {
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Reads all records. Throws `CommandError` when the first object is not understood. */
export async function* readJsonlSubjects(source: JsonSource, options: MappingOptions): AsyncGenerator<SubjectRecord[]> {
  const reader = new ObjectReader(source.path, options)
  let hasLines = false
  for await (const lines of readLines(source.chunks)) {
    const records: SubjectRecord[] = []
    for (const { line, text, fault } of lines) {
      hasLines = true
      if (fault === null && text.trim() === '') continue
      records.push(reader.read(line, fault ?? parseObject(text)))
    }
    yield records
  }
  if (!hasLines) throw new CommandError('input-empty', { path: source.path })
}

/** Turns objects with column keys into records; used for JSON lines and Parquet rows. */
export class ObjectReader {
  readonly #path: string
  readonly #options: MappingOptions
  readonly #properties = new Map<string, SubjectProperty | null>()
  #isPlanned = false
  #row = 0

  constructor(path: string, options: MappingOptions) {
    this.#path = path
    this.#options = options
  }

  /** One record from an object, or from the reason why there is none. */
  read(line: number, object: Readonly<Record<string, unknown>> | string): SubjectRecord {
    this.#row += 1
    const row = this.#row
    if (typeof object === 'string') return { line, row, fields: {}, fault: object }
    if (!this.#isPlanned) planColumns(Object.keys(object), this.#options, { path: this.#path, line })
    this.#isPlanned = true
    const fields: { [property in SubjectProperty]?: readonly string[] } = {}
    const kept: Record<string, string> = {}
    for (const key of Object.keys(object)) {
      const property = this.#propertyOf(key)
      const isAside = isKept(key, this.#options)
      if (isAside) kept[foldColumn(key)] = keptText(object[key])
      if (property === null && (isAside || this.#options.isUnknownIgnored)) continue
      if (property === null) return { line, row, fields, fault: `unknown column "${key}"${columnSuggestion(key)}` }
      const values = textValues(object[key])
      if (typeof values === 'string') return { line, row, fields, fault: `${key}: ${values}` }
      if (values.length > 0) fields[property] = [...(fields[property] ?? []), ...values]
    }
    return { line, row, fields, fault: faultOf(fields), ...(Object.keys(kept).length === 0 ? {} : { kept }) }
  }

  #propertyOf(key: string): SubjectProperty | null {
    const known = this.#properties.get(key)
    if (known !== undefined) return known
    const property = this.#options.mapping.get(foldColumn(key)) ?? propertyOf(key)
    this.#properties.set(key, property)
    return property
  }
}

/** A kept value as one cell. */
function keptText(value: unknown): string {
  const values = textValues(value)
  return typeof values === 'string' ? '' : values.join(';')
}

function parseObject(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (isObject) return value as Record<string, unknown>
    return 'the line is not a JSON object; write one object a line (for an array: jq -c ".[]")'
  } catch (cause) {
    return `the line is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** Values of a field as text, or the reason why they cannot be taken. */
function textValues(value: unknown): readonly string[] | string {
  if (value === null || value === undefined) return []
  if (typeof value === 'string') return valuesOf(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return [String(value)]
  if (value instanceof Date) return [value.toISOString().slice(0, 10)]
  if (typeof value === 'number') {
    const isExact = Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    return isExact ? [String(value)] : 'the number is too large to be exact; write it as text in quotes'
  }
  if (!Array.isArray(value)) return 'a nested object is not a value; write text, a number or a list of them'
  const texts: string[] = []
  for (const item of value) {
    if (typeof item === 'string') texts.push(...(item.trim() === '' ? [] : [item.trim()]))
    else {
      const inner = Array.isArray(item) ? 'a list within a list is not a value' : textValues(item)
      if (typeof inner === 'string') return inner
      texts.push(...inner)
    }
  }
  return texts
}
