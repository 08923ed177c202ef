// Words of a canonical text, also where the script writes no spaces.

import { expect, test } from 'vitest'
import { canonicalize } from './canonicalize.ts'
import { splitWords } from './split-words.ts'

test.each([
  ['Orlova, Tamara', ['orlova', 'tamara']],
  ['欧阳娜娜', ['欧', '阳', '娜', '娜']],
  ['OT李明', ['ot', '李', '明']],
  ['김정은', ['김', '정은']],
  ['남궁민수', ['남궁', '민수']],
  ['조지 워싱턴', ['조지', '워싱턴']],
  ['الرشيد', ['ال', 'رشيد']],
  ['الياس', ['الياس']],
  ['عبد الرحمن', ['عبدالرحمن']],
  ['عبد الله', ['عبدالله']],
  ['نور الدين منير', ['نورالدين', 'منير']],
  ['فيض الله', ['فيضالله']],
  ['بن الكاتب', ['بن', 'ال', 'كاتب']],
  ['عبد', ['عبد']],
  ['', []],
])('%s', (raw, words) => {
  expect(splitWords(canonicalize(raw).text)).toEqual(words)
})
