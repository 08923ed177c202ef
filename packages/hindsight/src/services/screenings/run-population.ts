// The population of a run as it is kept: its leaves in order, read back from its batches.

import { appendLeaves, emptyFrontier, type Frontier } from '../../audit/index.ts'
import type { StoreView, SubjectVersion } from '../../store/index.ts'
import { populationLeaf } from './population.ts'

/** Every version of a run in the order in which it was screened, batch by batch. */
export async function* runVersions(
  { screenings, subjects }: Pick<StoreView, 'screenings' | 'subjects'>,
  runId: string,
): AsyncGenerator<readonly SubjectVersion[]> {
  for await (const { sequences } of screenings.batches(runId)) {
    const bySequence = new Map((await subjects.bySequences(sequences)).map((version) => [version.sequence, version]))
    yield sequences.flatMap((sequence) => bySequence.get(sequence) ?? [])
  }
}

/** The tree of a run as far as it came, and how many batches it has. */
export async function runFrontier(
  view: Pick<StoreView, 'screenings' | 'subjects'>,
  runId: string,
): Promise<{ readonly frontier: Frontier; readonly batchCount: number }> {
  let frontier = emptyFrontier
  let batchCount = 0
  for await (const versions of runVersions(view, runId)) {
    frontier = appendLeaves(frontier, versions.map(populationLeaf))
    batchCount += 1
  }
  return { frontier, batchCount }
}
