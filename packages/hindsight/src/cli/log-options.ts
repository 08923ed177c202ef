// What commands about the log open: the store with its folder of keys. A log that its anchors contradict is opened too,
// since these commands say what is wrong with it.

import type { LogContext } from '../services/index.ts'
import { keysFolderOf } from './keys-folder.ts'
import { type StoreUse, withStore } from './store-options.ts'

/** Opens the store and runs the work with its folder of keys. */
export function withLog<T>(use: StoreUse, work: (context: LogContext) => Promise<T>): Promise<T> {
  return withStore({ ...use, isForAudit: true }, (context) =>
    work({ ...context, keysFolder: keysFolderOf(context.store, use.io) }),
  )
}
