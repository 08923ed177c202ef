// The index of monitored subjects as it is needed for looking back: what lies in files, brought up to the record. The
// record is the truth: the index says how far it has seen it, and takes up the rest (laws L1, L2).

import { assert } from '@hindsight/engine/base'
import { IndexImageError, policyKey } from '@hindsight/engine/indexing'
import { SubjectIndex } from '@hindsight/engine/lookback'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import type { StoreView, SubjectVersion } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { type IndexReach, readIndexFiles, removeIndexFiles, writeIndexFiles } from './index-files.ts'

export interface OpenedSubjectIndex {
  readonly index: SubjectIndex
  readonly reach: IndexReach
  /** Built from the record, since there was none that could be used. */
  readonly isRebuilt: boolean
  /** Monitored subjects in the record at that moment, counted apart from the index. */
  readonly monitored: number
  /** Monitored subjects whose values were erased; known where the index was built now. */
  readonly erasedCount: number
}

export interface SubjectIndexPlace {
  readonly context: RecordContext
  readonly policy: Policy
  readonly folder: string
}

/** Subjects filed at once: fewer merges when more, less memory when fewer. */
const filedAtOnce = 100_000
/** From this many new versions on, what was taken up is written. */
const writtenFrom = 1_000

/** Opens the index and brings it up to a moment of the record. An index that holds fewer than the record is built anew. */
export async function openSubjectIndex(place: SubjectIndexPlace): Promise<OpenedSubjectIndex> {
  const { policy, folder } = place
  const key = `${engineVersion}-${policyKey(policy)}`
  const saved = openSaved(folder, { key, policy })
  const opened = saved === null ? null : await bringUp(place, saved)
  if (opened !== null && opened.index.subjectCount === opened.monitored) return opened
  const rebuilt = await bringUp(place, null)
  const { index, monitored, erasedCount } = rebuilt
  assert(
    index.subjectCount + erasedCount === monitored,
    `the index of subjects holds ${index.subjectCount} and ${erasedCount} were erased, the record has ${monitored}`,
  )
  return rebuilt
}

type SavedStart = Pick<OpenedSubjectIndex, 'index' | 'reach'>

async function bringUp(
  { context, policy, folder }: SubjectIndexPlace,
  saved: SavedStart | null,
): Promise<OpenedSubjectIndex> {
  const key = `${engineVersion}-${policyKey(policy)}`
  const index = saved?.index ?? new SubjectIndex(policy)
  const start = saved?.reach ?? { sequence: 0, monitoring: 0 }
  const { reach, monitored, erasedCount } = await context.store.read(async (view) => {
    const erasedNow = saved === null ? await fileAll(view, index, context) : 0
    if (saved !== null) await takeUp(view, { index, reach: start, context })
    const counts = await view.subjects.counts()
    return { reach: await reachOf(view), monitored: counts.monitored, erasedCount: erasedNow }
  })
  const isWorthWriting = saved === null || reach.sequence - start.sequence >= writtenFrom
  if (isWorthWriting) writeIndexFiles(folder, key, { reach, segments: index.save() })
  return { index, reach, isRebuilt: saved === null, monitored, erasedCount }
}

/** Takes the files of the index away, with the values of whoever was erased; it is built again without them. */
export function forgetSubjectIndex(folder: string): void {
  removeIndexFiles(folder)
}

function openSaved(
  folder: string,
  { key, policy }: { readonly key: string; readonly policy: Policy },
): { readonly index: SubjectIndex; readonly reach: IndexReach } | null {
  const saved = readIndexFiles(folder, key)
  if (saved === null) return null
  try {
    return { index: new SubjectIndex(policy, { saved: saved.segments, verify: true }), reach: saved.reach }
  } catch (cause) {
    if (cause instanceof IndexImageError) return null
    throw cause
  }
}

/** Files every monitored subject, and counts those whose values were erased. */
async function fileAll(view: StoreView, index: SubjectIndex, context: RecordContext): Promise<number> {
  let held: Subject[] = []
  let erasedCount = 0
  for await (const versions of view.subjects.monitored()) {
    const filed = subjectsOf(versions, context)
    erasedCount += versions.length - filed.length
    held.push(...filed)
    if (held.length < filedAtOnce) continue
    index.put(held)
    held = []
  }
  index.put(held)
  return erasedCount
}

interface TakeUp {
  readonly index: SubjectIndex
  readonly reach: IndexReach
  readonly context: RecordContext
}

/** Files what came or changed since, and takes out who is not monitored any more. */
async function takeUp(view: StoreView, { index, reach, context }: TakeUp): Promise<void> {
  const touched = new Set<string>()
  for await (const versions of view.subjects.versionsAfter(reach.sequence)) {
    for (const { subjectId } of versions) touched.add(subjectId)
  }
  const changes = await view.subjects.monitoringAfter(reach.monitoring)
  for (const { subjectId } of changes) touched.add(subjectId)
  const ids = [...touched]
  for (let at = 0; at < ids.length; at += filedAtOnce) {
    await refile(view, { index, ids: ids.slice(at, at + filedAtOnce), context })
  }
}

async function refile(
  view: StoreView,
  {
    index,
    ids,
    context,
  }: { readonly index: SubjectIndex; readonly ids: readonly string[]; readonly context: RecordContext },
): Promise<void> {
  const heads = await view.subjects.heads(ids)
  const newest = await view.subjects.newest(ids)
  const filed = subjectsOf(
    [...newest.values()].filter(({ subjectId }) => heads.get(subjectId)?.isMonitored === true),
    context,
  )
  const filedIds = new Set(filed.map(({ id }) => id))
  for (const id of ids) if (!filedIds.has(id)) index.remove(id)
  index.put(filed)
}

async function reachOf({ subjects }: StoreView): Promise<IndexReach> {
  const { lastSequence } = await subjects.counts()
  const changes = await subjects.monitoringAfter(0)
  return { sequence: lastSequence, monitoring: changes.at(-1)?.place ?? 0 }
}

function subjectsOf(versions: readonly SubjectVersion[], context: RecordContext): Subject[] {
  return versions.flatMap((version) => {
    const opened = openSubject(version, context)
    return opened === erased ? [] : [opened.subject]
  })
}
