// A good guy is a documented exemption of one pair: it holds for the evidence that was judged, until a day, and for no
// other. It ends by time, by revocation, or as soon as relevant evidence on either side is another (SLO-30).

import type { PartyKey } from '../indexing/index.ts'
import type { ListedParty, Subject } from '../model/index.ts'
import { reasonOf } from './disposition-reasons.ts'
import {
  type CitedField,
  citableFields,
  type EvidenceDifference,
  evidenceDifferences,
  evidenceFingerprint,
  evidenceOf,
  type PairEvidence,
} from './evidence.ts'
import { isInstant, yearAfter } from './instant.ts'

/** What a person asks for. */
export interface GoodGuyDraft {
  readonly subjectId: string
  readonly party: PartyKey
  /** Code of a reason for a false positive. */
  readonly reason: string
  readonly note: string
  readonly cited: readonly CitedField[]
  /** Who answers for it. */
  readonly owner: string
  readonly grantedBy: string
  readonly grantedAt: string
  /** Holds up to this instant, at most twelve months after it was granted. */
  readonly until: string
}

export interface GoodGuy extends GoodGuyDraft {
  readonly id: string
  /** Who confirmed it, another person than who granted it. */
  readonly approvedBy: string
  readonly evidence: PairEvidence
  readonly fingerprint: string
  readonly revokedAt: string | null
}

/** What keeps a draft from being an entry, as sentences; empty where nothing does. */
export function goodGuyProblems(draft: GoodGuyDraft): readonly string[] {
  const problems: string[] = []
  const reason = reasonOf(draft.reason)
  if (reason === null) problems.push(`reason: "${draft.reason}" is no reason code`)
  else if (reason.verdict !== 'false-positive')
    problems.push(`reason: "${draft.reason}" is a reason for ${reason.verdict}, not for an exemption`)
  if (draft.owner === '') problems.push('owner: an exemption has somebody who answers for it')
  for (const [field, instant] of [
    ['grantedAt', draft.grantedAt],
    ['until', draft.until],
  ] as const) {
    if (!isInstant(instant)) problems.push(`${field}: "${instant}" is no instant; write 2026-11-22T09:30:00.000Z`)
  }
  for (const field of draft.cited) {
    if (!citableFields.includes(field))
      problems.push(`cited: "${field}" may not be cited; known: ${citableFields.join(', ')}`)
  }
  for (const field of reason?.cites ?? []) {
    if (!draft.cited.includes(field)) problems.push(`cited: reason "${draft.reason}" rests on ${field}: cite it`)
  }
  if (draft.until <= draft.grantedAt) problems.push('until: an exemption ends after it is granted')
  if (draft.until > yearAfter(draft.grantedAt))
    problems.push(`until: ${draft.until} is more than twelve months away; at most ${yearAfter(draft.grantedAt)}`)
  return problems
}

/** The evidence that an entry is bound to. */
export function bindEvidence(
  { cited }: Pick<GoodGuyDraft, 'cited'>,
  subject: Subject,
  party: ListedParty,
): Pick<GoodGuy, 'evidence' | 'fingerprint'> {
  const evidence = evidenceOf(subject, party, cited)
  return { evidence, fingerprint: evidenceFingerprint(evidence) }
}

export type GoodGuyAnswer =
  | { readonly state: 'applies' }
  | { readonly state: 'other-pair' }
  | { readonly state: 'not-yet' }
  | { readonly state: 'revoked'; readonly at: string }
  | { readonly state: 'expired'; readonly at: string }
  | { readonly state: 'evidence-changed'; readonly differences: readonly EvidenceDifference[] }

export interface PairNow {
  readonly subject: Subject
  readonly party: ListedParty
  /** Identifiers that the issuer gave the party before this one. */
  readonly previousKeys?: readonly PartyKey[]
  readonly now: string
}

/** Whether an entry still holds for a pair as it is now, and if not, why: with what changed, field by field. */
export function goodGuyApplies(entry: GoodGuy, { subject, party, previousKeys = [], now }: PairNow): GoodGuyAnswer {
  const isParty = [party, ...previousKeys].some((key) => isSameKey(key, entry.party))
  if (entry.subjectId !== subject.id || !isParty) return { state: 'other-pair' }
  if (now < entry.grantedAt) return { state: 'not-yet' }
  if (entry.revokedAt !== null && now >= entry.revokedAt) return { state: 'revoked', at: entry.revokedAt }
  if (now >= entry.until) return { state: 'expired', at: entry.until }
  const evidence = evidenceOf(subject, party, entry.cited)
  if (evidenceFingerprint(evidence) === entry.fingerprint) return { state: 'applies' }
  return { state: 'evidence-changed', differences: evidenceDifferences(entry.evidence, evidence) }
}

export function isSameKey(a: PartyKey, b: PartyKey): boolean {
  return a.listId === b.listId && a.id === b.id
}
