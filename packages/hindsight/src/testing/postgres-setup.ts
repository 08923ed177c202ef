// One throw-away PostgreSQL for a whole run of the tests: names its folder before they begin and takes it away at the
// end. It is started only by the first test that asks for it (postgres.ts).

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeServer } from './postgres-server.ts'

/** For vitest's `globalSetup`; what it returns runs after the last test. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-postgres-'))
  // The server runs as somebody else and has to reach its own folder in this one.
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, 'owner'), String(process.pid))
  process.env.HINDSIGHT_TEST_POSTGRES = folder
  return () => {
    removeServer(join(folder, 'server'))
    rmSync(folder, { recursive: true, force: true })
  }
}
