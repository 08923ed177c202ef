// What review knows of subjects before it looks at new hits: hits that stand, cases with their items as they were last
// seen, and exemptions, ended ones too.

import type { Comparison } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import type {
  CaseItem,
  CaseState,
  EarlierItem,
  EvidenceDifference,
  GoodGuy,
  PairEvidence,
  Verdict,
} from '@hindsight/engine/review'
import type { CaseItemRow, CaseReads, CaseRow, GoodGuyRow, StandingHitRow } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { erased } from '../subjects/subject-seal.ts'
import { openValue, placeOfGoodGuy, placeOfItem } from './case-seal.ts'

/** What is sealed in an item. */
export interface ItemContent {
  readonly party: ListedParty
  readonly comparison: Comparison
  readonly evidence: PairEvidence
  readonly differences: readonly EvidenceDifference[]
  readonly endedExemption: CaseItem['endedExemption']
  readonly subjectVersion: number
}

export interface KnownItem extends EarlierItem {
  readonly comparison: Comparison
}

export interface SubjectMemory {
  readonly standing: readonly StandingHitRow[]
  readonly cases: readonly CaseRow[]
  /** Of each case and party the last. */
  readonly items: readonly KnownItem[]
  readonly goodGuys: readonly GoodGuy[]
}

/** Loads what is known of subjects; of those whose values were erased, only what stands. */
export async function loadMemory(
  cases: CaseReads,
  subjectIds: readonly string[],
  context: Pick<RecordContext, 'vault'>,
): Promise<ReadonlyMap<string, SubjectMemory>> {
  const standing = await cases.standing(subjectIds)
  const rows = Map.groupBy(await cases.casesOf(subjectIds), ({ subjectId }) => subjectId)
  const caseIds = [...rows.values()].flat().map(({ caseId }) => caseId)
  const items = Map.groupBy(await cases.items(caseIds), ({ subjectId }) => subjectId)
  const goodGuys = Map.groupBy(await cases.goodGuysOf(subjectIds), ({ subjectId }) => subjectId)
  return new Map(
    subjectIds.map((id) => {
      const own = rows.get(id) ?? []
      const memory: SubjectMemory = {
        standing: standing.get(id) ?? [],
        cases: own,
        items: knownItems(items.get(id) ?? [], own, context),
        goodGuys: (goodGuys.get(id) ?? []).flatMap((row) => openGoodGuy(row, context) ?? []),
      }
      return [id, memory]
    }),
  )
}

/** An exemption as it was granted and as it stands; null where its subject was erased. */
export function openGoodGuy(row: GoodGuyRow, context: Pick<RecordContext, 'vault'>): GoodGuy | null {
  const place = { subjectId: row.subjectId, place: placeOfGoodGuy(row) }
  const opened = openValue<GoodGuy>(row.sealed, place, context)
  return opened === erased ? null : { ...opened, revokedAt: row.revokedAt }
}

/** What an item says; null where its subject was erased. */
export function openItem(row: CaseItemRow, context: Pick<RecordContext, 'vault'>): ItemContent | null {
  const opened = openValue<ItemContent>(row.sealed, { subjectId: row.subjectId, place: placeOfItem(row) }, context)
  return opened === erased ? null : opened
}

function knownItems(
  rows: readonly CaseItemRow[],
  cases: readonly CaseRow[],
  context: Pick<RecordContext, 'vault'>,
): readonly KnownItem[] {
  const byId = new Map(cases.map((row) => [row.caseId, row]))
  const last = new Map<string, CaseItemRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.caseId, row.listId, row.partyId])
    // The newest comes last, also among the items of other cases.
    last.delete(key)
    last.set(key, row)
  }
  return [...last.values()].flatMap((row): KnownItem[] => {
    const found = byId.get(row.caseId)
    const content = openItem(row, context)
    if (found === undefined || content === null) return []
    const { party, evidence, comparison } = content
    const state = found.state as CaseState
    const verdict = found.verdict as Verdict | null
    return [{ caseId: row.caseId, party, state, verdict, evidence, comparison }]
  })
}
