// Compares fathers' names where both sides state them apart from the name itself.

import { alignReadings } from '../align.ts'
import type { Observation } from '../comparison.ts'
import type { Policy } from '../policy.ts'
import type { PreparedName } from '../prepare.ts'

export function compareFatherNames(
  ours: readonly PreparedName[],
  theirs: readonly PreparedName[],
  policy: Policy,
): Observation | null {
  if (ours.length === 0 && theirs.length === 0) return null
  const base = {
    feature: 'father-name' as const,
    ours: ours.map(({ raw }) => raw),
    theirs: theirs.map(({ raw }) => raw),
  }
  if (ours.length === 0) {
    return { ...base, agreement: 'unknown-here', rule: null, because: "the subject states no father's name" }
  }
  if (theirs.length === 0) {
    return { ...base, agreement: 'unknown-there', rule: null, because: "the list states no father's name" }
  }
  const there = theirs.flatMap((name) => name.readings)
  const here = ours.flatMap((name) => name.readings)
  const agrees = here.some((a) => there.some((b) => alignReadings(a, b, policy.name) !== null))
  return agrees
    ? { ...base, agreement: 'same', rule: 'fatherSame', because: "the fathers' names agree" }
    : { ...base, agreement: 'different', rule: 'fatherDifferent', because: "the fathers' names differ" }
}
