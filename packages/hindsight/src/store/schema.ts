// The schema of the store, step by step: how far a database is, and how to bring it here.

import { CompiledQuery, sql } from 'kysely'
import type { Session } from './connection.ts'
import { storeMigration } from './migrations/0001-store.ts'
import { listMigration } from './migrations/0002-lists.ts'
import { operatorMigration } from './migrations/0003-operators.ts'
import { logMigration } from './migrations/0004-log.ts'
import { subjectMigration } from './migrations/0005-subjects.ts'
import { screeningMigration } from './migrations/0006-screenings.ts'
import { caseMigration } from './migrations/0007-cases.ts'
import { lookbackMigration } from './migrations/0008-lookbacks.ts'
import { policyMigration } from './migrations/0009-policies.ts'
import { deliveryMigration } from './migrations/0010-deliveries.ts'
import { retentionMigration } from './migrations/0011-retention.ts'
import { informationMigration } from './migrations/0012-information.ts'
import { type Migration, postgresWords, sqliteWords } from './migrations/migration.ts'

const migrations: readonly Migration[] = [
  storeMigration,
  listMigration,
  operatorMigration,
  logMigration,
  subjectMigration,
  screeningMigration,
  caseMigration,
  lookbackMigration,
  policyMigration,
  deliveryMigration,
  retentionMigration,
  informationMigration,
]

/** The last step that this version of hindsight knows. */
export const schemaVersion = migrations.length

/** How far a database is; 0 where there is no store in it. */
export async function schemaOf({ kind, db }: Session): Promise<number> {
  const { rows } = await (kind === 'sqlite'
    ? sql`select 1 from sqlite_master where type = 'table' and name = 'store_schema'`
    : sql`select 1 where to_regclass('store_schema') is not null`
  ).execute(db)
  if (rows.length === 0) return 0
  const { version } = await db
    .selectFrom('store_schema')
    .select((columns) => columns.fn.max<number | null>('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}

/** Takes the steps after `from` up to `to`, and notes each. */
export async function takeSteps(
  { kind, db }: Session,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: string },
): Promise<void> {
  const words = kind === 'sqlite' ? sqliteWords : postgresWords
  for (const { version, name, statements } of migrations.slice(from, to)) {
    for (const statement of statements(words)) await db.executeQuery(CompiledQuery.raw(statement))
    await db.insertInto('store_schema').values({ version, name, migrated_at: at }).execute()
  }
}
