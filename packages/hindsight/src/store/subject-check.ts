// Whether what is kept of subjects adds up: one sequence without gaps, heads that follow their newest version, monitoring
// as it was last switched, imports that account for every row (laws L2, L6).

import { sql } from 'kysely'
import { checkNumbers, findFaults, type Question } from './check-rows.ts'
import type { Session } from './connection.ts'
import type { StoreCheck } from './store.ts'

/** Looks at everything that is kept of subjects but their sealed values, which only their keys can tell. */
export async function checkSubjects(session: Session): Promise<StoreCheck> {
  const faults: string[] = []
  const versions = { table: 'subject_versions', column: 'sequence', what: 'subject version' } as const
  const changes = { table: 'monitoring_changes', column: 'place', what: 'change of monitoring' } as const
  const checked = [
    { what: 'subject versions', count: await checkNumbers(session, versions, faults) },
    { what: 'changes of monitoring', count: await checkNumbers(session, changes, faults) },
    { what: 'subjects', count: await countOf(session, 'subjects') },
    { what: 'imports', count: await countOf(session, 'subject_imports') },
  ]
  await findFaults(session, brokenHistory, faults)
  await findFaults(session, strayHead, faults)
  await findFaults(session, missingHead, faults)
  await findFaults(session, otherMonitoring, faults)
  await findFaults(session, unevenImport, faults)
  return { checked, faults }
}

async function countOf({ db }: Session, table: 'subjects' | 'subject_imports'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}

const brokenHistory: Question<{ subject_id: string; count: number; last: number }> = {
  asks: sql`select subject_id, count(*) as count, max(version) as last from subject_versions
    group by subject_id having max(version) <> count(*)`,
  says: ({ subject_id, count, last }) => `subject ${subject_id} has ${count} versions, and the last is ${last}`,
}

const strayHead: Question<{ subject_id: string; version: number }> = {
  asks: sql`select head.subject_id, head.version from subjects as head
    left join subject_versions as kept on kept.sequence = head.sequence and kept.subject_id = head.subject_id
      and kept.version = head.version and kept.commitment = head.commitment
    where kept.sequence is null or exists (select 1 from subject_versions as later
      where later.subject_id = head.subject_id and later.version > head.version)`,
  says: ({ subject_id, version }) => `the row of subject ${subject_id} (version ${version}) is not its newest version`,
}

const missingHead: Question<{ subject_id: string }> = {
  asks: sql`select kept.subject_id from subject_versions as kept
    where kept.version = 1 and not exists (select 1 from subjects as head where head.subject_id = kept.subject_id)`,
  says: ({ subject_id }) => `subject ${subject_id} has versions and no row of its own`,
}

/** Whoever was never switched is monitored. */
const otherMonitoring: Question<{ subject_id: string }> = {
  asks: sql`select head.subject_id from subjects as head
    where head.is_monitored <> coalesce((select last.is_monitored from monitoring_changes as last
      where last.place = (select max(one.place) from monitoring_changes as one
        where one.subject_id = head.subject_id)), 1)`,
  says: ({ subject_id }) => `monitoring of subject ${subject_id} is not as it was last switched`,
}

const unevenImport: Question<{ import_id: string; imported: number; rejected: number; brought: number; kept: number }> =
  {
    asks: sql`select * from (select one.import_id, one.imported, one.rejected,
        (select count(*) from rejected_rows as row_ where row_.import_id = one.import_id) as kept,
        coalesce(brought.count, 0) as brought
      from subject_imports as one
      left join (select import_id, count(*) as count from subject_versions group by import_id) as brought
        on brought.import_id = one.import_id) as sums
      where kept <> rejected or brought <> imported`,
    says: ({ import_id, imported, rejected, brought, kept }) =>
      `import ${import_id} counts ${imported} imported and ${rejected} rejected rows, ` +
      `and brought ${brought} versions and ${kept} reasons`,
  }
