// A file that is the beginning of the live one was cut on its way: formats without an end of their own cannot tell, the
// kept bytes can (reliability A6.1, step 2).

import type { ReceivedContent } from '../../sources/index.ts'
import type { StoredVersion, StoreView } from '../../store/index.ts'

export interface Cut {
  readonly file: string
  readonly bytes: number
  /** The live version, and how many bytes it has of this file. */
  readonly versionId: string
  readonly wholeBytes: number
}

/** The first file that is a proper beginning of the same file of a version; null where none is. */
export async function findCut(
  { lists }: Pick<StoreView, 'lists'>,
  version: StoredVersion | null,
  files: readonly ReceivedContent[],
): Promise<Cut | null> {
  if (version === null) return null
  const { versionId, listId, receiptId } = version
  const receipt = (await lists.receipts(listId)).find((each) => each.receiptId === receiptId)
  for (const { name, bytes, content } of files) {
    const isOnly = files.length === 1 && receipt?.files.length === 1
    const whole = receipt?.files.find((each) => isOnly || each.name === name)
    if (whole === undefined || bytes >= whole.bytes) continue
    const kept = await lists.fileBytes(whole.sha256)
    if (kept !== null && Buffer.compare(kept.subarray(0, bytes), content) === 0) {
      return { file: name, bytes, versionId, wholeBytes: whole.bytes }
    }
  }
  return null
}
