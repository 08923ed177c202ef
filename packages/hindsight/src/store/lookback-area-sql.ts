// Lookbacks in SQL: one row for each run that grows with its progress, rows of what it did, and leases.

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import type {
  Lease,
  LookbackArea,
  LookbackOutcome,
  LookbackReads,
  LookbackRun,
  LookbackTrigger,
  PartyReference,
} from './lookback-area.ts'
import { nextPlace } from './next-place.ts'
import { storedJson } from './stored-text.ts'
import type { Watermark } from './subject-area.ts'
import { type WatermarkColumns, watermarkColumns } from './subject-tables.ts'
import { coveredBy } from './watermark-floors.ts'

interface RunColumns {
  place: number
  run_id: string
  cause: string
  state: string
  started_at: string
  ended_at: string | null
  from_mark: string
  to_mark: string
  up_to_sequence: number
  population: number
  detail: string
  done_to: string
  touched: number
  newly_review: number
  still_review: number
  no_longer_review: number
  still_clear: number
  overtaken: number
  pairs_scored: number
  proven_unaffected: number | null
  attempts: number
  fault: string | null
}

interface OutcomeColumns {
  place: number
  run_id: string
  subject_id: string
  outcome: string
  gained: string
  lost: string
  altered: string
  recorded_at: string
}

export interface LookbackTables {
  lookback_runs: RunColumns
  lookback_outcomes: OutcomeColumns
  leases: { name: string; holder: string; fence: number; until: string }
}

const batchRowCount = 1000
const parts = ['list_epoch', 'policy_sequence', 'link_sequence'] as const satisfies readonly (keyof WatermarkColumns)[]

/** What can be read of lookbacks in this session. */
export function lookbackReads(session: Session): LookbackReads {
  const { db } = session
  return {
    async run(runId) {
      const row = await db.selectFrom('lookback_runs').selectAll().where('run_id', '=', runId).executeTakeFirst()
      return row === undefined ? null : runOf(row)
    },
    async runs(limit) {
      const rows = await db.selectFrom('lookback_runs').selectAll().orderBy('place', 'desc').limit(limit).execute()
      return rows.map(runOf)
    },
    async unfinished() {
      const query = db.selectFrom('lookback_runs').selectAll().where('ended_at', 'is', null)
      const row = await query.orderBy('place').executeTakeFirst()
      return row === undefined ? null : runOf(row)
    },
    outcomes: (runId) => outcomes(session, runId),
    async outcomesOf(subjectId) {
      const query = db.selectFrom('lookback_outcomes').selectAll().where('subject_id', '=', subjectId)
      return (await query.orderBy('place').execute()).map(outcomeOf)
    },
    behindIds: (target, page) => behindIds(session, target, page),
    async lowestScreenedEpoch() {
      const { lowest } = await db
        .selectFrom('subjects')
        .select((columns) => columns.fn.min<number | null>('list_epoch').as('lowest'))
        .where('is_monitored', '=', 1)
        .where('list_epoch', '>', 0)
        .executeTakeFirstOrThrow()
      return lowest
    },
    async lease(name) {
      return (await db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst()) ?? null
    },
  }
}

/** What can be read and written of lookbacks in this transaction. */
export function lookbackArea(session: Session): LookbackArea {
  const { db } = session
  return {
    ...lookbackReads(session),
    async beginRun(run) {
      const place = await nextPlace(session, 'lookback_runs')
      await db
        .insertInto('lookback_runs')
        .values({ place, ...runColumns(run) })
        .execute()
    },
    async saveRun(run) {
      await db.updateTable('lookback_runs').set(runColumns(run)).where('run_id', '=', run.runId).execute()
    },
    async addOutcomes(rows) {
      if (rows.length === 0) return
      const first = await nextPlace(session, 'lookback_outcomes')
      await session.insert(
        'lookback_outcomes',
        rows.map((row, at) => outcomeRow(row, first + at)),
      )
    },
    takeLease: (asked) => takeLease(session, asked),
    async renewLease({ name, holder, fence, until }) {
      const query = db.updateTable('leases').set({ until }).where('name', '=', name)
      await query.where('holder', '=', holder).where('fence', '=', fence).execute()
    },
    async endLease({ name, holder, fence }, now) {
      const query = db.updateTable('leases').set({ until: now }).where('name', '=', name)
      await query.where('holder', '=', holder).where('fence', '=', fence).execute()
    },
  }
}

async function takeLease(
  { db }: Session,
  { name, holder, until, now }: Omit<Lease, 'fence'> & { readonly now: string },
): Promise<Lease | null> {
  const held = await db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst()
  if (held !== undefined && held.holder !== holder && held.until > now) return null
  const fence = (held?.fence ?? 0) + 1
  const lease = { name, holder, fence, until }
  await db
    .insertInto('leases')
    .values(lease)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(lease))
    .execute()
  return lease
}

async function* outcomes({ db }: Session, runId: string): AsyncGenerator<readonly LookbackOutcome[]> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('lookback_outcomes')
      .selectAll()
      .where('run_id', '=', runId)
      .where('subject_id', '>', last)
      .orderBy('subject_id')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map(outcomeOf)
    last = end.subject_id
  }
}

async function behindIds(
  session: Session,
  target: Watermark,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<readonly { readonly subjectId: string; readonly sequence: number }[]> {
  const covered = await coveredBy(session, target)
  const wanted = watermarkColumns(target)
  const rows = await session.db
    .selectFrom('subjects')
    .select(['subject_id', 'sequence'])
    .where('is_monitored', '=', 1)
    .where('sequence', '>', after)
    .where('sequence', '<=', upTo)
    .where((where) =>
      where.or(parts.map((part) => where.and([where(part, '<', wanted[part]), where('sequence', '>', covered[part])]))),
    )
    .orderBy('sequence')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ subjectId: row.subject_id, sequence: row.sequence }))
}

function runColumns(run: LookbackRun): Omit<RunColumns, 'place'> {
  return {
    run_id: run.runId,
    cause: run.trigger,
    state: run.state,
    started_at: run.startedAt,
    ended_at: run.endedAt,
    from_mark: storedJson(run.from),
    to_mark: storedJson(run.to),
    up_to_sequence: run.upToSequence,
    population: run.population,
    detail: storedJson(run.detail),
    done_to: run.cursor,
    touched: run.touched,
    newly_review: run.newlyReview,
    still_review: run.stillReview,
    no_longer_review: run.noLongerReview,
    still_clear: run.stillClear,
    overtaken: run.overtaken,
    pairs_scored: run.pairsScored,
    proven_unaffected: run.provenUnaffected,
    attempts: run.attempts,
    fault: run.fault,
  }
}

function runOf(row: Selectable<RunColumns>): LookbackRun {
  return {
    runId: row.run_id,
    trigger: row.cause as LookbackTrigger,
    state: row.state as LookbackRun['state'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
    from: JSON.parse(row.from_mark) as Watermark,
    to: JSON.parse(row.to_mark) as Watermark,
    upToSequence: row.up_to_sequence,
    population: row.population,
    detail: JSON.parse(row.detail) as unknown,
    cursor: row.done_to,
    touched: row.touched,
    newlyReview: row.newly_review,
    stillReview: row.still_review,
    noLongerReview: row.no_longer_review,
    stillClear: row.still_clear,
    overtaken: row.overtaken,
    pairsScored: row.pairs_scored,
    provenUnaffected: row.proven_unaffected,
    attempts: row.attempts,
    fault: row.fault,
  }
}

function outcomeRow(row: LookbackOutcome, place: number): OutcomeColumns {
  return {
    place,
    run_id: row.runId,
    subject_id: row.subjectId,
    outcome: row.outcome,
    gained: storedJson(row.gained),
    lost: storedJson(row.lost),
    altered: storedJson(row.altered),
    recorded_at: row.recordedAt,
  }
}

function outcomeOf(row: Selectable<OutcomeColumns>): LookbackOutcome {
  const references = (text: string): readonly PartyReference[] => JSON.parse(text) as readonly PartyReference[]
  return {
    runId: row.run_id,
    subjectId: row.subject_id,
    outcome: row.outcome as LookbackOutcome['outcome'],
    gained: references(row.gained),
    lost: references(row.lost),
    altered: references(row.altered),
    recordedAt: row.recorded_at,
  }
}
