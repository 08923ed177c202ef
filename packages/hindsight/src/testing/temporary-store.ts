// A store for tests in a folder of its own, with a clock that the test sets.

import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { ServiceContext } from '../services/index.ts'
import { openStore } from '../store/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface TestContext extends ServiceContext {
  /** Sets the clock. */
  setNow(now: string): void
  readonly folder: string
}

/** Opens an embedded store that is removed when the test ends. */
export async function temporaryStore(now = '2026-03-01T12:00:00.000Z'): Promise<TestContext> {
  const { path } = temporaryFolder()
  let time = now
  const store = await openStore(path, { isForTests: true, now: () => time })
  onTestFinished(() => store.close())
  return {
    store,
    folder: path,
    now: () => time,
    newId: randomUUID,
    setNow(value) {
      time = value
    },
  }
}
