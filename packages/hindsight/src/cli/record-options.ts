// Commands that keep or read something about subjects: beside the store they open the keys that seal it.

import { randomBytes } from 'node:crypto'
import { openKeyVault } from '../audit/index.ts'
import { finishErasures, type RecordContext } from '../services/index.ts'
import { indexFolderOf } from './index-folder.ts'
import { keysFolderOf } from './keys-folder.ts'
import { type StoreUse, withStore } from './store-options.ts'

/** Opens the store and its keys, runs the work, and closes both. */
export function withRecord<T>(use: StoreUse, work: (context: RecordContext) => Promise<T>): Promise<T> {
  return withStore(use, async (context) => {
    const keysFolder = keysFolderOf(context.store, use.io)
    const vault = openKeyVault(keysFolder, randomBytes)
    try {
      const record = { ...context, vault, randomBytes }
      // What two people decided and a broken process left undone comes first.
      await finishErasures(record, { keysFolder, indexFolder: indexFolderOf(context.store, use.io) })
      return await work(record)
    } finally {
      vault.close()
    }
  })
}
