// Where several exit codes apply, the worst is given: 130, 6, 3, 7, 1, 0.

import { expect, it } from 'vitest'
import { type ExitCode, worstExitCode } from './exit-code.ts'

it.each<[readonly ExitCode[], ExitCode]>([
  [[], 0],
  [[0, 1], 1],
  [[0, 1, 7], 7],
  [[7, 3, 1], 3],
  [[3, 6], 6],
  [[6, 130, 0], 130],
])('of %j it is %i', (codes, worst) => {
  expect(worstExitCode(codes)).toBe(worst)
})
