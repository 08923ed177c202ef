// The subject of one version on record, as it was given.

import type { Subject } from '@hindsight/engine/model'
import type { StoreView } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from './subject-seal.ts'

/** The subject of the version with this sequence; null where it was erased. */
export async function openStored(
  { subjects }: Pick<StoreView, 'subjects'>,
  { context, sequence }: { readonly context: RecordContext; readonly sequence: number },
): Promise<Subject | null> {
  const [version] = await subjects.bySequences([sequence])
  const stored = version === undefined ? erased : openSubject(version, context)
  return stored === erased ? null : stored.subject
}
