// People who may act, their keys, what they signed, and proposals that wait for a second person (law L13). One person
// may hold several keys and is still one person.

import type { Instant } from './list-area.ts'

export interface Operator {
  readonly operatorId: string
  readonly name: string
  readonly enrolledAt: Instant
  readonly endedAt: Instant | null
}

export interface OperatorKey {
  /** First 16 hex digits of the SHA-256 of the raw public key. */
  readonly keyId: string
  readonly operatorId: string
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string
  readonly enrolledAt: Instant
  readonly revokedAt: Instant | null
}

/** Something that a person did, as they signed it. Immutable. */
export interface Act {
  readonly actId: string
  readonly kind: string
  /** The bytes that were signed: canonical JSON with kind, payload, operator, time and store. */
  readonly signedText: string
  readonly operatorId: string
  readonly keyId: string
  readonly signature: string
  readonly at: Instant
}

export interface Proposal {
  readonly proposalId: string
  /** e.g. `list-release`, `true-match`, `policy`. */
  readonly kind: string
  /** What it is about: a version id, a case id. */
  readonly target: string
  readonly payload: unknown
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly proposalActId: string
  readonly state: 'open' | 'approved' | 'rejected' | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
  readonly decisionActId: string | null
}

export interface OperatorReads {
  find(operatorId: string): Promise<Operator | null>
  all(): Promise<readonly Operator[]>
  keys(operatorId: string): Promise<readonly OperatorKey[]>
  key(keyId: string): Promise<OperatorKey | null>
  act(actId: string): Promise<Act | null>
  proposal(proposalId: string): Promise<Proposal | null>
  /** In order of recording; of one kind or target where given. */
  proposals(filter: {
    readonly kind?: string
    readonly target?: string
    readonly state?: Proposal['state']
  }): Promise<readonly Proposal[]>
}

export interface OperatorArea extends OperatorReads {
  enrol(operator: Operator, key: OperatorKey): Promise<void>
  addKey(key: OperatorKey): Promise<void>
  revokeKey(keyId: string, at: Instant): Promise<void>
  endOperator(operatorId: string, at: Instant): Promise<void>
  recordAct(act: Act): Promise<void>
  propose(proposal: Proposal): Promise<void>
  /** Closes an open proposal. Resolves to false when it was no longer open: somebody else was faster. */
  decide(
    proposalId: string,
    decision: Pick<Proposal, 'state' | 'decidedBy' | 'decidedAt' | 'decisionActId'>,
  ): Promise<boolean>
}
