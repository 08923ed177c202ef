// What journeys work with that keep something about a subject: beside the store, the keys that seal it, which lie outside
// the database and its backups.

import type { KeyVault } from '../audit/index.ts'
import type { ServiceContext } from './service-context.ts'

export interface RecordContext extends ServiceContext {
  readonly vault: KeyVault
  randomBytes(count: number): Buffer
}
