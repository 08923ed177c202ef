// What a store holds and whether it is sound, asked of the database itself: rows by table, bytes, and its own checks.

import { sql } from 'kysely'
import { areaChecks } from './areas.ts'
import type { Session } from './connection.ts'
import type { StoreCheck, StoreInspection } from './store.ts'

/** Rows of every table, in order of name, and the bytes of all. */
export async function inspectStore(session: Session): Promise<StoreInspection> {
  const { db, kind } = session
  const names =
    kind === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite%'`
      : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = current_schema()`
  const tables: { name: string; rows: number }[] = []
  for (const { name } of (await names.execute(db)).rows) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db)
    tables.push({ name, rows: rows[0]?.count ?? 0 })
  }
  tables.sort((a, b) => (a.name < b.name ? -1 : 1))
  return { tables, bytes: await bytesOf(session), syncsCommits: await syncsCommits(session) }
}

async function bytesOf({ db, kind }: Session): Promise<number> {
  const size =
    kind === 'sqlite'
      ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count, pragma_page_size`
      : sql<{ bytes: number }>`select coalesce(sum(pg_total_relation_size(relid)), 0) as bytes
          from pg_statio_user_tables where schemaname = current_schema()`
  return (await size.execute(db)).rows[0]?.bytes ?? 0
}

async function syncsCommits({ db, kind }: Session): Promise<boolean> {
  if (kind === 'sqlite') return true
  const settings = sql<{ name: string }>`select name from pg_settings
    where name in ('fsync', 'full_page_writes') and setting = 'off'`
  return (await settings.execute(db)).rows.length === 0
}

/** Runs the database's own check and those of all areas. */
export async function checkStore(session: Session): Promise<StoreCheck> {
  const verdicts = [await checkDatabase(session)]
  for (const check of areaChecks) verdicts.push(await check(session))
  return { checked: verdicts.flatMap(({ checked }) => checked), faults: verdicts.flatMap(({ faults }) => faults) }
}

/** PostgreSQL checks its pages as it reads them, and has no command for all. */
async function checkDatabase({ db, kind }: Session): Promise<StoreCheck> {
  if (kind !== 'sqlite') return { checked: [], faults: [] }
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const links = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(db)
  const faults = [
    ...pages.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...links.rows.map(({ table, rowid }) => `row ${rowid} of ${table} refers to nothing`),
  ]
  return { checked: [{ what: 'database', count: 1 }], faults }
}
