// Grades: two scales that are judged apart, and the weakest of a path.

import { expect, it } from 'vitest'
import {
  compareGrades,
  isAtLeastGrade,
  parseGrade,
  parseIntelligenceReportGrade,
  presentGrade,
  weakestGrade,
} from './index.ts'

it('reads and writes all 36 grades of 6x6, and nothing else', () => {
  let count = 0
  for (const reliability of 'ABCDEFG')
    for (const credibility of '01234567') {
      const grade = parseGrade(reliability + credibility)
      if (grade === undefined) continue
      expect(presentGrade(grade)).toBe(reliability + credibility)
      count += 1
    }
  expect(count).toBe(36)
  for (const bad of ['', 'A', '1', 'a1', 'A11', 'A1 ', 'confirmed']) expect(parseGrade(bad)).toBeUndefined()
})

it('reads 3x5x2 beside it', () => {
  expect(parseIntelligenceReportGrade('2CP')).toEqual({ source: 2, information: 'C', handling: 'P' })
  for (const bad of ['', '4CP', '2FP', '2CX', '2CPP']) expect(parseIntelligenceReportGrade(bad)).toBeUndefined()
})

it('a path is as weak as its worst source and its worst statement, each by itself', () => {
  expect(presentGrade(weakestGrade([parseGrade('A3')!, parseGrade('D1')!]))).toBe('D3')
  expect(presentGrade(weakestGrade([]))).toBe('A1')
})

it('orders by credibility, then by reliability, and asks both scales of a least grade', () => {
  const order = ['F1', 'B2', 'A2', 'A6'].map((text) => parseGrade(text)!).toSorted(compareGrades)
  expect(order.map(presentGrade)).toEqual(['F1', 'A2', 'B2', 'A6'])
  expect(isAtLeastGrade(parseGrade('B2')!, parseGrade('C3')!)).toBe(true)
  expect(isAtLeastGrade(parseGrade('F1')!, parseGrade('C3')!)).toBe(false)
  expect(isAtLeastGrade(parseGrade('A4')!, parseGrade('C3')!)).toBe(false)
})
