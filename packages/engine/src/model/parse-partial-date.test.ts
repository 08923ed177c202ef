// Dates keep the precision and the doubts of their source; what is no date gives a reason.

import { describe, expect, test } from 'vitest'
import { parsePartialDate } from './parse-partial-date.ts'

const values = (raw: string): readonly string[] => parsePartialDate(raw).dates.map(({ value }) => value)

test.each([
  ['1962', '1962'],
  ['1962-03', '1962-03'],
  ['1962-03-04', '1962-03-04'],
  ['1962-03-04T00:00:00Z', '1962-03-04'],
  ['12 Aug 1962', '1962-08-12'],
  ['Aug 1962', '1962-08'],
  ['August 12, 1962', '1962-08-12'],
  ['12.08.1962', '1962-08-12'],
  ['08/1962', '1962-08'],
  ['25/12/1962', '1962-12-25'],
  ['12/25/1962', '1962-12-25'],
  ['١٩٦٢', '1962'],
  ['29 Feb 1964', '1964-02-29'],
])('%s is %s', (raw, value) => {
  expect(values(raw)).toEqual([value])
  expect(parsePartialDate(raw).dates[0]?.raw).toBe(raw)
})

test('day and month that cannot be told apart give both readings, day first', () => {
  expect(values('03/04/1962')).toEqual(['1962-04-03', '1962-03-04'])
  expect(values('04/04/1962')).toEqual(['1962-04-04'])
})

describe('doubts', () => {
  test.each(['circa 1951', 'c. 1951', 'approximately 1951', '~1951'])('%s is circa', (raw) => {
    expect(parsePartialDate(raw).dates).toMatchObject([{ value: '1951', circa: true }])
  })

  test.each(['1958 to 1963', 'between 1958 and 1963', '01 Jan 1958 to 31 Dec 1963', '1958-1963', '1958 – 1963'])(
    '%s is a span',
    (raw) => {
      expect(parsePartialDate(raw).dates).toMatchObject([{ value: '1958', until: '1963', imputed: false }])
    },
  )

  test('a 1 January is taken as filled in, whoever wrote it', () => {
    expect(parsePartialDate('1 Jan 1962').dates).toMatchObject([{ imputed: true }])
    expect(parsePartialDate('1962-01-01').dates).toMatchObject([{ imputed: true }])
    expect(parsePartialDate('1962-01').dates).toMatchObject([{ imputed: false }])
  })
})

test.each([
  ['', 'the date is blank'],
  ['31 Feb 1962', 'month 2 of 1962 has no day 31'],
  ['1900-02-29', 'month 2 of 1900 has no day 29'],
  ['0000-08-12', 'the year 0000 does not exist'],
  ['1962-13-01', 'there is no month 13'],
  ['12.08.62', '"12.08.62" has a two-digit year; write four digits'],
  ['22870', '"22870" is not a date'],
  ['12 Foo 1962', '"Foo" is not the name of a month'],
  ['1963 to 1958', 'the span ends in 1958, before it begins in 1963'],
])('%j gives no date: %s', (raw, reason) => {
  expect(parsePartialDate(raw)).toEqual({ dates: [], reason })
})
