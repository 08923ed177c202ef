// Subjects in SQL: versions are appended in one sequence, the row of each subject follows its newest version in the same
// transaction (laws L2, L6).

import { assert } from '@hindsight/engine/base'
import { chunksOf } from './chunks-of.ts'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import { damaged } from './store-error.ts'
import { storedText } from './stored-text.ts'
import type {
  NewSubjectVersion,
  SubjectArea,
  SubjectHead,
  SubjectReads,
  SubjectRole,
  SubjectVersion,
} from './subject-area.ts'
import {
  headOf,
  highestOf,
  importOf,
  importRow,
  monitoringOf,
  rejectedRow,
  roleOf,
  roleRow,
  subjectVersionOf,
  versionRow,
  watermarkColumns,
} from './subject-tables.ts'
import { addFloor, behind, floorAt, floorsOf } from './watermark-floors.ts'

const batchRowCount = 1000
/** Values in one `in (…)`. */
const listedValuesMax = 1000

/** What can be read of subjects in this session. */
export function subjectReads(session: Session): SubjectReads {
  const { db } = session
  return {
    async head(subjectId) {
      return (await headsOf(session, [subjectId])).get(subjectId) ?? null
    },
    heads: (subjectIds) => headsOf(session, subjectIds),
    async version(subjectId, version) {
      const row = await versionsOf(session, subjectId).where('version', '=', version).executeTakeFirst()
      return row === undefined ? null : subjectVersionOf(row)
    },
    async versionAt(subjectId, knownAt) {
      const row = await versionsOf(session, subjectId)
        .where('recorded_at', '<=', knownAt)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : subjectVersionOf(row)
    },
    async history(subjectId) {
      return (await versionsOf(session, subjectId).orderBy('version').execute()).map(subjectVersionOf)
    },
    versionsAfter: (after) => versionsAfter(session, after),
    monitored: (after = 0) => monitored(session, after),
    bySequences: (sequences) => bySequences(session, sequences),
    newest: (subjectIds) => newest(session, subjectIds),
    async ids(after, limit) {
      const rows = await db
        .selectFrom('subjects')
        .select('subject_id')
        .where('subject_id', '>', after)
        .orderBy('subject_id')
        .limit(limit)
        .execute()
      return rows.map((row) => row.subject_id)
    },
    counts: () => countsOf(session),
    behind: (target) => behind(session, target),
    async monitoringChanges(subjectId) {
      const query = db.selectFrom('monitoring_changes').selectAll().where('subject_id', '=', subjectId)
      return (await query.orderBy('place').execute()).map(monitoringOf)
    },
    async monitoringAfter(place) {
      const query = db.selectFrom('monitoring_changes').selectAll().where('place', '>', place)
      return (await query.orderBy('place').execute()).map((row) => ({ ...monitoringOf(row), place: row.place }))
    },
    async roles(subjectId) {
      return (await rolesWhere(session, 'subject_id', subjectId)).map(roleOf)
    },
    rolesOf: (subjectIds) => rolesOf(session, subjectIds),
    async group(groupId) {
      return (await rolesWhere(session, 'group_id', groupId)).map(roleOf)
    },
    async import(importId) {
      const row = await db
        .selectFrom('subject_imports')
        .selectAll()
        .where('import_id', '=', importId)
        .executeTakeFirst()
      return row === undefined ? null : importOf(row)
    },
    rejectedRows: (importId) => rejectedRows(session, importId),
  }
}

/** What can be read and written of subjects in this transaction. */
export function subjectArea(session: Session): SubjectArea {
  const { db } = session
  return {
    ...subjectReads(session),
    addVersions: (versions) => addVersions(session, versions),
    async setMonitoring({ subjectId, isMonitored, actId, reason, recordedAt }) {
      const { numUpdatedRows } = await db
        .updateTable('subjects')
        .set({ is_monitored: isMonitored ? 1 : 0 })
        .where('subject_id', '=', subjectId)
        .where('is_monitored', '=', isMonitored ? 0 : 1)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      const place = await nextPlace(session, 'monitoring_changes')
      const change = { place, subject_id: subjectId, is_monitored: isMonitored ? 1 : 0, act_id: actId }
      await db
        .insertInto('monitoring_changes')
        .values({ ...change, reason: storedText(reason, 'reason'), recorded_at: recordedAt })
        .execute()
      return true
    },
    async advance(subjectIds, watermark) {
      for (const [subjectId, head] of await headsOf(session, subjectIds)) {
        await db
          .updateTable('subjects')
          .set(watermarkColumns(highestOf(head.watermark, watermark)))
          .where('subject_id', '=', subjectId)
          .execute()
      }
    },
    advanceAll: (upToSequence, watermark) => addFloor(session, { upToSequence, watermark }),
    addRoles: (roles) => session.insert('subject_roles', roles.map(roleRow)),
    async saveImport(progress) {
      const row = importRow(progress)
      await db
        .insertInto('subject_imports')
        .values(row)
        .onConflict((conflict) => conflict.column('import_id').doUpdateSet(row))
        .execute()
    },
    addRejectedRows: (rows) => session.insert('rejected_rows', rows.map(rejectedRow)),
  }
}

function versionsOf({ db }: Session, subjectId: string) {
  return db.selectFrom('subject_versions').selectAll().where('subject_id', '=', subjectId)
}

function rolesWhere({ db }: Session, column: 'subject_id' | 'group_id', value: string) {
  return db
    .selectFrom('subject_roles')
    .selectAll()
    .where(column, '=', value)
    .orderBy('group_id')
    .orderBy('role')
    .orderBy('subject_id')
    .orderBy('recorded_at')
    .execute()
}

async function headsOf(session: Session, subjectIds: readonly string[]): Promise<ReadonlyMap<string, SubjectHead>> {
  const heads = new Map<string, SubjectHead>()
  const floors = await floorsOf(session)
  for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
    const rows = await session.db.selectFrom('subjects').selectAll().where('subject_id', 'in', some).execute()
    for (const row of rows) heads.set(row.subject_id, headOf(row, floorAt(floors, row.sequence)))
  }
  return heads
}

async function countsOf({ db }: Session): ReturnType<SubjectReads['counts']> {
  const row = await db
    .selectFrom('subjects')
    .select((columns) => [
      columns.fn.countAll<number>().as('subjects'),
      columns.fn.sum<number | null>('is_monitored').as('monitored'),
    ])
    .executeTakeFirstOrThrow()
  return { subjects: row.subjects, monitored: Number(row.monitored ?? 0), lastSequence: await lastSequence({ db }) }
}

async function lastSequence({ db }: Pick<Session, 'db'>): Promise<number> {
  const { last } = await db
    .selectFrom('subject_versions')
    .select((columns) => columns.fn.max<number | null>('sequence').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

async function* versionsAfter({ db }: Session, after: number): AsyncGenerator<readonly SubjectVersion[]> {
  for (let last = after; ; ) {
    const rows = await db
      .selectFrom('subject_versions')
      .selectAll()
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map(subjectVersionOf)
    last = end.sequence
  }
}

async function* monitored({ db }: Session, after: number): AsyncGenerator<readonly SubjectVersion[]> {
  for (let last = after; ; ) {
    const rows = await db
      .selectFrom('subjects as subject')
      .innerJoin('subject_versions as kept', 'kept.sequence', 'subject.sequence')
      .selectAll('kept')
      .where('subject.is_monitored', '=', 1)
      .where('subject.sequence', '>', last)
      .orderBy('subject.sequence')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map(subjectVersionOf)
    last = end.sequence
  }
}

async function rolesOf({ db }: Session, subjectIds: readonly string[]): Promise<readonly SubjectRole[]> {
  const roles: SubjectRole[] = []
  for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
    const query = db.selectFrom('subject_roles').selectAll().where('subject_id', 'in', some)
    roles.push(...(await query.execute()).map(roleOf))
  }
  return roles
}

async function bySequences(session: Session, sequences: readonly number[]): Promise<readonly SubjectVersion[]> {
  const found: SubjectVersion[] = []
  for (const some of chunksOf(
    sequences.toSorted((a, b) => a - b),
    listedValuesMax,
  )) {
    const rows = await session.db
      .selectFrom('subject_versions')
      .selectAll()
      .where('sequence', 'in', some)
      .orderBy('sequence')
      .execute()
    if (rows.length !== some.length) throw damaged(session.location, 'versions of subjects are missing')
    found.push(...rows.map(subjectVersionOf))
  }
  return found
}

async function newest(session: Session, subjectIds: readonly string[]): Promise<ReadonlyMap<string, SubjectVersion>> {
  const found = new Map<string, SubjectVersion>()
  for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
    const rows = await session.db
      .selectFrom('subjects as subject')
      .innerJoin('subject_versions as kept', 'kept.sequence', 'subject.sequence')
      .selectAll('kept')
      .where('subject.subject_id', 'in', some)
      .execute()
    for (const row of rows) found.set(row.subject_id, subjectVersionOf(row))
  }
  return found
}

async function* rejectedRows({ db }: Session, importId: string): ReturnType<SubjectReads['rejectedRows']> {
  for (let last = -1; ; ) {
    const rows = await db
      .selectFrom('rejected_rows')
      .select(['line', 'reason'])
      .where('import_id', '=', importId)
      .where('line', '>', last)
      .orderBy('line')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map((row) => ({ importId, ...row }))
    last = end.line
  }
}

async function addVersions(session: Session, given: readonly NewSubjectVersion[]): Promise<readonly SubjectVersion[]> {
  const ids = new Set(given.map(({ subjectId }) => subjectId))
  assert(ids.size === given.length, 'one call adds at most one version of a subject')
  const heads = await headsOf(session, [...ids])
  const last = await lastSequence(session)
  const versions = given.map((fact, at) => {
    const head = heads.get(fact.subjectId)
    if (head === undefined) storedText(fact.subjectId, 'subject id')
    return { ...fact, sequence: last + 1 + at, version: (head?.version ?? 0) + 1 }
  })
  await session.insert('subject_versions', versions.map(versionRow))
  const headRow = ({ subjectId, sequence, version, commitment, watermark }: (typeof versions)[number]) => {
    return { subject_id: subjectId, sequence, version, commitment, ...watermarkColumns(watermark) }
  }
  const added = versions.filter(({ subjectId }) => !heads.has(subjectId))
  await session.insert(
    'subjects',
    added.map((version) => ({ ...headRow(version), is_monitored: 1 })),
  )
  for (const version of versions) {
    if (!heads.has(version.subjectId)) continue
    await session.db.updateTable('subjects').set(headRow(version)).where('subject_id', '=', version.subjectId).execute()
  }
  return versions
}
