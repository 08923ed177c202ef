// A published number is a question with an id: what is counted, in which unit, over which period, as of when. Its parts add
// up, what is unknown is printed, and it opens to the rows that it counts (law L6).

import { assert, compareText } from '../base/index.ts'
import { proxyRefusal } from '../information/index.ts'

export interface FigureDefinition {
  readonly id: string
  readonly title: string
  /** Who or what is counted, in a sentence that a reader can check. */
  readonly definition: string
  /** People are counted once, events as often as they happen; a figure counts one of them (R11). */
  readonly unit: 'people' | 'events'
  /** By what it is broken down: `state`, `outcome`. */
  readonly dimension: string
  /** Where it is published: a breakdown by where people come from exists for a nation as a whole or not at all. */
  readonly scope: 'national' | 'below-national'
  readonly categories: readonly { readonly id: string; readonly definition: string }[]
}

/** A row that is counted: one person or one event, in one category or in none that is known. */
export interface FigureRow {
  readonly id: string
  readonly countedId: string
  readonly category: string | null
  readonly at: string
  readonly recordedAt: string
}

/** Half-open in time; what is counted was so in the period, as known at `knownAt`. */
export interface FigureTimes {
  readonly from: string
  readonly until: string
  readonly knownAt: string
}

export interface FigureCell {
  readonly category: string
  readonly count: number
  /** People or events that are counted, for whoever may see them. */
  readonly countedIds: readonly string[]
}

export interface Figure {
  readonly figureId: string
  readonly unit: FigureDefinition['unit']
  readonly times: FigureTimes
  /** Every category, also empty ones, then `unknown`, always. */
  readonly cells: readonly FigureCell[]
  readonly total: number
}

export const unknownCategory = 'unknown'

/** What keeps a figure from being defined; empty where nothing does. */
export function figureProblems(definition: FigureDefinition): string[] {
  const problems: string[] = []
  for (const field of ['id', 'title', 'definition', 'dimension'] as const)
    if (definition[field].trim() === '') problems.push(`a figure needs its ${field}`)
  const ids = definition.categories.map(({ id }) => id)
  if (ids.length === 0 || new Set(ids).size !== ids.length) problems.push('a figure needs categories that differ')
  if (ids.includes(unknownCategory)) problems.push(`"${unknownCategory}" is added to every figure by itself`)
  for (const { id, definition: meaning } of definition.categories)
    if (meaning.trim() === '') problems.push(`category ${id} has no definition`)
  if (definition.scope === 'below-national' && proxyRefusal(definition.dimension) !== null)
    problems.push(`a breakdown by ${definition.dimension} below national totals is not published`)
  return problems
}

/** The figure as the rows give it. The same rows give the same figure for any past time. */
export function figureOf(definition: FigureDefinition, rows: readonly FigureRow[], times: FigureTimes): Figure {
  const counted = new Map<string, string>()
  const inTime = rows
    .filter(({ at, recordedAt }) => at >= times.from && at < times.until && recordedAt <= times.knownAt)
    .toSorted((a, b) => compareText(a.at, b.at) || compareText(a.recordedAt, b.recordedAt) || compareText(a.id, b.id))
  const known = new Set(definition.categories.map(({ id }) => id))
  // The last row of a person counts; an event that is corrected keeps its id.
  for (const { countedId, category } of inTime)
    counted.set(countedId, category !== null && known.has(category) ? category : unknownCategory)
  const byCategory = new Map<string, string[]>([...known, unknownCategory].map((id) => [id, []]))
  for (const [id, category] of counted) byCategory.get(category)!.push(id)
  const cells = [...byCategory].map(([category, ids]) => ({
    category,
    count: ids.length,
    countedIds: ids.toSorted(compareText),
  }))
  const total = counted.size
  assert(cells.reduce((sum, { count }) => sum + count, 0) === total, 'the parts of a figure add up to its total')
  return { figureId: definition.id, unit: definition.unit, times, cells, total }
}

/** The figure as it is shown: title, unit, period and as-of stand with the numbers, hidden cells as such. */
export function presentFigure(
  definition: FigureDefinition,
  figure: Figure,
  published: ReadonlyMap<string, number | null>,
): string {
  const { from, until, knownAt } = figure.times
  const shown = (id: string): string => {
    const value = published.get(id)
    return value === undefined || value === null ? 'not shown' : String(value)
  }
  const lines = figure.cells.map(({ category }) => `${category}: ${shown(category)}`)
  return [
    `${definition.title} (${definition.id})`,
    `${definition.definition} Counted in ${figure.unit}, from ${from} until before ${until}, as known at ${knownAt}.`,
    ...lines,
    `total: ${shown('total')}`,
    `total = ${figure.cells.map(({ category }) => category).join(' + ')}`,
  ].join('\n')
}
