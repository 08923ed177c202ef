// Screenings in SQL: a row for each run, one compact row for each batch, and in full only what was not clear (law L6).

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import type { RunBatch, Screening, ScreeningArea, ScreeningReads, ScreeningRun } from './screening-area.ts'
import { decodeSequences, encodeSequences } from './sequence-codec.ts'
import { storedJson } from './stored-text.ts'
import { type WatermarkColumns, watermarkColumns, watermarkOf } from './subject-tables.ts'

export interface ScreeningTables {
  screening_runs: {
    place: number
    run_id: string
    cause: ScreeningRun['cause']
    started_at: string
    ended_at: string | null
    coverage: string
    policy_id: string
    engine: string
    config_hash: string
    population: number
    population_root: string
    clear: number
    review: number
    unavailable: number
  }
  run_batches: {
    run_id: string
    batch: number
    lowest_sequence: number
    highest_sequence: number
    sequences: Uint8Array
    recorded_at: string
  } & WatermarkColumns
  screenings: {
    place: number
    screening_id: string
    run_id: string
    subject_id: string
    subject_sequence: number
    state: Screening['state']
    reasons: string
    sealed: Uint8Array
    digest: string
    recorded_at: string
  } & WatermarkColumns
}

const batchRowCount = 500

/** What can be read of screenings in this session. */
export function screeningReads(session: Session): ScreeningReads {
  const { db } = session
  return {
    async run(runId) {
      const row = await db.selectFrom('screening_runs').selectAll().where('run_id', '=', runId).executeTakeFirst()
      return row === undefined ? null : runOf(row)
    },
    async runs() {
      return (await db.selectFrom('screening_runs').selectAll().orderBy('place').execute()).map(runOf)
    },
    batches: (runId) => batches(session, runId),
    async batchesOf(subjectSequence) {
      const rows = await db
        .selectFrom('run_batches')
        .selectAll()
        .where('highest_sequence', '>=', subjectSequence)
        .where('lowest_sequence', '<=', subjectSequence)
        .orderBy('recorded_at')
        .orderBy('run_id')
        .orderBy('batch')
        .execute()
      return rows.map(batchOf).filter(({ sequences }) => sequences.includes(subjectSequence))
    },
    async screening(screeningId) {
      const row = await db
        .selectFrom('screenings')
        .selectAll()
        .where('screening_id', '=', screeningId)
        .executeTakeFirst()
      return row === undefined ? null : screeningOf(row)
    },
    async ofSubject(subjectId) {
      const rows = await db
        .selectFrom('screenings')
        .selectAll()
        .where('subject_id', '=', subjectId)
        .orderBy('place')
        .execute()
      return rows.map(screeningOf)
    },
    ofRun: (runId) => screeningsOfRun(session, runId),
    async counts() {
      const { runs } = await db
        .selectFrom('screening_runs')
        .select((columns) => columns.fn.countAll<number>().as('runs'))
        .executeTakeFirstOrThrow()
      const { screenings } = await db
        .selectFrom('screenings')
        .select((columns) => columns.fn.countAll<number>().as('screenings'))
        .executeTakeFirstOrThrow()
      return { runs, screenings }
    },
  }
}

/** What can be read and written of screenings in this transaction. */
export function screeningArea(session: Session): ScreeningArea {
  const { db } = session
  return {
    ...screeningReads(session),
    async beginRun(run) {
      const place = await nextPlace(session, 'screening_runs')
      await db
        .insertInto('screening_runs')
        .values({ place, ...runRow(run) })
        .execute()
    },
    async saveRun(run) {
      await db.updateTable('screening_runs').set(runRow(run)).where('run_id', '=', run.runId).execute()
    },
    async addBatch(batch) {
      const { runId, sequences, recordedAt, watermark } = batch
      const columns = {
        run_id: runId,
        batch: batch.batch,
        lowest_sequence: sequences.reduce((lowest, sequence) => Math.min(lowest, sequence), Number.MAX_SAFE_INTEGER),
        highest_sequence: sequences.reduce((highest, sequence) => Math.max(highest, sequence), 0),
        sequences: encodeSequences(sequences),
        recorded_at: recordedAt,
      }
      await db
        .insertInto('run_batches')
        .values({ ...columns, ...watermarkColumns(watermark) })
        .execute()
    },
    async addScreenings(screenings) {
      const first = await nextPlace(session, 'screenings')
      await session.insert(
        'screenings',
        screenings.map((screening, at) => screeningRow(screening, first + at)),
      )
    },
  }
}

async function* batches({ db }: Session, runId: string): AsyncGenerator<RunBatch> {
  for (let last = -1; ; ) {
    const rows = await db
      .selectFrom('run_batches')
      .selectAll()
      .where('run_id', '=', runId)
      .where('batch', '>', last)
      .orderBy('batch')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield* rows.map(batchOf)
    last = end.batch
  }
}

async function* screeningsOfRun({ db }: Session, runId: string): AsyncGenerator<readonly Screening[]> {
  for (let last = 0; ; ) {
    const rows = await db
      .selectFrom('screenings')
      .selectAll()
      .where('run_id', '=', runId)
      .where('place', '>', last)
      .orderBy('place')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map(screeningOf)
    last = end.place
  }
}

function runRow(run: ScreeningRun): Omit<ScreeningTables['screening_runs'], 'place'> {
  return {
    run_id: run.runId,
    cause: run.cause,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    coverage: storedJson(run.coverage),
    policy_id: run.policyId,
    engine: run.engine,
    config_hash: run.configHash,
    population: run.population,
    population_root: run.populationRoot,
    clear: run.clear,
    review: run.review,
    unavailable: run.unavailable,
  }
}

function runOf(row: Selectable<ScreeningTables['screening_runs']>): ScreeningRun {
  return {
    runId: row.run_id,
    cause: row.cause,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    coverage: JSON.parse(row.coverage),
    policyId: row.policy_id,
    engine: row.engine,
    configHash: row.config_hash,
    population: row.population,
    populationRoot: row.population_root,
    clear: row.clear,
    review: row.review,
    unavailable: row.unavailable,
  }
}

function batchOf(row: Selectable<ScreeningTables['run_batches']>): RunBatch {
  const sequences = decodeSequences(row.sequences)
  return { runId: row.run_id, batch: row.batch, watermark: watermarkOf(row), sequences, recordedAt: row.recorded_at }
}

function screeningRow(screening: Screening, place: number): ScreeningTables['screenings'] {
  return {
    place,
    screening_id: screening.screeningId,
    run_id: screening.runId,
    subject_id: screening.subjectId,
    subject_sequence: screening.subjectSequence,
    state: screening.state,
    reasons: storedJson(screening.reasons),
    ...watermarkColumns(screening.watermark),
    sealed: screening.sealed,
    digest: screening.digest,
    recorded_at: screening.recordedAt,
  }
}

function screeningOf(row: Selectable<ScreeningTables['screenings']>): Screening {
  return {
    screeningId: row.screening_id,
    runId: row.run_id,
    subjectId: row.subject_id,
    subjectSequence: row.subject_sequence,
    state: row.state,
    reasons: JSON.parse(row.reasons) as readonly string[],
    watermark: watermarkOf(row),
    sealed: Uint8Array.from(row.sealed),
    digest: row.digest,
    recordedAt: row.recorded_at,
  }
}
