// Compares the registers in which two organisations are entered. Weak evidence of a company; of a person there is none,
// and a country alone is never looked at (law L4).

import type { Observation } from '../comparison.ts'

/** Null where neither side states a register. */
export function compareJurisdictions(ours: readonly string[], theirs: readonly string[]): Observation | null {
  if (ours.length === 0 && theirs.length === 0) return null
  const base = { feature: 'jurisdiction' as const, ours, theirs }
  if (ours.length === 0) {
    return { ...base, agreement: 'unknown-here', rule: null, because: 'the subject states no country of registration' }
  }
  if (theirs.length === 0) {
    return { ...base, agreement: 'unknown-there', rule: null, because: 'the list states no country of registration' }
  }
  const shared = ours.find((code) => theirs.includes(code))
  return shared === undefined
    ? { ...base, agreement: 'different', rule: 'jurisdictionDifferent', because: 'registered in different countries' }
    : { ...base, agreement: 'same', rule: 'jurisdictionSame', because: `both registered in ${shared}` }
}
