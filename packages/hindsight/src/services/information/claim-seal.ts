// What a claim says is sealed: under the key of the subject that it is about, so that an erasure reaches it, or under a key
// of its own. The signed act and the log hold a commitment and no words.

import type { Claim } from '@hindsight/engine/information'
import type { ClaimRow, StoreView } from '../../store/index.ts'
import { openValue, sealValue } from '../cases/case-seal.ts'
import { commitWords } from '../cases/case-words.ts'
import type { RecordContext } from '../record-context.ts'
import { erased } from '../subjects/subject-seal.ts'

type Keys = Pick<RecordContext, 'vault' | 'randomBytes'>

/** Whose key seals a claim. A subject's id cannot hold the character that ours begins with. */
export async function claimKeyId({ subjects }: Pick<StoreView, 'subjects'>, claim: Claim): Promise<string> {
  const head = await subjects.head(claim.subjectId)
  return head === null ? `\u0001claim ${claim.id}` : claim.subjectId
}

/** What is signed in place of a claim; it does not say who entered it and when, since the act does. */
export function commitClaim(claim: Claim, keyId: string, { vault }: Keys): string {
  vault.ensure([keyId])
  const words = JSON.parse(JSON.stringify({ ...claim, knownAt: null })) as Readonly<Record<string, unknown>>
  return commitWords(words, keyId, { vault })
}

export function sealClaim(claim: Claim, keyId: string, keys: Keys): Uint8Array {
  return sealValue(claim, { subjectId: keyId, place: placeOf(claim.id) }, keys)
}

/** The claim, or one that says nothing where it was erased: what rests on it stays known. */
export function openClaim(row: ClaimRow, keys: Pick<RecordContext, 'vault'>): Claim {
  const opened = openValue<Claim>(row.sealed, { subjectId: row.keyId, place: placeOf(row.claimId) }, keys)
  return opened === erased ? erasedClaim(row) : opened
}

const placeOf = (claimId: string): string => JSON.stringify(['claim', claimId])

function erasedClaim({ claimId, subjectId, enteredBy, recordedAt }: ClaimRow): Claim {
  return {
    id: claimId,
    subjectId,
    predicate: 'erased',
    statement: 'what was said was erased',
    objectId: null,
    quantity: null,
    qualifiers: [],
    modality: 'no-information',
    bearing: 'neutral',
    basis: 'assessment',
    assertedBy: { id: `erased ${claimId}`, name: 'erased', kind: 'document' },
    reportedBy: [],
    derivedFrom: [],
    document: null,
    quotation: null,
    isHeadline: false,
    asOf: null,
    knownAt: recordedAt,
    grade: null,
    reportGrade: null,
    gradedBy: null,
    handling: 'erased',
    enteredBy,
    revises: null,
    because: 'erased',
  }
}
