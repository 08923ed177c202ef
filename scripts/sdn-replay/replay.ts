// One snapshot after the other through reader, delta and gate; where the delta differs from the truth, the cause is
// looked for in the bytes of the two rows, not in our own canonical form.

import { createHash } from 'node:crypto'
import {
  type AcceptedVersion,
  type DeltaFigures,
  deltaFigures,
  diffDigests,
  diffParties,
  examineVersion,
  type GateReport,
  gateSettings,
  type ListDelta,
  type ListReading,
  partyText,
  readList,
  versionStats,
} from '@hindsight/engine/lists'
import { type Snapshot, snapshotsIn, type Truth } from '../../packages/hindsight/src/testing/sdn-snapshots.ts'

type Change = 'added' | 'removed' | 'changed' | 'reidentified' | 'nothing'

/** An id on which truth and delta do not say the same. */
export interface Compared {
  readonly id: string
  readonly truth: Change
  readonly ours: Change
  readonly cause: 'format only' | 'goes on under another id' | 'unexplained'
}

export interface Step {
  readonly seenAt: string
  readonly figures: DeltaFigures | null
  readonly compared: readonly Compared[]
  readonly report: GateReport
  readonly ms: Readonly<Record<'read' | 'digest' | 'compare' | 'delta' | 'gate', number>>
}

interface Version {
  readonly snapshot: Snapshot
  readonly reading: ListReading
  readonly digests: ReadonlyMap<string, string>
}

/** Replays up to `count` snapshots. A held snapshot is compared all the same, and taken as released by two people. */
export async function* replaySdn(folder: string, count: number): AsyncGenerator<Step> {
  const accepted: AcceptedVersion[] = []
  let before: Version | null = null
  let done = 0
  for (const snapshot of snapshotsIn(folder)) {
    if (done++ >= count) return
    const start = performance.now()
    const reading = await read(snapshot)
    const wasRead = performance.now()
    const digests = digestsOf(reading)
    const wasDigested = performance.now()
    const after = { snapshot, reading, digests }
    const difference = before === null ? null : diffDigests(before.digests, digests)
    const wasCompared = performance.now()
    const delta = before === null || difference === null ? null : deltaOf(before, after)
    const wasDiffed = performance.now()
    const figures = delta === null ? null : deltaFigures(delta)
    const stats = versionStats(reading, digests)
    const arrived = {
      sha256: snapshot.sha256,
      bytes: snapshot.content.length,
      publishedAt: snapshot.seenAt,
      stats,
      figures,
    }
    const report = examineVersion({
      ...arrived,
      listId: reading.listId,
      transport: [],
      result: reading,
      published: null,
      accepted,
      anchors: [],
      canaries: [],
      indexedCount: null,
      keptSha256: null,
      settings: gateSettings(reading.listId),
    })
    const wasExamined = performance.now()
    accepted.push({
      ...arrived,
      versionId: `${reading.listId}@${snapshot.seenAt.slice(0, 10)}`,
      format: reading.format,
      profile: reading.profile,
      isReleased: report.outcome === 'held',
    })
    const compared = before === null || delta === null ? [] : compare(before, after, delta)
    before = after
    const ms = {
      read: wasRead - start,
      digest: wasDigested - wasRead,
      compare: wasCompared - wasDigested,
      delta: wasDiffed - wasCompared,
      gate: wasExamined - wasDiffed,
    }
    yield { seenAt: snapshot.seenAt, figures, compared, report, ms }
  }
}

async function read({ content, seenAt }: Snapshot): Promise<ListReading> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield content
  }
  const options = { listId: null, format: null, profile: 'primary-only', acceptIncomplete: false, mapping: {} } as const
  const result = await readList([{ name: 'sdn.csv', chunks: chunks() }], options)
  if (result.state === 'read') return result
  throw new Error(`${seenAt} was refused: ${result.faults.map(({ message }) => message).join('; ')}`)
}

function digestsOf({ parties }: ListReading): ReadonlyMap<string, string> {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
  return new Map(parties.map((party) => [party.id as string, digest(partyText(party))]))
}

function deltaOf(before: Version, after: Version): ListDelta {
  const { addedIds, changedIds, removedIds, unchangedCount } = diffDigests(before.digests, after.digests)
  const [earlier, later] = [new Set([...removedIds, ...changedIds]), new Set([...addedIds, ...changedIds])]
  return diffParties({
    before: before.reading.parties.filter(({ id }) => earlier.has(id)),
    after: after.reading.parties.filter(({ id }) => later.has(id)),
    unchangedCount,
  })
}

function compare(before: Version, after: Version, delta: ListDelta): readonly Compared[] {
  const ours = new Map<string, Change>()
  for (const { id } of delta.added) ours.set(id, 'added')
  for (const { id } of delta.removed) ours.set(id, 'removed')
  for (const { before: old } of delta.changed) ours.set(old.id, 'changed')
  for (const { previousId, partyId } of delta.reidentified) {
    ours.set(previousId, 'reidentified')
    ours.set(partyId, 'reidentified')
  }
  const { truth } = after.snapshot
  const ids = new Set([...truth.added, ...truth.removed, ...truth.changed, ...ours.keys()])
  const rows = [before, after].map(({ snapshot }) => rowsOf(snapshot.content, ids)) as [Rows, Rows]
  return [...ids].flatMap((id) => {
    const [said, found] = [truthOf(truth, id), ours.get(id) ?? 'nothing']
    return said === found ? [] : [{ id, truth: said, ours: found, cause: causeOf({ id, said, found }, rows) }]
  })
}

type Rows = ReadonlyMap<string, string>

function truthOf({ added, removed, changed }: Truth, id: string): Change {
  if (added.has(id)) return 'added'
  if (removed.has(id)) return 'removed'
  return changed.has(id) ? 'changed' : 'nothing'
}

/** Format only: the two rows are the same once spaces are taken out. Another id: the rows differ in nothing but it. */
function causeOf(
  { id, said, found }: { readonly id: string; readonly said: Change; readonly found: Change },
  [before, after]: readonly [Rows, Rows],
): Compared['cause'] {
  const bare = (row: string | undefined): string => row?.replace(/\s+/gu, '') ?? ''
  if (said === 'changed' && found === 'nothing' && bare(before.get(id)) === bare(after.get(id))) return 'format only'
  return found === 'reidentified' ? 'goes on under another id' : 'unexplained'
}

function rowsOf(content: Uint8Array, ids: ReadonlySet<string>): Rows {
  const rows = Buffer.from(content).toString('latin1').split('\n')
  return new Map(rows.map((row) => [row.slice(0, row.indexOf(',')), row] as const).filter(([id]) => ids.has(id)))
}
