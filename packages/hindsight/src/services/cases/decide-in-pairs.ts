// What takes two people: that it is the listed party, and that a pair is not raised again. One proposes on the evidence as
// it is, another one who has opened it confirms; if the evidence moved meanwhile, nothing is decided (law L13).

import type { Subject } from '@hindsight/engine/model'
import {
  bindEvidence,
  type CitedField,
  checkApproval,
  type GoodGuy,
  type GoodGuyDraft,
  goodGuyProblems,
  needsSecondPerson,
} from '@hindsight/engine/review'
import { CommandError } from '../../config/index.ts'
import type { CaseRow, Proposal, StoreTransaction, StoreView } from '../../store/index.ts'
import type { ApprovedProposal, MadeProposal, ProposalKind } from '../operators/proposals.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { type DispositionWords, dispositionOf, readSigned, refuse, type SignedDisposition } from './case-disposition.ts'
import { type KnownItem, loadMemory } from './case-memory.ts'
import { openValue, placeOfEvent, placeOfGoodGuy, sealValue } from './case-seal.ts'
import { type CaseWords, checkWords } from './case-words.ts'
import { findCase, moveByPerson } from './move-case.ts'

export const pairDecisionKind = 'case-decision'

/** The evidence of each pair of a case as it was proposed on. */
interface Bound extends Pick<GoodGuy, 'evidence' | 'fingerprint'> {
  readonly listId: string
  readonly partyId: string
}

/** Proposals about cases for somebody who has the keys; `words` are what the one who proposes says. */
export function casePairs(context: RecordContext, words: CaseWords = {}): ProposalKind {
  return {
    check: (view, { target, payload }) => checkProposal(view, target, payload),
    made: (transaction, made) => beginApproval(transaction, made, { context, words }),
    apply: (transaction, approved) => confirm(transaction, approved, context),
    async ended(transaction, { proposal, approval }, act) {
      const row = await findCase(transaction.cases, proposal.target)
      // What was overtaken by new evidence is back in review already.
      const { proposalId } = proposal
      await moveByPerson(transaction, row, { context, accepted: approval, act, details: {}, proposalId })
    },
  }
}

/** Without keys, decisions on cases are refused, whatever the route. */
export const casePairsElsewhere: ProposalKind = {
  check: () => Promise.reject(new CommandError('case-proposal', { act: 'proposed or approved' })),
  apply: () => Promise.reject(new CommandError('case-proposal', { act: 'approved' })),
  ended: () => Promise.reject(new CommandError('case-proposal', { act: 'rejected or withdrawn' })),
}

async function checkProposal({ cases }: StoreView, caseId: string, payload: unknown): Promise<void> {
  await findCase(cases, caseId)
  const signed = readSigned(payload as Readonly<Record<string, unknown>>, caseId)
  if (!needsSecondPerson(signed)) refuse([`verdict: ${signed.verdict} without suppression is decided by one person`])
}

interface Made {
  readonly context: RecordContext
  readonly words: CaseWords
}

async function beginApproval(
  transaction: StoreTransaction,
  { proposal, accepted }: MadeProposal,
  { context, words }: Made,
): Promise<void> {
  const row = await findCase(transaction.cases, proposal.target)
  const payload = proposal.payload as Readonly<Record<string, unknown>>
  checkWords({ words, subjectId: row.subjectId, payload }, context)
  const { operatorId } = accepted.operator
  if (row.state === 'in-review' && row.assignee !== null && row.assignee !== operatorId) {
    throw new CommandError('case-not-own', { caseId: row.caseId, operator: row.assignee })
  }
  const signed = readSigned(payload, row.caseId)
  const disposition = dispositionOf(signed, words as unknown as DispositionWords, accepted.act.at)
  const subject = await currentSubject(transaction, row, context)
  const items = await itemsOf(transaction, row, context)
  const bound = items.map((item) => boundOf(item, subject, signed))
  if (signed.suppress) {
    const grant = { grantedBy: operatorId, grantedAt: accepted.act.at, note: disposition.note }
    for (const item of items) refuse(goodGuyProblems(draftOf(signed, item, { subjectId: row.subjectId, ...grant })))
  }
  const { verdict, reason, cited, suppress, until, owner } = signed
  await moveByPerson(transaction, row, {
    context,
    accepted,
    act: 'propose',
    details: { disposition, bound },
    proposalId: proposal.proposalId,
    facts: { verdict, reason, cited, suppress, until, owner },
  })
}

async function confirm(
  transaction: StoreTransaction,
  { proposal, approval }: ApprovedProposal,
  context: RecordContext,
): Promise<void> {
  const row = await findCase(transaction.cases, proposal.target)
  await checkSecondPerson(transaction, { proposal, approval, context })
  const signed = readSigned(proposal.payload as Readonly<Record<string, unknown>>, row.caseId)
  const made = await proposedDetails(transaction, { proposal, row }, context)
  const subject = await currentSubject(transaction, row, context)
  const items = await itemsOf(transaction, row, context)
  checkSameEvidence(
    row,
    made.bound,
    items.map((item) => boundOf(item, subject, signed)),
  )
  const goodGuyIds: string[] = []
  if (signed.suppress) {
    const grant = { grantedBy: proposal.proposedBy, grantedAt: approval.act.at, note: made.disposition.note }
    for (const item of items) {
      const draft = draftOf(signed, item, { subjectId: row.subjectId, ...grant })
      refuse(goodGuyProblems(draft))
      const id = context.newId()
      const approvedBy = approval.operator.operatorId
      const bound = boundOf(item, subject, signed)
      const { evidence, fingerprint } = bound
      await addGoodGuy(transaction, { ...draft, id, approvedBy, evidence, fingerprint, revokedAt: null }, context)
      goodGuyIds.push(id)
    }
    await suppressStanding(transaction, row, { items, goodGuyIds })
  }
  const { proposalId } = proposal
  const { verdict } = signed
  const facts = { verdict, goodGuyIds }
  const changes = { verdict }
  const details = { disposition: made.disposition }
  await moveByPerson(transaction, row, {
    context,
    accepted: approval,
    act: 'approve',
    details,
    proposalId,
    changes,
    facts,
  })
}

/** The engine decides who is a second person; the record shows who has opened the evidence since it was proposed. */
async function checkSecondPerson(
  { operators, cases }: StoreTransaction,
  { proposal, approval, context }: Omit<ApprovedProposal, 'context'> & { readonly context: RecordContext },
): Promise<void> {
  const proposalAct = await operators.act(proposal.proposalActId)
  const events = await cases.events(proposal.target)
  const since = events.findLastIndex(({ proposalId }) => proposalId === proposal.proposalId)
  const { operatorId } = approval.operator
  const hasOpenedEvidence = events
    .slice(since + 1)
    .some((event) => event.act === 'look' && event.operatorId === operatorId)
  const { verdict } = readSigned(proposal.payload as Readonly<Record<string, unknown>>, proposal.target)
  const answer = checkApproval(
    {
      proposalId: proposal.proposalId,
      // It was open when this transaction began to decide on it.
      state: 'open',
      proposedBy: { personId: proposal.proposedBy, keyId: proposalAct?.keyId ?? '', mayApprove: true },
      contributors: [],
      route: 'single',
      isTrueMatch: verdict === 'true-match',
    },
    { approver: { personId: operatorId, keyId: approval.act.keyId, mayApprove: true }, hasOpenedEvidence },
  )
  if (answer.ok) return
  const isSame = answer.refusal === 'own-proposal'
  if (isSame) throw new CommandError('same-person', { kind: proposal.kind, operator: operatorId })
  throw new CommandError('approval-refused', { reason: answer.message, at: context.now() })
}

interface ProposedDetails {
  readonly disposition: ReturnType<typeof dispositionOf>
  readonly bound: readonly Bound[]
}

async function proposedDetails(
  { cases }: StoreView,
  { proposal, row }: { readonly proposal: Proposal; readonly row: CaseRow },
  context: RecordContext,
): Promise<ProposedDetails> {
  const events = await cases.events(row.caseId)
  const event = events.find((one) => one.act === 'propose' && one.proposalId === proposal.proposalId)
  const place = event === undefined ? null : { subjectId: row.subjectId, place: placeOfEvent(event) }
  const details =
    event === undefined || place === null ? erased : openValue<ProposedDetails>(event.sealed, place, context)
  if (details === erased) {
    throw new CommandError('record-damaged', { what: row.caseId, reason: 'what was proposed cannot be read' })
  }
  return details
}

function checkSameEvidence({ caseId }: CaseRow, before: readonly Bound[], now: readonly Bound[]): void {
  const text = (bound: readonly Bound[]): readonly string[] =>
    bound.map(({ listId, partyId, fingerprint }) => JSON.stringify([listId, partyId, fingerprint])).sort()
  const [was, is] = [text(before), text(now)]
  if (was.join('\n') === is.join('\n')) return
  const moved = now.find((one) => !was.includes(text([one])[0] ?? '')) ?? before[0]
  const what = moved === undefined ? 'a hit' : `${moved.listId} ${moved.partyId}`
  throw new CommandError('case-evidence-moved', { caseId, what })
}

async function currentSubject(view: StoreView, { subjectId }: CaseRow, context: RecordContext): Promise<Subject> {
  const version = (await view.subjects.newest([subjectId])).get(subjectId)
  const opened = version === undefined ? erased : openSubject(version, context)
  if (opened === erased) throw new CommandError('record-damaged', { what: subjectId, reason: 'it was erased' })
  return opened.subject
}

/** The pairs of a case that still stand. */
async function itemsOf(view: StoreView, row: CaseRow, context: RecordContext): Promise<readonly KnownItem[]> {
  const memory = (await loadMemory(view.cases, [row.subjectId], context)).get(row.subjectId)
  return (memory?.items ?? []).filter(({ caseId }) => caseId === row.caseId)
}

interface Granted {
  readonly items: readonly KnownItem[]
  /** One for each item. */
  readonly goodGuyIds: readonly string[]
}

/** What stands is kept down by name from now on. */
async function suppressStanding(
  { cases }: StoreTransaction,
  { subjectId }: CaseRow,
  { items, goodGuyIds }: Granted,
): Promise<void> {
  const standing = (await cases.standing([subjectId])).get(subjectId) ?? []
  const rows = standing.map((hit) => {
    const at = items.findIndex(({ party }) => party.listId === hit.listId && party.id === hit.partyId)
    return { ...hit, suppressedBy: goodGuyIds[at] ?? hit.suppressedBy }
  })
  await cases.replaceStanding([subjectId], rows)
}

function boundOf({ party }: KnownItem, subject: Subject, signed: SignedDisposition): Bound {
  const cited = signed.cited as readonly CitedField[]
  return { listId: party.listId, partyId: party.id, ...bindEvidence({ cited }, subject, party) }
}

function draftOf(
  { reason, cited, owner, until }: SignedDisposition,
  { party }: KnownItem,
  grant: Pick<GoodGuyDraft, 'subjectId' | 'grantedBy' | 'grantedAt' | 'note'>,
): GoodGuyDraft {
  const { listId, id } = party
  const ends = { owner: owner ?? '', until: until ?? '' }
  return { ...grant, party: { listId, id }, reason, cited: cited as readonly CitedField[], ...ends }
}

async function addGoodGuy({ cases }: StoreTransaction, goodGuy: GoodGuy, context: RecordContext): Promise<void> {
  const { id: goodGuyId, subjectId, party, grantedAt, until } = goodGuy
  const sealed = sealValue(goodGuy, { subjectId, place: placeOfGoodGuy({ goodGuyId }) }, context)
  const place = { goodGuyId, subjectId, listId: party.listId, partyId: party.id }
  await cases.addGoodGuy({ ...place, grantedAt, until, revokedAt: null, sealed })
}
