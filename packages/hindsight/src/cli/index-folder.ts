// Where the index of subjects lies: it holds values, and an erasure throws it away.

import { join } from 'node:path'
import type { StoreFacts } from '../store/index.ts'
import type { Io } from './io.ts'

/** Beside an embedded store; for a database server, in a folder of its own on this machine. */
export function indexFolderOf(
  { kind, location, storeId }: Pick<StoreFacts, 'kind' | 'location' | 'storeId'>,
  { config }: Pick<Io, 'config'>,
): string {
  return kind === 'sqlite' ? join(location, 'index') : join(config.dataFolder, 'index', storeId)
}
