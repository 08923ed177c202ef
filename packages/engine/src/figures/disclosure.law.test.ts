// Disclosure control against an attacker who tries every table that agrees with what was published: no count of 1 to 10
// is published, and none can be worked out, also not from two releases together.

import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../testing/random.ts'
import {
  type DisclosureEntry,
  type EarlierReleases,
  hiddenRanges,
  minimumCell,
  releaseTable,
  type SumRule,
} from './index.ts'

interface Grid {
  readonly entries: readonly DisclosureEntry[]
  readonly rules: readonly SumRule[]
  readonly cells: readonly string[]
}

function inventGrid(random: Random, tag: string): Grid {
  const [height, width] = [2 + random.below(2), 2 + random.below(2)]
  const values = new Map<string, number>()
  const rules: SumRule[] = []
  const add = (total: string, parts: readonly string[]) => {
    values.set(
      total,
      parts.reduce((sum, part) => sum + values.get(part)!, 0),
    )
    rules.push({ total, parts })
  }
  const rows = Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_, c) => `${tag}${r}${c}`))
  const cells = rows.flat()
  for (const id of cells) values.set(id, random.chance(0.4) ? random.below(12) : random.below(40))
  for (const [r, row] of rows.entries()) add(`${tag}row${r}`, row)
  for (let c = 0; c < width; c += 1)
    add(
      `${tag}col${c}`,
      rows.map((row) => row[c]!),
    )
  add(
    `${tag}total`,
    rows.map((_, r) => `${tag}row${r}`),
  )
  rules.push({ total: `${tag}total`, parts: Array.from({ length: width }, (_, c) => `${tag}col${c}`) })
  return { entries: [...values].map(([id, value]) => ({ id, value })), rules, cells }
}

/** Three weeks of a count in three states that only grows: cells, totals, and what came in each week. */
function inventSeries(random: Random): Grid {
  const values = new Map<string, number>()
  const rules: SumRule[] = []
  const add = (total: string, parts: readonly string[]) => {
    values.set(
      total,
      parts.reduce((sum, part) => sum + values.get(part)!, 0),
    )
    rules.push({ total, parts })
  }
  const states = ['a', 'b', 'c']
  for (const state of states) values.set(`w1${state}`, random.below(60))
  add(
    'w1total',
    states.map((state) => `w1${state}`),
  )
  for (const week of [2, 3]) {
    for (const state of states) values.set(`d${week}${state}`, random.chance(0.5) ? random.below(12) : random.below(40))
    add(
      `d${week}total`,
      states.map((state) => `d${week}${state}`),
    )
    for (const state of states) add(`w${week}${state}`, [`w${week - 1}${state}`, `d${week}${state}`])
    add(`w${week}total`, [`w${week - 1}total`, `d${week}total`])
    rules.push({ total: `w${week}total`, parts: states.map((state) => `w${week}${state}`) })
  }
  const cells = states.flatMap((state) => [`w1${state}`, `d2${state}`, `d3${state}`])
  return { entries: [...values].map(([id, value]) => ({ id, value })), rules, cells }
}

describe('one table', () => {
  it('hides small cells and what would give them away, and publishes zero', () => {
    const entries = [
      { id: 'a', value: 3 },
      { id: 'b', value: 40 },
      { id: 'c', value: 0 },
      { id: 'total', value: 43 },
    ]
    const answer = releaseTable({ id: 't', entries, rules: [{ total: 'total', parts: ['a', 'b', 'c'] }] })
    expect(answer.ok && Object.fromEntries(answer.published)).toEqual({ a: null, b: null, c: 0, total: 43 })
  })

  it('hides nothing where nothing is small', () => {
    const entries = [
      { id: 'a', value: minimumCell },
      { id: 'b', value: 40 },
      { id: 'total', value: 51 },
    ]
    const answer = releaseTable({ id: 't', entries, rules: [{ total: 'total', parts: ['a', 'b'] }] })
    expect(answer.ok && [...answer.published.values()]).toEqual([11, 40, 51])
  })
})

it('a second release from which one person could be told is refused or hides its number', () => {
  const week = (n: number, value: number) => [{ id: `week${n}`, value }]
  const earlier = { entries: week(1, 100), rules: [], publishedIds: new Set(['week1']) }
  const difference = [{ id: 'came', value: 2 }]
  const rules = [{ total: 'week2', parts: ['week1', 'came'] }]
  const answer = releaseTable({ id: 'w2', entries: [...week(2, 102), ...difference], rules }, earlier)
  expect(answer.ok && Object.fromEntries(answer.published)).toEqual({ week2: null, came: null })
  const grown = releaseTable({ id: 'w2', entries: [...week(2, 120), { id: 'came', value: 20 }], rules }, earlier)
  expect(grown.ok && grown.published.get('week2')).toBe(120)
})

it('what was published unsafely before cannot be mended by hiding more now', () => {
  const earlier = {
    entries: [
      { id: 'small', value: 4 },
      { id: 'big', value: 30 },
      { id: 'total', value: 34 },
    ],
    rules: [{ total: 'total', parts: ['small', 'big'] }],
    publishedIds: new Set(['big', 'total']),
  }
  const answer = releaseTable({ id: 'later', entries: [{ id: 'other', value: 50 }], rules: [] }, earlier)
  expect(answer).toEqual({
    ok: false,
    because: 'with what is published already, "small" could be worked out from later',
  })
})

it('of 60 series of cumulative releases no small cell or growth is worked out from all releases together', () => {
  const random = seededRandom(61)
  let [released, refused] = [0, 0]
  for (let round = 0; round < 60; round += 1) {
    const grid = inventSeries(random)
    const own = (week: number) =>
      grid.entries.filter(({ id }) => id.startsWith(`w${week}`) || id.startsWith(`d${week}`))
    const rulesOf = (week: number) => grid.rules.filter(({ total }) => /\d/.exec(total)![0] === String(week))
    let earlier: EarlierReleases = { entries: [], rules: [], publishedIds: new Set() }
    for (const week of [1, 2, 3]) {
      const table = { id: `week ${week}`, entries: own(week), rules: rulesOf(week) }
      const answer = releaseTable(table, earlier)
      const published = answer.ok ? [...answer.published].filter(([, value]) => value !== null).map(([id]) => id) : []
      if (answer.ok) released += 1
      else refused += 1
      earlier = {
        entries: [...earlier.entries, ...table.entries],
        rules: [...earlier.rules, ...table.rules],
        publishedIds: new Set([...earlier.publishedIds, ...published]),
      }
    }
    const found = attack(grid, (id) => earlier.publishedIds.has(id))
    for (const { id, value } of grid.entries)
      if (value > 0 && value < minimumCell) expect(found.get(id)?.max, id).not.toBe(found.get(id)?.min)
  }
  expect(released).toBeGreaterThan(refused)
})

it('the ranges hold what every agreeing table has', () => {
  const random = seededRandom(53)
  for (let round = 0; round < 40; round += 1) {
    const { entries, rules, cells } = inventGrid(random, 'x')
    const hidden = new Set(cells.filter(() => random.chance(0.5)))
    const found = attack({ entries, rules, cells }, (id) => !hidden.has(id))
    for (const { id, min, max } of hiddenRanges(entries, rules, (one) => !hidden.has(one))) {
      expect(min).toBeLessThanOrEqual(found.get(id)!.min)
      expect(max).toBeGreaterThanOrEqual(found.get(id)!.max)
    }
  }
})

it('of 200 generated tables no small cell is published or worked out by trying every agreeing table', () => {
  const random = seededRandom(59)
  let small = 0
  for (let round = 0; round < 200; round += 1) {
    const grid = inventGrid(random, 'x')
    const answer = releaseTable({ id: 't', ...grid })
    if (!answer.ok) throw new Error(answer.because)
    const isPublished = (id: string) => answer.published.get(id) !== null
    const found = attack(grid, isPublished)
    for (const { id, value } of grid.entries) {
      if (value === 0 || value >= minimumCell) continue
      small += 1
      expect(isPublished(id)).toBe(false)
      const { min, max } = found.get(id)!
      expect(max - min, `${round} ${id}`).toBeGreaterThan(0)
    }
  }
  expect(small).toBeGreaterThan(200)
})

/**
 * Least and greatest value of every hidden cell over the agreeing tables next to the true one. Sums of rows and columns are
 * a network: where any other table agrees, one that differs by 1 along a circle does.
 */
function attack({ entries, rules, cells }: Grid, isPublished: (id: string) => boolean) {
  const value = new Map(entries.map((entry) => [entry.id, entry.value]))
  const hidden = cells.filter((id) => !isPublished(id))
  const known = rules
    .filter(({ total, parts }) => isPublished(total) && parts.every((part) => cells.includes(part)))
    .map(({ total, parts }) => ({
      parts: parts.filter((part) => !isPublished(part)),
      left: value.get(total)! - parts.reduce((sum, part) => sum + (isPublished(part) ? value.get(part)! : 0), 0),
    }))
  const sums = rules.filter(({ total, parts }) => isPublished(total) && !parts.every((part) => cells.includes(part)))
  const ranges = new Map<string, { min: number; max: number }>()
  const world = new Map<string, number>()
  const fits = (isLast: boolean): boolean =>
    known.every(({ parts, left }) => {
      const set = parts.filter((part) => world.has(part))
      const sum = set.reduce((all, part) => all + world.get(part)!, 0)
      return set.length === parts.length ? sum === left : sum <= left
    }) &&
    (!isLast || sums.every(({ total, parts }) => sumOf(parts) === value.get(total)))
  const cellsOf = new Map(rules.map(({ total, parts }) => [total, parts]))
  const sumOf = (parts: readonly string[]): number =>
    parts.reduce((sum, part) => {
      if (isPublished(part)) return sum + value.get(part)!
      const inner = cellsOf.get(part)
      return sum + (inner === undefined ? world.get(part)! : sumOf(inner))
    }, 0)
  const visit = (position: number): void => {
    const id = hidden[position]
    if (id === undefined) {
      const totals = rules.flatMap(({ total, parts }) => (isPublished(total) ? [] : [[total, sumOf(parts)] as const]))
      for (const [one, is] of [...world, ...totals]) {
        const range = ranges.get(one) ?? { min: is, max: is }
        ranges.set(one, { min: Math.min(range.min, is), max: Math.max(range.max, is) })
      }
      return
    }
    const own = value.get(id)!
    for (let is = Math.max(0, own - 1); is <= own + 1; is += 1) {
      world.set(id, is)
      if (fits(position === hidden.length - 1)) visit(position + 1)
    }
    world.delete(id)
  }
  visit(0)
  return ranges
}
