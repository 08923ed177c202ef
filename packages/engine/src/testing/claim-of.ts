// A claim for tests that names only what matters: said by nobody in particular, graded by nobody, resting on nothing.

import type { Claim } from '../information/index.ts'

/** A suggested, inculpatory assessment with these parts. */
export function claimOf(parts: Partial<Claim> & Pick<Claim, 'id' | 'statement'>): Claim {
  return {
    subjectId: 'network',
    predicate: 'tied-to',
    objectId: null,
    quantity: null,
    qualifiers: [],
    modality: 'suggested',
    bearing: 'inculpatory',
    basis: 'assessment',
    assertedBy: { id: 'officials', name: 'officials', kind: 'unnamed-persons', personCount: 3 },
    reportedBy: [],
    derivedFrom: [],
    document: null,
    quotation: null,
    isHeadline: false,
    asOf: '2026-06',
    knownAt: '2026-06-25T09:00:00.000Z',
    grade: null,
    reportGrade: null,
    gradedBy: null,
    handling: 'P',
    enteredBy: 'mara',
    revises: null,
    because: null,
    ...parts,
  }
}
