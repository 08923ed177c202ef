// Whether screenings add up: the population of a run is its batches, its states are what is kept of it, and everybody in
// it is a version on record (laws L5, L6).

import { sql } from 'kysely'
import { checkNumbers, findFaults, type Question } from './check-rows.ts'
import type { Session } from './connection.ts'
import type { RunBatch, ScreeningRun } from './screening-area.ts'
import { screeningReads } from './screening-area-sql.ts'
import type { StoreCheck } from './store.ts'

/** Looks at every run, every batch and every screening. */
export async function checkScreenings(session: Session): Promise<StoreCheck> {
  const faults: string[] = []
  const runs = { table: 'screening_runs', column: 'place', what: 'screening run' } as const
  const screenings = { table: 'screenings', column: 'place', what: 'screening' } as const
  const checked = [
    { what: 'screening runs', count: await checkNumbers(session, runs, faults) },
    { what: 'screenings', count: await checkNumbers(session, screenings, faults) },
    { what: 'screened versions', count: await checkRuns(session, faults) },
  ]
  await findFaults(session, otherSubject, faults)
  await findFaults(session, unevenRun, faults)
  await findFaults(session, unevenImport, faults)
  return { checked, faults }
}

const otherSubject: Question<{ screening_id: string; subject_sequence: number }> = {
  asks: sql`select one.screening_id, one.subject_sequence from screenings as one
    left join subject_versions as kept on kept.sequence = one.subject_sequence and kept.subject_id = one.subject_id
    where kept.sequence is null`,
  says: ({ screening_id, subject_sequence }) =>
    `screening ${screening_id} is of version ${subject_sequence}, which is not on record for its subject`,
}

const unevenRun: Question<{ run_id: string; review: number; unavailable: number; reviewed: number; failed: number }> = {
  asks: sql`select * from (select run.run_id, run.review, run.unavailable,
      coalesce(sum(case when one.state = 'review' then 1 else 0 end), 0) as reviewed,
      coalesce(sum(case when one.state = 'unavailable' then 1 else 0 end), 0) as failed
    from screening_runs as run left join screenings as one on one.run_id = run.run_id
    group by run.run_id, run.review, run.unavailable) as sums
    where review <> reviewed or unavailable <> failed`,
  says: ({ run_id, review, unavailable, reviewed, failed }) =>
    `run ${run_id} counts ${review} to review and ${unavailable} unavailable, and ${reviewed} and ${failed} are kept`,
}

const unevenImport: Question<{ import_id: string; imported: number; population: number | null }> = {
  asks: sql`select one.import_id, one.imported, run.population from subject_imports as one
    left join screening_runs as run on run.run_id = one.run_id
    where one.run_id is not null and (run.population is null or run.population <> one.imported)`,
  says: ({ import_id, imported, population }) =>
    `import ${import_id} brought ${imported} versions, and its run screened ${population ?? 'nobody: it is missing'}`,
}

interface RunFacts {
  readonly run: ScreeningRun
  /** Last version of any subject: sequences have no gaps, so whatever lies below is on record. */
  readonly lastSequence: number
}

async function checkRuns(session: Session, faults: string[]): Promise<number> {
  const reads = screeningReads(session)
  const { rows } = await sql<{ last: number | null }>`
    select max(sequence) as last from subject_versions`.execute(session.db)
  const lastSequence = rows[0]?.last ?? 0
  let count = 0
  for (const run of await reads.runs()) count += await checkRun(session, { run, lastSequence }, faults)
  return count
}

/** Walks over the batches of a run; what is kept in full has to be among those that were screened. */
async function checkRun(session: Session, { run, lastSequence }: RunFacts, faults: string[]): Promise<number> {
  const reads = screeningReads(session)
  const missing = new Set<number>()
  for await (const some of reads.ofRun(run.runId)) for (const one of some) missing.add(one.subjectSequence)
  const seen = new Set<number>()
  let [next, count] = [0, 0]
  for await (const batch of reads.batches(run.runId)) {
    if (batch.batch !== next) faults.push(`run ${run.runId} has batch ${batch.batch} where ${next} follows`)
    next = batch.batch + 1
    count += batch.sequences.length
    faults.push(...batchFaults(batch, { seen, lastSequence }))
    for (const sequence of batch.sequences) missing.delete(sequence)
  }
  if (count !== run.population)
    faults.push(`run ${run.runId} counts ${run.population} subjects, and its batches hold ${count}`)
  for (const sequence of missing)
    faults.push(`run ${run.runId} has a screening of version ${sequence}, which is in none of its batches`)
  return count
}

function batchFaults(
  { runId, batch, sequences }: RunBatch,
  { seen, lastSequence }: { readonly seen: Set<number>; readonly lastSequence: number },
): readonly string[] {
  const faults: string[] = []
  for (const sequence of sequences) {
    if (sequence < 1 || sequence > lastSequence)
      faults.push(`batch ${batch} of run ${runId} names version ${sequence}, which is not on record`)
    if (seen.has(sequence)) faults.push(`batch ${batch} of run ${runId} names version ${sequence} a second time`)
    seen.add(sequence)
  }
  return faults.slice(0, 1)
}
