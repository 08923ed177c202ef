// Where the keys of a store lie: those that sign its log and those that seal its subjects, never in the database itself.

import { join } from 'node:path'
import type { StoreFacts } from '../store/index.ts'
import type { Io } from './io.ts'

/** Beside an embedded store; for a database server, in a folder of its own on this machine. */
export function keysFolderOf({ kind, location, storeId }: StoreFacts, { config }: Pick<Io, 'config'>): string {
  if (config.keysFolder !== null) return join(config.keysFolder, storeId)
  return kind === 'sqlite' ? join(location, 'keys') : join(config.dataFolder, 'keys', storeId)
}
