// What is kept about a subject is sealed under the subject's own key: a subject whose key was destroyed is erased
// wherever it lies, and says so (design §4).

import { hmacSha256, openSealed, type SubjectKey, seal } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { Screening, SubjectVersion } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { readSubjectText, type StoredSubject } from './stored-subject.ts'

export const nonceBytes = 12

/** Erased for good: what was kept cannot be read by anybody. */
export const erased = Symbol('erased')

/** Hex digest under the subject's key: equal content of one subject gives the same. */
export function commitmentOf(text: string, key: Buffer): string {
  return hmacSha256(key, `hindsight subject\0${text}`)
}

export function sealSubject(text: string, { subjectId, key, nonce }: SealSubject): Uint8Array {
  return seal(Buffer.from(text), { key, nonce, place: placeOfSubject(subjectId) })
}

interface SealSubject {
  readonly subjectId: string
  readonly key: Buffer
  readonly nonce: Buffer
}

/** The subject of a version, or `erased`. Throws `CommandError` where what is kept is not what was sealed. */
export function openSubject(
  { subjectId, version, sealed, commitment }: SubjectVersion,
  { vault }: Pick<RecordContext, 'vault'>,
): StoredSubject | typeof erased {
  const key = vault.get(subjectId)
  const text = openText(sealed, { key, place: placeOfSubject(subjectId), what: `${subjectId}, version ${version}` })
  if (text === erased) return erased
  if (key.state !== 'key' || commitmentOf(text, key.bytes) !== commitment) {
    throw damaged(`${subjectId}, version ${version}`, 'its text is not the one that was committed to')
  }
  return readSubjectText(text, subjectId)
}

export function sealScreening(
  text: string,
  {
    screeningId,
    key,
    nonce,
  }: Omit<SealSubject, 'subjectId'> & {
    readonly screeningId: string
  },
): Uint8Array {
  return seal(Buffer.from(text), { key, nonce, place: placeOfScreening(screeningId) })
}

/** The text of a screening as it was kept, or `erased`. */
export function openScreening(
  { screeningId, subjectId, sealed }: Screening,
  { vault }: Pick<RecordContext, 'vault'>,
): string | typeof erased {
  const place = placeOfScreening(screeningId)
  return openText(sealed, { key: vault.get(subjectId), place, what: `the screening ${screeningId}` })
}

interface OpenText {
  readonly key: SubjectKey
  readonly place: string
  readonly what: string
}

function openText(sealed: Uint8Array, { key, place, what }: OpenText): string | typeof erased {
  const opened = openSealed(sealed, { key, place })
  if (opened.state === 'erased') return erased
  if (opened.state === 'damaged') {
    const isLost = key.state === 'unknown'
    throw damaged(what, isLost ? 'the key that it is sealed under is not in the vault' : 'it does not open')
  }
  return opened.bytes.toString()
}

function damaged(what: string, reason: string): CommandError {
  return new CommandError('record-damaged', { what, reason })
}

const placeOfSubject = (subjectId: string): string => `subject:${subjectId}`
const placeOfScreening = (screeningId: string): string => `screening:${screeningId}`
