// Figures: parts add up, unknown is printed, people and events stay apart, and any past week is derived again (law L6).

import { describe, expect, it } from 'vitest'
import { seededRandom } from '../testing/random.ts'
import {
  type FigureDefinition,
  type FigureRow,
  figureOf,
  figureProblems,
  presentFigure,
  releaseTable,
} from './index.ts'

const definition: FigureDefinition = {
  id: 'outcomes-1',
  title: 'Outcomes of the second look',
  definition: 'Everybody in the population of campaign k1.',
  unit: 'people',
  dimension: 'outcome',
  scope: 'below-national',
  categories: [
    { id: 'placed', definition: 'whereabouts known' },
    { id: 'closed', definition: 'looked at, no concern' },
  ],
}
const day = (n: number) => `2026-07-${String(n).padStart(2, '0')}`
const times = (until: string, knownAt: string) => ({ from: day(1), until, knownAt })
const row = (id: string, countedId: string, category: string | null): FigureRow => ({
  id,
  countedId,
  category,
  at: day(2),
  recordedAt: day(2),
})

describe('a definition', () => {
  it('says what is counted, by categories that are defined', () => {
    expect(figureProblems(definition)).toEqual([])
    expect(figureProblems({ ...definition, definition: '' })).toEqual(['a figure needs its definition'])
    expect(figureProblems({ ...definition, categories: [{ id: 'placed', definition: '' }] })).toHaveLength(1)
    expect(figureProblems({ ...definition, categories: [{ id: 'unknown', definition: 'x' }] })[0]).toContain(
      'by itself',
    )
  })

  it.each(['nationality', 'birthplace', 'religion', 'language', 'ethnic group', 'phone prefix'])(
    'is not broken down by %s below national totals',
    (dimension) => {
      expect(figureProblems({ ...definition, dimension })[0]).toContain('below national totals is not published')
    },
  )
})

it('counts a person once, in the last category known, and prints what is unknown', () => {
  const rows = [
    row('1', 'a', 'placed'),
    { ...row('2', 'a', 'closed'), at: day(3) },
    row('3', 'b', null),
    row('4', 'c', 'elsewhere'),
  ]
  const figure = figureOf(definition, rows, times(day(9), day(9)))
  expect(figure.cells).toEqual([
    { category: 'placed', count: 0, countedIds: [] },
    { category: 'closed', count: 1, countedIds: ['a'] },
    { category: 'unknown', count: 2, countedIds: ['b', 'c'] },
  ])
  expect(figureOf(definition, rows, times(day(3), day(9))).cells[0]!.countedIds).toEqual(['a'])
})

it('stands with its unit, period, as-of and identity, hidden cells as such', () => {
  const figure = figureOf(definition, [row('1', 'a', 'placed')], times(day(9), day(9)))
  const published = new Map<string, number | null>([
    ['placed', null],
    ['closed', 0],
    ['unknown', 0],
    ['total', null],
  ])
  expect(presentFigure(definition, figure, published)).toMatchInlineSnapshot(`
    "Outcomes of the second look (outcomes-1)
    Everybody in the population of campaign k1. Counted in people, from 2026-07-01 until before 2026-07-09, as known at 2026-07-09.
    placed: not shown
    closed: 0
    unknown: 0
    total: not shown
    total = placed + closed + unknown"
  `)
})

it('any past week is derived again from rows that came since, for people and for events', () => {
  const random = seededRandom(47)
  for (const unit of ['people', 'events'] as const) {
    const rows: FigureRow[] = []
    const stored: string[] = []
    const of = (n: number) => JSON.stringify(figureOf({ ...definition, unit }, rows, times(day(n + 1), day(n))))
    for (let n = 1; n <= 20; n += 1) {
      for (let m = 0; m < 200; m += 1) {
        const counted = unit === 'people' ? `p${random.below(300)}` : `e${n}-${m}`
        const at = day(1 + random.below(n))
        const category = random.pick(['placed', 'closed', null])
        rows.push({ id: `r${n}-${m}`, countedId: counted, category, at, recordedAt: day(n) })
      }
      stored.push(of(n))
    }
    expect(stored.map((_, n) => of(n + 1))).toEqual(stored)
  }
})

it('a figure is released as a table of its cells and its total', () => {
  const rows = Array.from({ length: 60 }, (_, n) => row(`r${n}`, `p${n}`, n < 40 ? 'placed' : n < 57 ? 'closed' : null))
  const { cells, total } = figureOf(definition, rows, times(day(9), day(9)))
  const entries = [
    ...cells.map(({ category, count }) => ({ id: category, value: count })),
    { id: 'total', value: total },
  ]
  const rules = [{ total: 'total', parts: cells.map(({ category }) => category) }]
  const answer = releaseTable({ id: 'outcomes-1@week-1', entries, rules })
  expect(answer.ok && [...answer.published]).toEqual([
    ['placed', 40],
    ['closed', null],
    ['unknown', null],
    ['total', 60],
  ])
})
