// Two policies on the same cases: which decisions change, row by row. A mean that hides who is lost is no comparison.

import type { JudgedCase } from './judged-case.ts'

export interface ChangedCase {
  readonly before: JudgedCase
  readonly after: JudgedCase
}

export interface Changes {
  /** Matches found now and missed before. */
  readonly caught: readonly ChangedCase[]
  /** Matches missed now and found before. */
  readonly lost: readonly ChangedCase[]
  /** Others with a hit now and without before. */
  readonly raised: readonly ChangedCase[]
  /** Others without a hit now and with one before. */
  readonly released: readonly ChangedCase[]
}

/** Compares case by case; both have the same cases in the same order, and `after` may have ended early. */
export function compareEvaluations(before: readonly JudgedCase[], after: readonly JudgedCase[]): Changes {
  const changes = { caught: [] as ChangedCase[], lost: [] as ChangedCase[] }
  const others = { raised: [] as ChangedCase[], released: [] as ChangedCase[] }
  for (const [position, now] of after.entries()) {
    const then = before[position]
    if (then === undefined || then.isHit === now.isHit) continue
    if (now.isMatch) changes[now.isHit ? 'caught' : 'lost'].push({ before: then, after: now })
    else others[now.isHit ? 'raised' : 'released'].push({ before: then, after: now })
  }
  return { ...changes, ...others }
}
