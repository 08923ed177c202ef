// Compares genders. Agreement is worth nothing (half of everybody agrees); a contradiction counts.

import type { Gender } from '../../model/index.ts'
import type { Finding } from '../comparison.ts'
import type { EffectRules } from '../policy.ts'

export function compareGenders(ours: Gender | null, theirs: Gender | null, rules: EffectRules): Finding {
  const base = { feature: 'gender' as const, ours: ours === null ? [] : [ours], theirs: theirs === null ? [] : [theirs] }
  if (ours === null) return { ...base, agreement: 'unknown-here', effect: 0, because: 'the subject states no gender' }
  if (theirs === null) return { ...base, agreement: 'unknown-there', effect: 0, because: 'the list states no gender' }
  if (ours === theirs) return { ...base, agreement: 'same', effect: 0, because: `both ${ours}` }
  return { ...base, agreement: 'different', effect: rules.genderDifferent, because: `${ours} and ${theirs}` }
}
