// Everything that a case says about a subject is sealed under the subject's own key: whoever erases the subject erases
// the words of its cases with it, and what was done stays on record without them (design §4).

import { canonicalJson, openSealed, seal } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { CaseEvent, CaseItemRow, GoodGuyRow, StandingHitRow } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, nonceBytes } from '../subjects/subject-seal.ts'

export const placeOfStanding = ({ subjectId, listId, partyId }: Omit<StandingHitRow, 'sealed'>): string =>
  placeOf('standing', subjectId, listId, partyId)
export const placeOfItem = ({ caseId, listId, partyId, runId }: Omit<CaseItemRow, 'sealed'>): string =>
  placeOf('case-item', caseId, listId, partyId, runId)
export const placeOfEvent = ({ caseId, eventId }: Pick<CaseEvent, 'caseId' | 'eventId'>): string =>
  placeOf('case-event', caseId, eventId)
export const placeOfGoodGuy = ({ goodGuyId }: Pick<GoodGuyRow, 'goodGuyId'>): string => placeOf('good-guy', goodGuyId)

function placeOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

export interface SealPlace {
  readonly subjectId: string
  readonly place: string
}

/** Seals plain data under the key of a subject. Throws `CommandError` where the subject has no key any more. */
export function sealValue(
  value: unknown,
  { subjectId, place }: SealPlace,
  { vault, randomBytes }: Pick<RecordContext, 'vault' | 'randomBytes'>,
): Uint8Array {
  const key = vault.get(subjectId)
  if (key.state !== 'key') {
    const reason = key.state === 'erased' ? 'the subject was erased' : 'the key of the subject is not in the vault'
    throw new CommandError('record-damaged', { what: place, reason })
  }
  const text = canonicalJson(plainOf(value))
  return seal(Buffer.from(text), { key: key.bytes, nonce: randomBytes(nonceBytes), place })
}

/** What was sealed, or `erased`. Throws `CommandError` where it is not what was sealed here. */
export function openValue<T>(
  sealed: Uint8Array,
  { subjectId, place }: SealPlace,
  { vault }: Pick<RecordContext, 'vault'>,
): T | typeof erased {
  const opened = openSealed(sealed, { key: vault.get(subjectId), place })
  if (opened.state === 'erased') return erased
  if (opened.state === 'damaged') throw new CommandError('record-damaged', { what: place, reason: 'it does not open' })
  return JSON.parse(opened.bytes.toString()) as T
}

/** Plain JSON: what is undefined or of a class has no place in a record. */
function plainOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
