// What one person proposes and another decides. Whatever the route, both sign, and the two are different people: one
// person with two keys is one person (law L13). What an approval does happens in the transaction that records it.

import { CommandError } from '../../config/index.ts'
import type { Instant, Proposal, StoreTransaction, StoreView } from '../../store/index.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import { type AcceptedAct, acceptAct, type SignedAct } from './signed-act.ts'

export interface ApprovedProposal {
  readonly proposal: Proposal
  readonly approval: AcceptedAct
  readonly context: ServiceContext
}

/** One kind of thing that takes two people. */
export interface ProposalKind {
  /** Throws `CommandError` where such a proposal makes no sense now; called when it is made and when it is approved. */
  check(view: StoreView, proposal: Pick<Proposal, 'target' | 'payload'>, at: Instant): Promise<void>
  /** Does what was proposed. */
  apply(transaction: StoreTransaction, approved: ApprovedProposal): Promise<void>
  /** Done in the transaction that makes the proposal: what it is about knows that it waits. */
  made?(transaction: StoreTransaction, made: MadeProposal): Promise<void>
  /** Done in the transaction that rejects or withdraws it. */
  ended?(transaction: StoreTransaction, ended: ApprovedProposal, act: 'reject' | 'withdraw'): Promise<void>
}

export interface MadeProposal {
  readonly proposal: Proposal
  readonly accepted: AcceptedAct
  readonly context: ServiceContext
}

export type ProposalKinds = Readonly<Record<string, ProposalKind>>

export interface ProposalJourney {
  readonly context: ServiceContext
  readonly kinds: ProposalKinds
}

/** Payload of the act `propose`. */
export interface ProposalContent {
  readonly kind: string
  readonly target: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Keeps a signed proposal until somebody else decides on it. */
export function propose(signed: SignedAct, { context, kinds }: ProposalJourney): Promise<Proposal> {
  return context.store.write(async (transaction) => {
    const accepted = await acceptAct(transaction, { signed, kind: 'propose', context })
    const { kind, target, payload } = readProposal(accepted.payload)
    const kindOf = kinds[kind]
    if (kindOf === undefined) throw new CommandError('proposal-kind', { kind })
    const [open] = await transaction.operators.proposals({ kind, target, state: 'open' })
    if (open !== undefined) {
      const { proposalId, proposedBy } = open
      throw new CommandError('proposal-open', { kind, target, proposalId, operator: proposedBy })
    }
    await kindOf.check(transaction, { target, payload }, accepted.act.at)
    const { act, operator } = accepted
    const proposal: Proposal = {
      proposalId: act.actId.slice(0, 16),
      kind,
      target,
      payload,
      proposedBy: operator.operatorId,
      proposedAt: act.at,
      proposalActId: act.actId,
      state: 'open',
      decidedBy: null,
      decidedAt: null,
      decisionActId: null,
    }
    await transaction.operators.propose(proposal)
    await kindOf.made?.(transaction, { proposal, accepted, context })
    const body = { proposalId: proposal.proposalId, kind, target, payload }
    await recordFact(transaction, { context, kind: 'proposal-made', act, body })
    return proposal
  })
}

/** Approves a proposal as another person than who made it, and does what it proposes. */
export function approveProposal(signed: SignedAct, { context, kinds }: ProposalJourney): Promise<Proposal> {
  return decide(signed, {
    context,
    kind: 'approve',
    state: 'approved',
    check({ proposal, by }) {
      if (proposal.proposedBy === by) throw new CommandError('same-person', { kind: proposal.kind, operator: by })
    },
    async apply(transaction, approved) {
      const kindOf = kinds[approved.proposal.kind]
      if (kindOf === undefined) throw new CommandError('proposal-kind', { kind: approved.proposal.kind })
      await kindOf.check(transaction, approved.proposal, approved.approval.act.at)
      await kindOf.apply(transaction, approved)
    },
  })
}

/** Turns a proposal down, as another person than who made it. */
export function rejectProposal(signed: SignedAct, { context, kinds }: ProposalJourney): Promise<Proposal> {
  return decide(signed, {
    context,
    kind: 'reject',
    state: 'rejected',
    check({ proposal, by }) {
      if (proposal.proposedBy === by) throw new CommandError('same-person', { kind: proposal.kind, operator: by })
    },
    async apply(transaction, ended) {
      await kinds[ended.proposal.kind]?.ended?.(transaction, ended, 'reject')
    },
  })
}

/** Takes one's own proposal back. */
export function withdrawProposal(signed: SignedAct, { context, kinds }: ProposalJourney): Promise<Proposal> {
  return decide(signed, {
    context,
    kind: 'withdraw',
    state: 'withdrawn',
    check({ proposal, by }) {
      if (proposal.proposedBy === by) return
      throw new CommandError('proposal-not-own', { proposalId: proposal.proposalId, operator: proposal.proposedBy })
    },
    async apply(transaction, ended) {
      await kinds[ended.proposal.kind]?.ended?.(transaction, ended, 'withdraw')
    },
  })
}

interface Decision {
  readonly context: ServiceContext
  readonly kind: 'approve' | 'reject' | 'withdraw'
  readonly state: 'approved' | 'rejected' | 'withdrawn'
  check(facts: { readonly proposal: Proposal; readonly by: string }): void
  apply(transaction: StoreTransaction, approved: ApprovedProposal): Promise<void>
}

function decide(signed: SignedAct, decision: Decision): Promise<Proposal> {
  const { context, kind, state } = decision
  return context.store.write(async (transaction) => {
    const approval = await acceptAct(transaction, { signed, kind, context })
    const proposalId = textOf(approval.payload, 'proposalId')
    const proposal = await transaction.operators.proposal(proposalId)
    if (proposal === null) throw new CommandError('proposal-unknown', { proposalId })
    if (proposal.state !== 'open') throw decidedAlready(proposal)
    const { act, operator } = approval
    decision.check({ proposal, by: operator.operatorId })
    const closing = { state, decidedBy: operator.operatorId, decidedAt: act.at, decisionActId: act.actId }
    const isFirst = await transaction.operators.decide(proposalId, closing)
    if (!isFirst) throw decidedAlready(proposal)
    await decision.apply(transaction, { proposal, approval, context })
    const body = { proposalId, kind: proposal.kind, target: proposal.target, state }
    await recordFact(transaction, { context, kind: `proposal-${state}`, act, body })
    return { ...proposal, ...closing }
  })
}

function decidedAlready({ proposalId, state, decidedBy }: Proposal): CommandError {
  const how = state === 'open' ? 'decided just now' : `${state} by ${decidedBy ?? ''}`
  return new CommandError('proposal-decided', { proposalId, how })
}

function readProposal(content: Readonly<Record<string, unknown>>): ProposalContent {
  const { payload } = content
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new CommandError('act-refused', { reason: 'the proposal has no payload' })
  }
  const kind = textOf(content, 'kind')
  const target = textOf(content, 'target')
  return { kind, target, payload: payload as Readonly<Record<string, unknown>> }
}

/** A text of a signed payload. Throws `CommandError` where it is absent: the act does not say what is to be done. */
export function textOf(payload: unknown, field: string): string {
  const value = (payload as Readonly<Record<string, unknown>>)[field]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new CommandError('act-refused', { reason: `it says no ${field}` })
}
