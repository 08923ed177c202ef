// Commands that keep or read something about subjects: beside the store they open the keys that seal it.

import { randomBytes } from 'node:crypto'
import { type KeyVault, openKeyVault } from '../audit/index.ts'
import { CommandError, reasonOf } from '../config/index.ts'
import { finishErasures, type RecordContext } from '../services/index.ts'
import { indexFolderOf } from './index-folder.ts'
import { keysFolderOf } from './keys-folder.ts'
import { type StoreUse, withStore } from './store-options.ts'

/** Opens the store and its keys, runs the work, and closes both. */
export function withRecord<T>(use: StoreUse, work: (context: RecordContext) => Promise<T>): Promise<T> {
  return withStore(use, async (context) => {
    const keysFolder = keysFolderOf(context.store, use.io)
    const vault = openKeys(keysFolder)
    try {
      const record = { ...context, vault, randomBytes: pooledRandom() }
      // What two people decided and a broken process left undone comes first.
      await finishErasures(record, { keysFolder, indexFolder: indexFolderOf(context.store, use.io) })
      return await work(record)
    } finally {
      vault.close()
    }
  })
}

const poolBytes = 1 << 14

/** Random bytes drawn many at once and given once: every key and every value that is sealed takes a few. */
function pooledRandom(): (count: number) => Buffer {
  let pool = Buffer.alloc(0)
  return (count) => {
    if (pool.length < count) pool = randomBytes(Math.max(poolBytes, count))
    const given = pool.subarray(0, count)
    pool = pool.subarray(count)
    return given
  }
}

/** The vault, whose faults name its folder: a full disk or a folder that is gone is nobody's mistake but has a remedy. */
function openKeys(folder: string): KeyVault {
  const vault = guarded(folder, () => openKeyVault(folder, pooledRandom()))
  return {
    ensure: (subjectIds) => guarded(folder, () => vault.ensure(subjectIds)),
    get: (subjectId) => guarded(folder, () => vault.get(subjectId)),
    erase: (subjectIds) => guarded(folder, () => vault.erase(subjectIds)),
    counts: () => vault.counts(),
    close: () => vault.close(),
  }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    const isOfSystem = thrown instanceof Error && 'syscall' in thrown
    throw isOfSystem ? new CommandError('keys-unavailable', { path, reason: reasonOf(thrown) }, thrown) : thrown
  }
}
