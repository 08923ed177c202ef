// Fresh places for stores: a folder that goes with the test, or a schema of the PostgreSQL of this test run, which the
// first test that asks for one starts and which goes with the run.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { TestContext } from 'vitest'
import { startServer } from './postgres-server.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Gives the location of a store that does not exist yet; skips the test, with the reason, where there can be none. */
export type StorePlace = (context: Pick<TestContext, 'skip'>) => Promise<string>

/** A folder below one that is removed with the test. */
export const sqlitePlace: StorePlace = () => Promise.resolve(join(temporaryFolder().path, 'store'))

/** A schema of its own in the PostgreSQL of this run. */
export const postgresPlace: StorePlace = async (context) => {
  const url = await serverUrl()
  if (!url.startsWith('postgres://')) context.skip(url)
  const schema = `test_${randomBytes(6).toString('hex')}`
  await execute(url, `create schema ${schema}`)
  return `${url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
}

/** Does to a store what nobody should: changes it behind its back. */
export async function tamper(location: string, statement: string): Promise<void> {
  // Foreign keys are triggers of PostgreSQL, which a replica does not run.
  if (location.startsWith('postgres:')) return execute(location, `set session_replication_role = replica; ${statement}`)
  const database = new DatabaseSync(join(location, 'hindsight.sqlite'), { enableForeignKeyConstraints: false })
  database.exec(statement)
  database.close()
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The URL of the server of this run, or the reason why there is none. Whoever comes first starts it. */
async function serverUrl(): Promise<string> {
  const folder = process.env.HINDSIGHT_TEST_POSTGRES
  if (folder === undefined) return 'PostgreSQL is provisioned by vitest.config.ts, which this run does not use'
  const answer = join(folder, 'answer')
  if (isFirst(join(folder, 'starting'))) {
    const options = { isDurable: false, goesWith: Number(readFileSync(join(folder, 'owner'), 'utf8')) }
    const text = await startServer(join(folder, 'server'), options).catch(
      (thrown: unknown) => `no PostgreSQL: ${String(thrown)}`,
    )
    writeFileSync(`${answer}.part`, text, { mode: 0o600 })
    renameSync(`${answer}.part`, answer)
  }
  while (!existsSync(answer)) await pause(50)
  return readFileSync(answer, 'utf8')
}

function isFirst(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch {
    // Somebody else made it: they start the server.
    return false
  }
}
