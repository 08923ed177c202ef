// From hits to cases, in the transaction of whoever found them: every hit is an item of a case, a suppression with the
// name of who granted it, or a duplicate of what is open; what stands, what fell away and who is to be told come with it
// (laws L1, L6, L13).

import { compareText } from '@hindsight/engine/base'
import type { PartyKey } from '@hindsight/engine/indexing'
import type { ListId, PartyId, Subject } from '@hindsight/engine/model'
import { type OpenedAlerts, openAlerts, type ReviewHit, type UnwindCause, unwindCases } from '@hindsight/engine/review'
import type { StandingHitRow, StoreTransaction } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { loadMemory, type SubjectMemory } from './case-memory.ts'
import { placeOfStanding, sealValue } from './case-seal.ts'
import { CaseWriter, type ChangedCase } from './case-writer.ts'

/** A subject as it was compared just now, and every hit that it has. */
export interface SubjectHits {
  readonly subject: Subject
  readonly subjectVersion: number
  /** Hits that were found or looked at again, with the parties as they are now. */
  readonly hits: readonly ReviewHit[]
  /** Hits that stand as they are and needed no look. What is in neither has fallen away. */
  readonly kept?: readonly PartyKey[]
}

export interface OpenCasesFacts {
  readonly context: RecordContext
  readonly runId: string
  readonly cause: 'screening' | 'lookback'
  /** Why a hit that stood is none any more. */
  readonly lostCause: UnwindCause
}

export interface OpenedCases {
  readonly counts: OpenedAlerts['counts']
  readonly changed: readonly ChangedCase[]
  /** Named, in the order of the subjects. */
  readonly suppressions: readonly { readonly subjectId: string; readonly goodGuyId: string }[]
}

/**
 * Opens, joins and opens again what the hits of some subjects give, replaces their standing hits, proposes what fell away
 * for closing, and writes outbox and log. Each subject stands once. Throws where the hits do not add up.
 */
export async function openCases(
  transaction: StoreTransaction,
  all: readonly SubjectHits[],
  facts: OpenCasesFacts,
): Promise<OpenedCases> {
  const ids = all.map(({ subject }) => subject.id)
  const memory = await loadMemory(transaction.cases, ids, facts.context)
  const writer = await CaseWriter.begin(transaction, facts)
  const standing: StandingHitRow[] = []
  const suppressions: { subjectId: string; goodGuyId: string }[] = []
  let counts: OpenedAlerts['counts'] = { hits: 0, caseItems: 0, suppressions: 0, duplicates: 0 }
  for (const one of all) {
    const known = memory.get(one.subject.id) ?? { standing: [], cases: [], items: [], goodGuys: [] }
    const opened = sortHits(one, known, facts)
    await writer.write(one, known, opened)
    await unwind(one, known, { facts, writer })
    standing.push(...standingOf(one, known, { opened, facts }))
    for (const { goodGuyId } of opened.suppressions) suppressions.push({ subjectId: one.subject.id, goodGuyId })
    counts = sumOf(counts, opened.counts)
  }
  await transaction.cases.replaceStanding(ids, standing)
  const changed = await writer.end()
  await recordOpened(transaction, facts, { counts, changed, suppressions })
  return { counts, changed, suppressions }
}

function sortHits(
  { subject, hits }: SubjectHits,
  { goodGuys, items }: SubjectMemory,
  { context }: OpenCasesFacts,
): OpenedAlerts {
  return openAlerts(hits, { subject, goodGuys, earlier: items, now: context.now() })
}

interface Unwinder {
  readonly facts: OpenCasesFacts
  readonly writer: CaseWriter
}

/** What stood and does not any more is proposed for closing to whoever decides; nothing is closed. */
async function unwind(
  { subjectVersion, hits, kept = [] }: SubjectHits,
  { standing, items }: SubjectMemory,
  { facts, writer }: Unwinder,
): Promise<void> {
  const still = new Set(hits.flatMap(({ party, previousKeys = [] }) => [party, ...previousKeys]).map(keyText))
  for (const key of kept) still.add(keyText(key))
  const lost = standing
    .map(({ listId, partyId }) => ({ listId: listId as ListId, id: partyId as PartyId }))
    .filter((key) => !still.has(keyText(key)))
  if (lost.length === 0) return
  for (const each of unwindCases({ lost, cause: facts.lostCause, items })) await writer.unwind(each, subjectVersion)
}

interface Standing {
  readonly opened: OpenedAlerts
  readonly facts: OpenCasesFacts
}

function standingOf(
  { subject, hits, kept = [] }: SubjectHits,
  known: SubjectMemory,
  { opened, facts }: Standing,
): readonly StandingHitRow[] {
  const suppressedBy = new Map(opened.suppressions.map(({ hit, goodGuyId }) => [hit, goodGuyId]))
  const keptKeys = new Set(kept.map(keyText))
  const rows = known.standing.filter(({ listId, partyId }) => keptKeys.has(keyText({ listId, id: partyId })))
  for (const hit of hits) {
    const row = {
      subjectId: subject.id,
      listId: hit.party.listId,
      partyId: hit.party.id,
      score: hit.comparison.score,
      suppressedBy: suppressedBy.get(hit) ?? null,
      runId: facts.runId,
    }
    const sealed = sealValue(hit.comparison, { subjectId: subject.id, place: placeOfStanding(row) }, facts.context)
    rows.push({ ...row, sealed })
  }
  return rows
}

function sumOf(a: OpenedAlerts['counts'], b: OpenedAlerts['counts']): OpenedAlerts['counts'] {
  return {
    hits: a.hits + b.hits,
    caseItems: a.caseItems + b.caseItems,
    suppressions: a.suppressions + b.suppressions,
    duplicates: a.duplicates + b.duplicates,
  }
}

async function recordOpened(
  transaction: StoreTransaction,
  { context, runId, cause }: OpenCasesFacts,
  { counts, changed, suppressions }: OpenedCases,
): Promise<void> {
  if (counts.hits === 0 && changed.length === 0) return
  const cases = changed.map(({ caseId, act, state }) => ({ caseId, act, state }))
  const goodGuys = [...Map.groupBy(suppressions, ({ goodGuyId }) => goodGuyId)]
    .map(([goodGuyId, those]) => ({ goodGuyId, hits: those.length }))
    .sort((a, b) => compareText(a.goodGuyId, b.goodGuyId))
  const body = { id: `${runId}.cases`, runId, cause, ...counts, cases, goodGuys }
  await recordFact(transaction, { context, kind: 'cases-opened', act: null, body })
}

function keyText({ listId, id }: { readonly listId: string; readonly id: string }): string {
  return JSON.stringify([listId, id])
}
