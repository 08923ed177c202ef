// Notations of single issuers become the dates that they stand for.

import { expect, test } from 'vitest'
import { parseDayFirst, parseMonthFirst, parseSpreadsheetDay } from './issuer-dates.ts'

test.each([
  ['03/04/1962', '1962-04-03'],
  ['23/7/1981', '1981-07-23'],
  ['09/11/ 1954', '1954-11-09'],
  ['00/04/1984', '1984-04'],
  ['00/00/1980', '1980'],
  ['10/00/1983', '1983'],
  ['1975', '1975'],
])('day first: %s is %s', (raw, value) => {
  expect(parseDayFirst(raw).dates).toMatchObject([{ value, raw }])
})

test('month first: 04/03/1962 is 3 April, and a 31 February is none', () => {
  expect(parseMonthFirst('04/03/1962').dates).toMatchObject([{ value: '1962-04-03' }])
  expect(parseMonthFirst('02/31/1962').reason).toContain('no day 31')
})

test.each([
  ['22870', '1962-08-12'],
  ['25569', '1970-01-01'],
  ['36585', '2000-02-29'],
  ['45643', '2024-12-17'],
])('the spreadsheet day %s is %s', (raw, value) => {
  expect(parseSpreadsheetDay(raw)?.dates).toMatchObject([{ value, raw }])
})

test('a year is no spreadsheet day', () => {
  expect([parseSpreadsheetDay('1966'), parseSpreadsheetDay('2024'), parseSpreadsheetDay('12 Aug 1962')]).toEqual([
    null,
    null,
    null,
  ])
})
