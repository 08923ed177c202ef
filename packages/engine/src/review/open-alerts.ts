// From hits to work: every hit of a subject becomes an item of a case, a suppression with the name of who granted it, or a
// duplicate of an item that is already there. The three add up, or it throws (SLO-08; law L6).

import { assert } from '../base/index.ts'
import type { PartyKey } from '../indexing/index.ts'
import type { Comparison } from '../matching/index.ts'
import type { ListedParty, Subject } from '../model/index.ts'
import type { CaseState } from './case-states.ts'
import type { Verdict } from './disposition-reasons.ts'
import { type EvidenceDifference, evidenceDifferences, evidenceOf, type PairEvidence } from './evidence.ts'
import { type GoodGuy, type GoodGuyAnswer, goodGuyApplies, isSameKey } from './good-guy.ts'
import { groupSameParties, isSameListedParty } from './same-party.ts'

/** A hit as a screening or a lookback found it. */
export interface ReviewHit {
  readonly party: ListedParty
  readonly comparison: Comparison
  /** Identifiers that the issuer gave the party before this one. */
  readonly previousKeys?: readonly PartyKey[]
}

/** An item of an earlier case of the subject, open or closed; of equal parties the latest. */
export interface EarlierItem {
  readonly caseId: string
  /** As it was when the item was last looked at. */
  readonly party: ListedParty
  readonly state: CaseState
  /** Of closed cases. */
  readonly verdict: Verdict | null
  readonly evidence: PairEvidence
}

/** Why an item is in a case. */
export type ItemCause = 'new-hit' | 'found-again' | 'evidence-changed' | 'exemption-ended'

export interface CaseItem {
  readonly hit: ReviewHit
  readonly cause: ItemCause
  /** What is other than when it was last decided, field by field. */
  readonly differences: readonly EvidenceDifference[]
  /** The exemption that held before, and why it does not hold now. */
  readonly endedExemption: { readonly goodGuyId: string; readonly answer: GoodGuyAnswer } | null
}

/** A case to be opened, re-opened or added to: the items of one subject and one listed party, on however many lists. */
export interface CaseWork {
  readonly act: 'open' | 'reopen' | 'add'
  /** Null for a case to be opened. */
  readonly caseId: string | null
  readonly items: readonly CaseItem[]
}

export interface Suppression {
  readonly hit: ReviewHit
  readonly goodGuyId: string
  readonly grantedBy: string
  readonly approvedBy: string
}

/** A hit that is an item already. Where evidence changed since, the case is told. */
export interface Duplicate {
  readonly hit: ReviewHit
  readonly caseId: string
  readonly differences: readonly EvidenceDifference[]
}

export interface OpenedAlerts {
  readonly work: readonly CaseWork[]
  readonly suppressions: readonly Suppression[]
  readonly duplicates: readonly Duplicate[]
  readonly counts: {
    readonly hits: number
    readonly caseItems: number
    readonly suppressions: number
    readonly duplicates: number
  }
}

export interface OpenOptions {
  readonly subject: Subject
  /** Exemptions of the subject, ended ones too: they say why an item comes back. */
  readonly goodGuys: readonly GoodGuy[]
  readonly earlier: readonly EarlierItem[]
  readonly now: string
}

/** Sorts the hits of one subject into work, suppressions and duplicates. Hits keep their order. */
export function openAlerts(hits: readonly ReviewHit[], options: OpenOptions): OpenedAlerts {
  const sorted = hits.map((hit) => sortHit(hit, options))
  const suppressions = sorted.flatMap((one) => (one.kind === 'suppression' ? [one.suppression] : []))
  const duplicates = sorted.flatMap((one) => (one.kind === 'duplicate' ? [one.duplicate] : []))
  const items = sorted.flatMap((one) => (one.kind === 'item' ? [one] : []))
  const groups = groupSameParties(items, ({ item }) => item.hit.party)
  const work = joinWork(groups.map((group) => caseWork(group, options)))
  const counts = {
    hits: hits.length,
    caseItems: work.reduce((sum, one) => sum + one.items.length, 0),
    suppressions: suppressions.length,
    duplicates: duplicates.length,
  }
  assert(
    counts.hits === counts.caseItems + counts.suppressions + counts.duplicates,
    'hits = case items + named suppressions + open duplicates',
  )
  return { work, suppressions, duplicates, counts }
}

interface SortedItem {
  readonly kind: 'item'
  readonly item: CaseItem
  /** The closed case that the item was in. */
  readonly caseId: string | null
}

type SortedHit =
  | SortedItem
  | { readonly kind: 'suppression'; readonly suppression: Suppression }
  | { readonly kind: 'duplicate'; readonly duplicate: Duplicate }

function sortHit(hit: ReviewHit, options: OpenOptions): SortedHit {
  const item = earlierItem(hit, options)
  const differences = item === null ? [] : changedSince(item, hit, options)
  const stands =
    item !== null && (item.state !== 'closed' || (item.verdict === 'true-match' && differences.length === 0))
  // What is open is never hidden by an exemption, and what is confirmed is not raised twice.
  if (stands) return { kind: 'duplicate', duplicate: { hit, caseId: item.caseId, differences } }
  const exemption = exemptionOf(hit, options)
  if (exemption?.answer.state === 'applies') {
    const { id, grantedBy, approvedBy } = exemption.goodGuy
    return { kind: 'suppression', suppression: { hit, goodGuyId: id, grantedBy, approvedBy } }
  }
  const endedExemption = exemption === null ? null : { goodGuyId: exemption.goodGuy.id, answer: exemption.answer }
  const all = exemption?.answer.state === 'evidence-changed' ? exemption.answer.differences : differences
  const cause = causeOf({ isKnown: item !== null, isExempted: exemption !== null, isChanged: all.length > 0 })
  return { kind: 'item', caseId: item?.caseId ?? null, item: { hit, cause, differences: all, endedExemption } }
}

function causeOf({
  isKnown,
  isExempted,
  isChanged,
}: Record<'isKnown' | 'isExempted' | 'isChanged', boolean>): ItemCause {
  if (isChanged) return 'evidence-changed'
  if (isExempted) return 'exemption-ended'
  return isKnown ? 'found-again' : 'new-hit'
}

const keysOf = ({ party, previousKeys = [] }: ReviewHit): readonly PartyKey[] => [party, ...previousKeys]

/** The item that the hit was in: an open one before a closed one, the latest of several. */
function earlierItem(hit: ReviewHit, { earlier }: OpenOptions): EarlierItem | null {
  const known = earlier.filter(({ party }) => keysOf(hit).some((key) => isSameKey(key, party)))
  return known.findLast(({ state }) => state !== 'closed') ?? known.at(-1) ?? null
}

function changedSince(
  item: EarlierItem,
  { party }: ReviewHit,
  { subject }: OpenOptions,
): readonly EvidenceDifference[] {
  return evidenceDifferences(item.evidence, evidenceOf(subject, party))
}

/** The exemption that applies; else the last one that did, with why it does not. */
function exemptionOf(
  hit: ReviewHit,
  { subject, goodGuys, now }: OpenOptions,
): { readonly goodGuy: GoodGuy; readonly answer: GoodGuyAnswer } | null {
  const { party, previousKeys = [] } = hit
  const asked = goodGuys
    .map((goodGuy) => ({ goodGuy, answer: goodGuyApplies(goodGuy, { subject, party, previousKeys, now }) }))
    .filter(({ answer }) => answer.state !== 'other-pair' && answer.state !== 'not-yet')
  return asked.find(({ answer }) => answer.state === 'applies') ?? asked.at(-1) ?? null
}

/** The items of one listed party go into its open case where there is one, else into its closed one, else into a new one. */
function caseWork(group: readonly SortedItem[], { earlier }: OpenOptions): CaseWork {
  const items = group.map(({ item }) => item)
  const isSame = (one: EarlierItem): boolean => items.some(({ hit }) => isSameListedParty(hit.party, one.party))
  const open = earlier.findLast((one) => one.state !== 'closed' && isSame(one))
  if (open !== undefined) return { act: 'add', caseId: open.caseId, items }
  const closed = group.findLast(({ caseId }) => caseId !== null)?.caseId ?? null
  return closed === null ? { act: 'open', caseId: null, items } : { act: 'reopen', caseId: closed, items }
}

/** Groups that were one case once go back into it together. */
function joinWork(work: readonly CaseWork[]): readonly CaseWork[] {
  const joined = new Map<string, CaseWork>()
  for (const [i, one] of work.entries()) {
    const key = one.caseId ?? `new ${i}`
    const other = joined.get(key)
    joined.set(key, other === undefined ? one : { ...other, items: [...other.items, ...one.items] })
  }
  return [...joined.values()]
}
