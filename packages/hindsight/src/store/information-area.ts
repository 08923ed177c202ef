// Information as facts: claims with what they say sealed, what was done to claims, and links between parties. All of it is
// only appended; what stands of a claim follows from what was done to it and to what it rests on (laws L10, L11).

import type { Instant } from './list-area.ts'

export interface ClaimRow {
  readonly claimId: string
  /** Whom it is about: a subject, a party or anybody else by an id. */
  readonly subjectId: string
  /** Whose key seals it: the subject's where there is one, else its own. */
  readonly keyId: string
  /** The claim as canonical JSON, sealed. */
  readonly sealed: Uint8Array
  readonly enteredBy: string
  readonly actId: string
  readonly recordedAt: Instant
}

export interface ClaimMarkRow {
  readonly claimId: string
  readonly kind: 'corrected' | 'retracted' | 'contradicted'
  readonly byClaimId: string | null
  readonly because: string
  readonly personId: string
  readonly actId: string
  readonly recordedAt: Instant
}

export interface LinkRow {
  readonly linkId: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly validFrom: string | null
  readonly validTo: string | null
  /** 6x6, e.g. `B2`. */
  readonly grade: string
  /** Ids of claims. */
  readonly evidenceFor: readonly string[]
  readonly evidenceAgainst: readonly string[]
  readonly actId: string
  readonly recordedAt: Instant
}

export interface InformationReads {
  /** In the order in which they were recorded. */
  claims(): Promise<readonly ClaimRow[]>
  /** In the order in which they were recorded. */
  claimMarks(): Promise<readonly ClaimMarkRow[]>
  /** In the order in which they were recorded. */
  links(): Promise<readonly LinkRow[]>
}

export interface InformationArea extends InformationReads {
  addClaims(claims: readonly ClaimRow[]): Promise<void>
  addClaimMarks(marks: readonly ClaimMarkRow[]): Promise<void>
  addLinks(links: readonly LinkRow[]): Promise<void>
}
