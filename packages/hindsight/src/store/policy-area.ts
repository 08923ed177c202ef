// Which policy was in use from when: appended, so that an old decision finds the numbers that it was made with (law L3).

import type { Instant } from './list-area.ts'

export interface PolicyUse {
  /** From 1; before the first, the built-in policy is in use. Part of every watermark. */
  readonly sequence: number
  readonly version: string
  /** Of its canonical JSON, which is kept among the files under this hash. */
  readonly sha256: string
  readonly liveFrom: Instant
  readonly proposalId: string
}

export interface PolicyReads {
  /** In order of use. */
  policyUses(): Promise<readonly PolicyUse[]>
  /** The one in use now, or at `knownAt` as recorded then; null for the built-in one. */
  policyUse(knownAt?: Instant): Promise<PolicyUse | null>
}

export interface PolicyArea extends PolicyReads {
  /** Puts a policy into use. */
  usePolicy(use: Omit<PolicyUse, 'sequence'>): Promise<PolicyUse>
}
