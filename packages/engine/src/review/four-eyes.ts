// Two different people for an adverse or a suppressing decision (law L13): by person, never by key, session or route.

/** Who does something. One person may hold several keys and open several sessions. */
export interface Actor {
  readonly personId: string
  readonly keyId: string
  readonly mayApprove: boolean
}

/** A decision that waits for its second person. */
export interface Proposal {
  readonly proposalId: string
  readonly state: 'open' | 'approved' | 'rejected' | 'withdrawn'
  readonly proposedBy: Actor
  /** Everybody else who had a hand in it: who prepared the import or the bulk, who edited it. */
  readonly contributors: readonly string[]
  readonly route: 'single' | 'group' | 'import' | 'service'
  /** True matches are decided one by one. */
  readonly isTrueMatch: boolean
}

export type ApprovalRefusal =
  | 'not-open'
  | 'unknown-person'
  | 'not-permitted'
  | 'own-proposal'
  | 'own-contribution'
  | 'never-in-groups'
  | 'evidence-not-opened'

export type ApprovalAnswer =
  | { readonly ok: true; readonly proposalId: string; readonly approvedBy: string }
  | { readonly ok: false; readonly refusal: ApprovalRefusal; readonly message: string }

export interface Approval {
  readonly approver: Actor
  /** The record shows that this person looked at the evidence. */
  readonly hasOpenedEvidence: boolean
}

/** Whether an approver may confirm a proposal. The store still has to refuse the second of two approvals at once. */
export function checkApproval(proposal: Proposal, { approver, hasOpenedEvidence }: Approval): ApprovalAnswer {
  const refuse = (refusal: ApprovalRefusal, message: string): ApprovalAnswer => ({ ok: false, refusal, message })
  const { proposedBy, proposalId } = proposal
  if (proposal.state !== 'open') return refuse('not-open', `proposal ${proposalId} is ${proposal.state} already`)
  if (normalPerson(approver.personId) === '' || normalPerson(proposedBy.personId) === '')
    return refuse('unknown-person', 'a person acts under an enrolled name; a key or a route alone is nobody')
  if (!approver.mayApprove)
    return refuse('not-permitted', `${approver.personId} may not approve; ask somebody with that role`)
  if (isSamePerson(approver, proposedBy))
    return refuse('own-proposal', `${approver.personId} proposed it; another person has to confirm it`)
  if (proposal.contributors.some((person) => normalPerson(person) === normalPerson(approver.personId)))
    return refuse('own-contribution', `${approver.personId} had a hand in it; another person has to confirm it`)
  if (proposal.isTrueMatch && (proposal.route === 'group' || proposal.route === 'import'))
    return refuse('never-in-groups', 'true matches are confirmed one by one; propose this one by itself')
  if (!hasOpenedEvidence)
    return refuse('evidence-not-opened', `${approver.personId} has not opened the evidence; open the case first`)
  return { ok: true, proposalId, approvedBy: approver.personId }
}

/** One person whatever the key; and one key is one person, whatever name it is used under. */
function isSamePerson(a: Actor, b: Actor): boolean {
  return normalPerson(a.personId) === normalPerson(b.personId) || a.keyId === b.keyId
}

/** Ids that a reader takes for one are one: case, spacing and composition do not make a second person. */
function normalPerson(personId: string): string {
  return personId.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}
