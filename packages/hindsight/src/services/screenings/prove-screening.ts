// The proof that one version of a subject was screened in a run and what came of it, at any time later: its place in the
// tree whose root the log holds, without naming anybody else (laws L3, L6).

import { proveInclusion, rootFromInclusion, rootOfLeaves } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { RunBatch, ScreeningRun, StoreView, SubjectVersion } from '../../store/index.ts'
import { populationLeaf } from './population.ts'
import { runVersions } from './run-population.ts'

export interface ScreeningProof {
  readonly subjectId: string
  readonly version: number
  readonly commitment: string
  readonly runId: string
  /** When the batch was committed that the subject was in. */
  readonly screenedAt: string
  readonly watermark: RunBatch['watermark']
  readonly state: 'clear' | 'review' | 'unavailable'
  readonly screeningId: string | null
  /** Digest of the answer, where it was not clear. */
  readonly digest: string | null
  readonly run: Pick<ScreeningRun, 'engine' | 'policyId' | 'configHash' | 'coverage' | 'population'>
  /** Hex: the path from the subject's leaf to the root of the run's population. */
  readonly inclusion: {
    readonly index: number
    readonly size: number
    readonly leaf: string
    readonly path: readonly string[]
    readonly root: string
  }
}

/** The proof for the last screening of the newest version of a subject. Throws `CommandError` where there is none. */
export async function proveScreening(view: StoreView, subjectId: string): Promise<ScreeningProof> {
  const head = await view.subjects.head(subjectId)
  const version = head === null ? null : await view.subjects.version(subjectId, head.version)
  if (version === null) throw new CommandError('subject-unknown', { subjectId })
  const batch = (await view.screenings.batchesOf(version.sequence)).at(-1)
  const run = batch === undefined ? null : await view.screenings.run(batch.runId)
  if (batch === undefined || run === null) throw new CommandError('screening-none', { subjectId })
  const inclusion = await inclusionOf(view, run, version)
  const kept = (await view.screenings.ofSubject(subjectId)).findLast(
    ({ runId, subjectSequence }) => runId === run.runId && subjectSequence === version.sequence,
  )
  const { engine, policyId, configHash, coverage, population } = run
  return {
    subjectId,
    version: version.version,
    commitment: version.commitment,
    runId: run.runId,
    screenedAt: batch.recordedAt,
    watermark: batch.watermark,
    state: kept?.state ?? 'clear',
    screeningId: kept?.screeningId ?? null,
    digest: kept?.digest ?? null,
    run: { engine, policyId, configHash, coverage, population },
    inclusion,
  }
}

async function inclusionOf(
  view: StoreView,
  { runId, populationRoot }: ScreeningRun,
  version: SubjectVersion,
): Promise<ScreeningProof['inclusion']> {
  const leaves: Buffer[] = []
  let index = -1
  for await (const versions of runVersions(view, runId)) {
    const place = versions.findIndex(({ sequence }) => sequence === version.sequence)
    if (place >= 0) index = leaves.length + place
    leaves.push(...versions.map(populationLeaf))
  }
  const leaf = populationLeaf(version)
  const path = proveInclusion(leaves, index)
  const root = rootFromInclusion({ index, size: leaves.length, leaf, proof: path })
  const isWhole = root?.toString('hex') === populationRoot && root.equals(rootOfLeaves(leaves))
  if (!isWhole) {
    const reason = 'its population does not lead to the root that was recorded'
    throw new CommandError('record-damaged', { what: `the run ${runId}`, reason })
  }
  const hashes = path.map((hash) => hash.toString('hex'))
  return { index, size: leaves.length, leaf: leaf.toString('hex'), path: hashes, root: populationRoot }
}
