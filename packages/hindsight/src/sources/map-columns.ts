// Which column of a file means which property: known names, what --map says, and a refusal of everything else.

import { foldColumn } from '@hindsight/engine/lists'
import { CommandError } from '../config/index.ts'
import { columnSuggestion, knownColumns, propertyOf, type SubjectProperty } from './subject-columns.ts'
import { suggest } from './suggest.ts'

export interface MappingOptions {
  /** `column=property` as typed, in order. */
  readonly mapping: ReadonlyMap<string, SubjectProperty>
  readonly isUnknownIgnored: boolean
  /** Columns whose cells are kept as they are, beside the properties; the needed ones must be there. */
  readonly kept?: { readonly columns: readonly string[]; readonly needed: readonly string[] }
}

/** For each column its property; null where it is ignored on request. */
export type ColumnPlan = readonly (SubjectProperty | null)[]

interface HeaderPlace {
  readonly path: string
  readonly line: number
}

/** Parses `column=property,…`. Throws `CommandError` for a property that does not exist. */
export function parseMapping(values: readonly string[], option: string): Map<string, SubjectProperty> {
  const mapping = new Map<string, SubjectProperty>()
  for (const value of values.flatMap((text) => text.split(','))) {
    const equals = value.lastIndexOf('=')
    const column = value.slice(0, equals).trim()
    const word = value.slice(equals + 1).trim()
    if (equals < 1 || column === '') {
      throw new CommandError('option-value', { option, value, reason: 'write it as column=property' })
    }
    const property = propertyOf(word)
    if (property === null) {
      const known = knownColumns.join(', ')
      const suggestion = columnSuggestion(word)
      throw new CommandError('map-unknown-property', { option, value, property: word, suggestion, known })
    }
    mapping.set(foldColumn(column), property)
  }
  return mapping
}

/** Plans the columns of a header. Throws `CommandError` naming every column that is not understood. */
export function planColumns(columns: readonly string[], options: MappingOptions, place: HeaderPlace): ColumnPlan {
  refuseRepeated(columns, place)
  refuseMissing(columns, options, place)
  const plan = columns.map((column) => options.mapping.get(foldColumn(column)) ?? propertyOf(column))
  const unknown = columns.filter((column, position) => plan[position] === null && !isKept(column, options))
  if (unknown.length > 0 && !options.isUnknownIgnored) {
    const named = unknown.map((column) => `"${column}"${columnSuggestion(column)}`).join(', ')
    const noun = unknown.length === 1 ? 'column' : 'columns'
    const values = { columns: `${noun} ${named}`, example: unknown[0] ?? '', known: knownColumns.join(', ') }
    throw new CommandError('input-columns-unknown', { ...place, ...values })
  }
  const named: readonly (SubjectProperty | null)[] = ['name', 'firstName', 'lastName', 'alias', 'publicKey']
  if (!plan.some((property) => property !== null && named.includes(property))) {
    throw new CommandError('input-no-name', { ...place, columns: columns.join(', ') })
  }
  return plan
}

/** Whether the cells of a column are kept as they are. */
export function isKept(column: string, { kept }: MappingOptions): boolean {
  const folded = foldColumn(column)
  return kept?.columns.some((each) => foldColumn(each) === folded) ?? false
}

function refuseRepeated(columns: readonly string[], place: HeaderPlace): void {
  const seen = new Set<string>()
  for (const column of columns) {
    const folded = foldColumn(column)
    const reason = folded === '' ? 'a column has no name' : `the column "${column}" is there twice`
    if (folded === '' || seen.has(folded)) throw new CommandError('input-header', { ...place, reason })
    seen.add(folded)
  }
}

function refuseMissing(columns: readonly string[], { mapping, kept }: MappingOptions, { path }: HeaderPlace): void {
  const present = new Set(columns.map(foldColumn))
  for (const column of kept?.needed ?? []) {
    if (!present.has(foldColumn(column))) {
      const nearest = suggest(column, columns)
      const suggestion = nearest === null ? '' : ` (did you mean "${nearest}"?)`
      throw new CommandError('column-missing', { path, column, suggestion, known: columns.join(', ') })
    }
  }
  for (const [column, property] of mapping) {
    if (present.has(column)) continue
    const value = `${column}=${property}`
    const known = columns.join(', ')
    throw new CommandError('map-unknown-column', { option: '--map', value, path, column, suggestion: '', known })
  }
}
