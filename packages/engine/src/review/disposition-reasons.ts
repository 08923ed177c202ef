// The closed list of reasons for a disposition. A reason is a code with a sentence; what it rests on besides what is
// compared has to be cited. Not one of them is chosen in advance (law L13).

import type { CitedField } from './evidence.ts'

export type Verdict = 'true-match' | 'false-positive' | 'inconclusive'

export interface DispositionReason {
  readonly code: string
  readonly verdict: Verdict
  readonly sentence: string
  /** Least number of pointers to evidence. */
  readonly evidenceMin: number
  /** Fields that no comparison reads and that this reason rests on. */
  readonly cites: readonly CitedField[]
}

type Row = readonly [code: string, sentence: string, evidenceMin: number, ...cites: CitedField[]]

const trueMatch: readonly Row[] = [
  ['same-identifier', 'A number that is given once is the same on both sides.', 1],
  ['same-evidence', 'Name and independent evidence besides it agree, and nothing disagrees.', 2],
  ['confirmed-by-subject', 'The subject confirmed to be the listed party.', 1],
  ['confirmed-by-issuer', 'The issuer of the list confirmed that the subject is meant.', 1],
]

const falsePositive: readonly Row[] = [
  ['other-name', 'The names are different names, not spellings of one.', 0],
  ['other-birth-date', 'The verified birth dates are different.', 1],
  ['other-identifier', 'Verified numbers that are given for life are different.', 1],
  ['other-gender', 'The verified genders are different.', 1],
  ['other-kind', 'One side is a person, an organisation, a vessel or an aircraft, and the other is not.', 0],
  ['other-registration', 'The organisations are entered in different registers.', 1],
  ['other-address', 'The verified addresses exclude each other.', 1],
  ['other-parent', "The verified parents' names are different.", 1, 'motherName'],
  ['other-nationality', 'The verified nationalities are different.', 1, 'nationality'],
  ['other-birth-place', 'The verified places of birth are different.', 1, 'birthPlace'],
  ['died-before', 'The listed party died before the subject was seen alive.', 1, 'deathDate'],
  ['other-position', 'Office or position excludes that they are the same.', 1, 'position'],
  ['confirmed-by-issuer-other', 'The issuer of the list confirmed that the subject is not meant.', 1],
  ['delisted', 'The party is not on the list any more.', 0],
]

const inconclusive: readonly Row[] = [
  ['missing-birth-date', 'A birth date would settle it.', 0],
  ['missing-identifier', 'A document or registry number would settle it.', 0],
  ['missing-document', 'What the subject states has to be verified.', 0],
  ['contradicting-evidence', 'Evidence of like weight speaks for and against.', 2],
  ['unclear-list-record', 'The record of the list is too thin; its issuer was asked.', 0],
]

function reasons(verdict: Verdict, rows: readonly Row[]): DispositionReason[] {
  return rows.map(([code, sentence, evidenceMin, ...cites]) => ({ code, verdict, sentence, evidenceMin, cites }))
}

/** Every reason, by verdict, in the order in which they are offered. */
export const dispositionReasons: readonly DispositionReason[] = [
  ...reasons('true-match', trueMatch),
  ...reasons('false-positive', falsePositive),
  ...reasons('inconclusive', inconclusive),
]

const byCode = new Map(dispositionReasons.map((reason) => [reason.code, reason]))

/** The reason of a code; null where there is none. */
export function reasonOf(code: string): DispositionReason | null {
  return byCode.get(code) ?? null
}
