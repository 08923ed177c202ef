// Compares genders. Agreement is worth nothing (half of everybody agrees); a contradiction counts.

import type { Gender } from '../../model/index.ts'
import type { Observation } from '../comparison.ts'

export function compareGenders(ours: Gender | null, theirs: Gender | null): Observation {
  const base = {
    feature: 'gender' as const,
    ours: ours === null ? [] : [ours],
    theirs: theirs === null ? [] : [theirs],
  }
  if (ours === null) return { ...base, agreement: 'unknown-here', rule: null, because: 'the subject states no gender' }
  if (theirs === null) return { ...base, agreement: 'unknown-there', rule: null, because: 'the list states no gender' }
  if (ours === theirs) return { ...base, agreement: 'same', rule: null, because: `both ${ours}` }
  return { ...base, agreement: 'different', rule: 'genderDifferent', because: `${ours} and ${theirs}` }
}
