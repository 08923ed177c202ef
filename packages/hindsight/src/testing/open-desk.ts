// A review desk for one test, at a place of one kind of store.

import { onTestFinished, type TestContext } from 'vitest'
import { ReviewDesk } from './review-desk.ts'
import type { StorePlace } from './store-places.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Opens a desk that is closed when the test ends. */
export async function openDesk(context: Pick<TestContext, 'skip'>, place: StorePlace): Promise<ReviewDesk> {
  const desk = await ReviewDesk.open(await place(context), temporaryFolder().path)
  onTestFinished(() => desk.close())
  return desk
}
