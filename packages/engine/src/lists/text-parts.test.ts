// Numbered values and document numbers as issuers write them, invented.

import { expect, test } from 'vitest'
import { documentsIn, enumerated, imoIn } from './text-parts.ts'

test.each([
  ['(1) Freedonia (2) Ruritania', ['Freedonia', 'Ruritania']],
  ['1) Freedonia 2) Ruritania', ['Freedonia', 'Ruritania']],
  ['a) 1961; b) 5 May 1964', ['1961', '5 May 1964']],
  ['(1)-(2) Freedonia', ['Freedonia']],
  ['Freedonia (at time of listing)', ['Freedonia (at time of listing)']],
  ['  ', []],
])('"%s" is taken apart', (text, parts) => {
  expect(enumerated(text)).toEqual(parts)
})

test.each([
  ['D123456 (Libya). Issued on 2 Feb 1997', ['D123456'], ['ly']],
  ['Passport No: 592667 (Freedonian passport issued on 3 May 2007).', ['592667'], [null]],
  ['(1) AB 839024. Issued on 3 Jan 2004 (2) 04643632 (Tunisia)', ['AB 839024', '04643632'], [null, 'tn']],
  ['640120-01-5529', ['640120-01-5529'], [null]],
  ['SP 0008543. Current validity doubtful', ['SP 0008543'], [null]],
  ['SP 0008543.Current validity doubtful', ['SP 0008543'], [null]],
  ['842 781', ['842 781'], [null]],
  ['640120-01- 5529', ['640120-01- 5529'], [null]],
  ['1234567 2 May 2007', ['1234567'], [null]],
  ['unknown', [], []],
  ['02.05.2007', [], []],
])('"%s" names documents', (text, numbers, countries) => {
  const documents = documentsIn(text, 'passportNumber')
  expect(documents.map(({ value }) => value)).toEqual(numbers)
  expect(documents.map(({ country }) => country)).toEqual(countries)
})

test('an IMO number is found in prose', () => {
  expect([imoIn('Vessel (IMO No: 9187629)'), imoIn('IMO: 9187629.'), imoIn('timely 9187629')]).toEqual([
    '9187629',
    '9187629',
    null,
  ])
})

test.each([
  ['blanks', ' '.repeat(1 << 19)],
  ['separators', ';'.repeat(1 << 19)],
  ['digits and letters', '1A'.repeat(1 << 18)],
  ['digits and dashes', '12-'.repeat(1 << 18)],
  ['brackets', '(1)'.repeat(1 << 17)],
  ['commas', ', 1'.repeat(1 << 17)],
])('half a million characters of %s do not hold a reader up', (_what, run) => {
  const text = `(1) x${run}x (2) ${run}`
  expect(documentsIn(text, 'idNumber').length + enumerated(text).length).toBeGreaterThan(0)
  expect(imoIn(text)).toBeNull()
})
