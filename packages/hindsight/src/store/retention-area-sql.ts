// Holds and erasures in SQL: both are appended, and each has one end.

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import type { Erasure, LegalHold, RetentionArea, RetentionReads } from './retention-area.ts'
import { storedText } from './stored-text.ts'

export interface RetentionTables {
  legal_holds: {
    place: number
    hold_id: string
    subject_id: string
    reason: string
    owner: string
    until: string
    placed_by: string
    placed_at: string
    act_id: string
    lifted_at: string | null
  }
  erasures: {
    place: number
    subject_id: string
    proposal_id: string
    reason: string
    decided_at: string
    finished_at: string | null
  }
}

/** What can be read of retention in this session. */
export function retentionReads({ db }: Session): RetentionReads {
  const erasures = () => db.selectFrom('erasures').selectAll().orderBy('place')
  return {
    async hold(holdId) {
      const row = await db.selectFrom('legal_holds').selectAll().where('hold_id', '=', holdId).executeTakeFirst()
      return row === undefined ? null : holdOf(row)
    },
    async holds(subjectId) {
      const all = db.selectFrom('legal_holds').selectAll().orderBy('place')
      const query = subjectId === undefined ? all : all.where('subject_id', '=', subjectId)
      return (await query.execute()).map(holdOf)
    },
    async erasure(subjectId) {
      const row = await erasures().where('subject_id', '=', subjectId).executeTakeFirst()
      return row === undefined ? null : erasureOf(row)
    },
    async erasures() {
      return (await erasures().execute()).map(erasureOf)
    },
    async unfinishedErasures() {
      return (await erasures().where('finished_at', 'is', null).execute()).map(erasureOf)
    },
  }
}

/** What can be read and written of retention in this transaction. */
export function retentionArea(session: Session): RetentionArea {
  const { db } = session
  return {
    ...retentionReads(session),
    async placeHold({ holdId, subjectId, reason, owner, until, placedBy, placedAt, actId, liftedAt }) {
      const place = await nextPlace(session, 'legal_holds')
      const words = { reason: storedText(reason, 'reason'), owner: storedText(owner, 'owner') }
      const times = { until, placed_by: placedBy, placed_at: placedAt, act_id: actId, lifted_at: liftedAt }
      await db
        .insertInto('legal_holds')
        .values({ place, hold_id: holdId, subject_id: subjectId, ...words, ...times })
        .execute()
    },
    async liftHold(holdId, at) {
      const { numUpdatedRows } = await db
        .updateTable('legal_holds')
        .set({ lifted_at: at })
        .where('hold_id', '=', holdId)
        .where('lifted_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async addErasure({ subjectId, proposalId, reason, decidedAt, finishedAt }) {
      const place = await nextPlace(session, 'erasures')
      const row = { place, subject_id: subjectId, proposal_id: proposalId, reason, decided_at: decidedAt }
      await db
        .insertInto('erasures')
        .values({ ...row, finished_at: finishedAt })
        .execute()
    },
    async finishErasure(subjectId, at) {
      await db
        .updateTable('erasures')
        .set({ finished_at: at })
        .where('subject_id', '=', subjectId)
        .where('finished_at', 'is', null)
        .execute()
    },
  }
}

function holdOf(row: Selectable<RetentionTables['legal_holds']>): LegalHold {
  return {
    holdId: row.hold_id,
    subjectId: row.subject_id,
    reason: row.reason,
    owner: row.owner,
    until: row.until,
    placedBy: row.placed_by,
    placedAt: row.placed_at,
    actId: row.act_id,
    liftedAt: row.lifted_at,
  }
}

function erasureOf(row: Selectable<RetentionTables['erasures']>): Erasure {
  return {
    subjectId: row.subject_id,
    proposalId: row.proposal_id,
    reason: row.reason,
    decidedAt: row.decided_at,
    finishedAt: row.finished_at,
  }
}
