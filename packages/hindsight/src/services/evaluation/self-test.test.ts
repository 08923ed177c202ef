// How a self-test ends: each thing that can be wrong has its own exit code, and the gravest is given.

import { describe, expect, test } from 'vitest'
import { drawCoverage } from '../coverage.ts'
import { rateOf } from './exact-interval.ts'
import { exitOf } from './self-test.ts'

const list = {
  listId: 'invented',
  listVersion: 'invented@2026-01-01',
  publishedAt: null,
  profile: 'full',
  parties: 2,
  rejects: 0,
  sha256: 'ab',
  state: 'read',
  format: null,
  source: 'invented.csv',
  files: [],
  notes: [],
  incomplete: [],
  faults: [],
} as const
const whole = drawCoverage({ lists: [list], requestedCount: 1, indexPartyCount: 2 })
const partial = drawCoverage({ lists: [list], requestedCount: 2, indexPartyCount: 2 })
const atFloor = { id: 'verbatim', what: 'as published', floor: 1, found: rateOf(2, 2), isAtFloor: true }
const below = { ...atFloor, found: rateOf(1, 2), isAtFloor: false }
const good = {
  coverage: whole,
  names: { listed: 2, tested: 2, failed: 0 },
  classes: [atFloor],
  lostByIndex: 0,
  isInterrupted: false,
}

describe('the end of a self-test', () => {
  test.each([
    ['all at their floors', good, 0],
    ['a class below its floor', { ...good, classes: [atFloor, below] }, 1],
    ['a list that was not read', { ...good, coverage: partial, classes: [below] }, 3],
    ['a worker that failed', { ...good, names: { listed: 2, tested: 1, failed: 1 } }, 3],
    ['a name that the index lost', { ...good, coverage: partial, lostByIndex: 1 }, 6],
    ['an interruption', { ...good, lostByIndex: 1, isInterrupted: true }, 130],
  ])('%s', (_, facts, exit) => {
    expect(exitOf(facts)).toBe(exit)
  })
})
