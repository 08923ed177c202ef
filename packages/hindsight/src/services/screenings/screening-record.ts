// A screening as it is kept and as a replay has to give it again: one text of the answer and of what it was given with
// (law L3). Line numbers belong to an import, not to a screening, and are left out.

import { createHmac } from 'node:crypto'
import { engineVersion } from '@hindsight/engine/matching'
import { canonicalJson } from '../../audit/index.ts'
import type { Answer } from '../answer.ts'
import type { ScreeningSet } from './screening-set.ts'

export interface ScreenedSubject {
  readonly subjectId: string
  readonly version: number
  readonly answer: Pick<Answer, 'state' | 'reasons' | 'hits'>
}

export interface ScreenedWith extends Pick<ScreeningSet, 'policy' | 'configHash'> {
  /** Where it was not this one. */
  readonly engine?: string
}

/** The one text of a screening. */
export function screeningText(
  { subjectId, version, answer }: ScreenedSubject,
  { policy, configHash, engine = engineVersion }: ScreenedWith,
): string {
  const { state, reasons, hits } = answer
  return canonicalJson({
    subjectId,
    version,
    state,
    reasons,
    // Plain JSON: what is undefined or of a class has no place in a record.
    hits: JSON.parse(JSON.stringify(hits)) as unknown,
    engine,
    policy: policy.version,
    configHash,
  })
}

/** Hex digest of it under the subject's key: the log keeps it for ever, and once the key is destroyed it tells nothing. */
export function digestOfText(text: string, key: Buffer): string {
  return createHmac('sha256', key).update('hindsight screening\0').update(text).digest('hex')
}
