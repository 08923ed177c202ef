// Whom a change reaches: the parties that came or changed are asked of the index, those that went or were restated of the
// record. Costs what the change costs (law L1).

import { setImmediate as nextTurn } from 'node:timers/promises'
import { compareText } from '@hindsight/engine/base'
import type { PartyKey } from '@hindsight/engine/indexing'
import {
  type ChangeExamination,
  examineChanges,
  type FoundHit,
  type PartyChanges,
  partyKeyText,
  type SortedChanges,
  type SubjectIndex,
} from '@hindsight/engine/lookback'
import type { Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import type { CaseReads, Store } from '../../store/index.ts'

/** Everything that has to be known to settle any subject. */
export interface Reach {
  readonly examination: ChangeExamination
  /** By party that went, changed or was restated: who has a hit with it. */
  readonly holders: ReadonlyMap<string, readonly string[]>
  /** Keys of parties that are not listed any more. */
  readonly removed: ReadonlySet<string>
  /** To be compared with everything that is listed: what they were compared with before is not known. */
  readonly whole: ReadonlySet<string>
  /** Everybody who is reached, in order. */
  readonly touched: readonly string[]
}

export interface ReachOptions {
  readonly index: SubjectIndex
  readonly policy: Policy
  /** Parties whose exemptions ended, each with the subjects it is about. */
  readonly ended: readonly { readonly party: ListedParty; readonly subjectIds: readonly string[] }[]
  readonly whole: ReadonlySet<string>
  /** Called between slices; rejects to break off. */
  readonly onSlice: () => Promise<void>
}

/** Parties asked for between two looks at signals and leases. */
const sliceCount = 64

/** Finds everybody whom the changes reach. */
export async function findReach(
  store: Pick<Store, 'read'>,
  changes: PartyChanges,
  options: ReachOptions,
): Promise<Reach> {
  const examined = await examineInSlices(changes, options)
  // A party that is compared anew is asked for its exemptions with that.
  const known = new Set([...examined.changes.toCompare, ...examined.changes.restated].map(partyKeyText))
  const ended = options.ended.map(({ party }) => party).filter((party) => !known.has(partyKeyText(party)))
  const restated = [...examined.changes.restated, ...ended]
  const examination = { ...examined, changes: { ...examined.changes, restated } }
  const holders = new Map(await store.read(({ cases }) => holdersOf(cases, examined.changes)))
  for (const { party, subjectIds } of options.ended) {
    const key = partyKeyText(party)
    holders.set(key, [...new Set([...(holders.get(key) ?? []), ...subjectIds])])
  }
  const touched = new Set([...examination.found.keys(), ...options.whole])
  for (const ids of holders.values()) for (const id of ids) touched.add(id)
  const removed = new Set(changes.removed.map(partyKeyText))
  return { examination, holders, removed, whole: options.whole, touched: [...touched].sort(compareText) }
}

async function examineInSlices(
  changes: PartyChanges,
  { index, policy, onSlice }: ReachOptions,
): Promise<ChangeExamination> {
  const none = { added: [], changed: [], removed: [], reidentified: [] }
  const { changed, removed, reidentified } = changes
  const sorted = examineChanges({ ...none, removed }, { subjects: index, policy })
  const found = new Map<string, FoundHit[]>()
  const parts: SortedChanges[] = [sorted.changes]
  let pairsScored = 0
  const examine = (slice: Partial<PartyChanges>): void => {
    const part = examineChanges({ ...none, ...slice }, { subjects: index, policy })
    parts.push(part.changes)
    pairsScored += part.pairsScored
    for (const [subjectId, hits] of part.found) {
      const known = found.get(subjectId)
      if (known === undefined) found.set(subjectId, [...hits])
      else known.push(...hits)
    }
  }
  const slices = [
    ...slicesOf(changes.added).map((added) => ({ added })),
    ...slicesOf(changed).map((some) => ({ changed: some })),
    ...slicesOf(reidentified).map((some) => ({ reidentified: some })),
  ]
  for (const slice of slices) {
    examine(slice)
    await nextTurn()
    await onSlice()
  }
  return { changes: joinSorted(parts), found, pairsScored, subjectCount: index.subjectCount }
}

function slicesOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  const slices: (readonly T[])[] = []
  for (let at = 0; at < values.length; at += sliceCount) slices.push(values.slice(at, at + sliceCount))
  return slices
}

function joinSorted(parts: readonly SortedChanges[]): SortedChanges {
  return {
    gone: parts.flatMap(({ gone }) => gone),
    toCompare: parts.flatMap(({ toCompare }) => toCompare),
    restated: parts.flatMap(({ restated }) => restated),
    previousIds: parts.flatMap(({ previousIds }) => previousIds),
  }
}

async function holdersOf(
  cases: CaseReads,
  { gone, restated, toCompare }: SortedChanges,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const asked = new Map<string, PartyKey>()
  for (const party of [...gone, ...restated, ...toCompare]) asked.set(partyKeyText(party), party)
  const found: (readonly [string, readonly string[]])[] = []
  for (const [key, { listId, id }] of asked) {
    const ids = await cases.holders(listId, id)
    if (ids.length > 0) found.push([key, ids])
  }
  return found
}
