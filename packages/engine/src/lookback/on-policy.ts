// What a change of policy can reach. If only the bar was raised, hits can only go; if only it was lowered, hits come only
// from pairs that were kept for being near it; if anything else moved, everybody is compared again (law L1; ADR 0015).

import { compareParties, type Policy } from '../matching/index.ts'
import type { ListedParty, Subject } from '../model/index.ts'
import { outcomeOf, type SubjectOutcome } from './outcome.ts'
import { standingHit } from './settle-changes.ts'
import { compareStanding, type StandingHit, type SuppressionOf } from './standing.ts'

/**
 * `nobody`: no comparison and no verdict can differ. `standing`: no pair can become a hit that is not one; subjects with
 * hits are compared with the parties of those. `stored-band`: pairs that can become hits are among those that were kept
 * down to a score; they and the hits are compared. `everybody`: nothing is ruled out.
 */
export type PolicyReach = 'nobody' | 'standing' | 'stored-band' | 'everybody'

export interface ReachOptions {
  /** Least score of pairs that were kept under the policy before; its threshold where only hits were. */
  readonly keptFrom: number
}

/** The margin up to which the points of a weak alias rise with the threshold (ADR 0015). */
const monotoneMarginMax = 1

/** Who has to be looked at when one policy takes the place of another. */
export function policyReach(before: Policy, after: Policy, { keptFrom }: ReachOptions): PolicyReach {
  if (scorerText(before) !== scorerText(after)) return 'everybody'
  const isSame =
    before.threshold === after.threshold &&
    before.mediumFrom === after.mediumFrom &&
    before.strongFrom === after.strongFrom
  if (isSame) return 'nobody'
  if (after.threshold >= before.threshold) return 'standing'
  const isKept = keptFrom <= after.threshold && after.effect.weakAliasMargin <= monotoneMarginMax
  return isKept ? 'stored-band' : 'everybody'
}

/** Everything of a policy but its name and its bars. */
function scorerText(policy: Policy): string {
  const { version: _, threshold: __, lowestThreshold: ___, mediumFrom: ____, strongFrom: _____, ...scorer } = policy
  return JSON.stringify(scorer)
}

export interface PolicyLookback {
  /** The policy from now on. */
  readonly policy: Policy
  readonly before: readonly StandingHit[]
  /** The parties of the hits before, and of the pairs that were kept for being near. */
  readonly parties: readonly ListedParty[]
  readonly suppressionOf: SuppressionOf
}

/** Compares a subject again with the parties that it can have hits with. */
export function lookBackOnPolicy(
  subject: Subject,
  { policy, before, parties, suppressionOf }: PolicyLookback,
): SubjectOutcome {
  const after = parties
    .map((party) => ({ party, comparison: compareParties(subject, party, policy) }))
    .filter(({ comparison }) => comparison.isHit)
    .map((hit) => standingHit(subject.id, hit, suppressionOf))
  return outcomeOf(subject.id, before, after.sort(compareStanding))
}
