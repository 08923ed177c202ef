// Rival hypotheses: nothing closes against a person while something harmless explains as much.

import { describe, expect, it } from 'vitest'
import {
  adverseClosingProblems,
  type HypothesisMatrix,
  matrixProblems,
  presentMatrix,
  type Reading,
  rankHypotheses,
} from './index.ts'

const evidence = (claimId: string, knew: Reading, customer: Reading) => ({
  claimId,
  basis: 'fact' as 'fact' | 'assessment',
  readings: { knew, customer },
})
const matrix: HypothesisMatrix = {
  concern: 'did this person know what the network was',
  hypotheses: [
    { id: 'knew', statement: 'knew and assisted', isAdverse: true },
    { id: 'customer', statement: 'paid for a journey', isAdverse: false },
  ],
  evidence: [evidence('paid', 'consistent', 'consistent'), evidence('no-contact', 'inconsistent', 'consistent')],
  exculpatorySearch: [{ place: 'case files', personId: 'odo', on: '2026-07-01' }],
}

it('a matrix has rivals, one of them harmless, and every claim is marked for each', () => {
  expect(matrixProblems(matrix)).toEqual([])
  expect(matrixProblems({ ...matrix, hypotheses: matrix.hypotheses.slice(0, 1) })).toContain(
    'a concern has two rival hypotheses at least',
  )
  const adverse = matrix.hypotheses.map((one) => ({ ...one, isAdverse: true }))
  expect(matrixProblems({ ...matrix, hypotheses: adverse })).toEqual([
    'one hypothesis has to be harmless for the person',
  ])
  const unmarked = { claimId: 'x', basis: 'fact', readings: { knew: 'neutral' } } as const
  expect(matrixProblems({ ...matrix, evidence: [unmarked] })).toEqual(['x is not marked for customer'])
})

it('ranks by what speaks against, and counts no claim that says the same to all', () => {
  expect(rankHypotheses(matrix)).toEqual([
    { id: 'customer', inconsistentCount: 0, consistentCount: 1, tellingClaims: ['no-contact'] },
    { id: 'knew', inconsistentCount: 1, consistentCount: 0, tellingClaims: ['no-contact'] },
  ])
  const piled = Array.from({ length: 9 }, (_, n) => evidence(`p${n}`, 'consistent', 'neutral'))
  expect(rankHypotheses({ ...matrix, evidence: [...matrix.evidence, ...piled] })[0]!.id).toBe('customer')
})

describe('closing against a person', () => {
  const against = [evidence('letter', 'consistent', 'inconsistent'), evidence('map', 'consistent', 'inconsistent')]
  const grave: HypothesisMatrix = { ...matrix, evidence: against }

  it('is possible for people to decide where facts leave nothing harmless and what clears was searched', () => {
    expect(adverseClosingProblems(grave, 'knew')).toEqual([])
  })

  it('needs what speaks for the person, or where it was searched and not found', () => {
    expect(adverseClosingProblems({ ...grave, exculpatorySearch: [] }, 'knew')).toEqual([
      'what speaks for the person is empty: search for it, and say where and by whom',
    ])
    const nobody = [{ place: 'files', personId: ' ', on: '2026-07-01' }]
    expect(adverseClosingProblems({ ...grave, exculpatorySearch: nobody }, 'knew')).toHaveLength(1)
  })

  it('is not possible while something harmless explains as much, or on assessments alone', () => {
    expect(adverseClosingProblems(matrix, 'knew')[0]).toContain('customer, which would be harmless')
    const assessed = against.map((one) => ({ ...one, basis: 'assessment' as const }))
    expect(adverseClosingProblems({ ...grave, evidence: assessed }, 'knew')[0]).toContain('assessments alone')
  })

  it('closing in favour needs none of this', () => {
    expect(adverseClosingProblems({ ...grave, exculpatorySearch: [] }, 'customer')).toEqual([])
    expect(adverseClosingProblems(grave, 'nothing')[0]).toContain('is no hypothesis')
  })
})

it('is shown with the search for what clears', () => {
  expect(presentMatrix(matrix)).toMatchInlineSnapshot(`
    "Concern: did this person know what the network was
    knew: knew and assisted
    customer: paid for a journey
    claim	basis	knew	customer
    paid	fact	+	+
    no-contact	fact	-	+
    Searched for what clears: case files (odo, 2026-07-01)"
  `)
})
