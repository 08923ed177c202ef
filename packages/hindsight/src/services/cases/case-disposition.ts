// A decision about a case as two parts: what is signed and stays (verdict, reason, what was cited, until when), and the
// words that belong to the subject. Together they are the engine's disposition, with nothing filled in (law L13).

import {
  type CitedField,
  type Disposition,
  dispositionProblems,
  type EvidencePointer,
  type OpenQuestion,
  type Verdict,
} from '@hindsight/engine/review'
import { CommandError } from '../../config/index.ts'
import { textOf } from '../operators/proposals.ts'

/** What is signed in plain. */
export interface SignedDisposition {
  readonly caseId: string
  readonly verdict: Verdict
  readonly reason: string
  readonly cited: readonly string[]
  readonly suppress: boolean
  /** Of a suppression: its end and who answers for it. */
  readonly until: string | null
  readonly owner: string | null
  readonly due: string | null
}

/** What is said and kept sealed. */
export interface DispositionWords {
  readonly note: string
  readonly evidence: readonly EvidencePointer[]
  readonly question: Omit<OpenQuestion, 'due'> | null
}

/** Reads the signed part. Throws `CommandError` where it is none. */
export function readSigned(payload: Readonly<Record<string, unknown>>, caseId: string): SignedDisposition {
  const { cited = [], suppress = false, until = null, owner = null, due = null } = payload
  const areTexts = Array.isArray(cited) && cited.every((field) => typeof field === 'string')
  const isReadable = [until, owner, due].every((each) => each === null || typeof each === 'string')
  if (!areTexts || !isReadable || typeof suppress !== 'boolean') {
    throw new CommandError('act-refused', { reason: 'what was signed is no decision' })
  }
  const ends = { until: until as string | null, owner: owner as string | null, due: due as string | null }
  const verdict = textOf(payload, 'verdict') as Verdict
  return { caseId, verdict, reason: textOf(payload, 'reason'), cited, suppress, ...ends }
}

/** The decision as a whole. Throws `CommandError` that names everything that keeps it from being one. */
export function dispositionOf(signed: SignedDisposition, words: DispositionWords, at: string): Disposition {
  const { verdict, reason, cited, suppress, due } = signed
  const { note, evidence, question } = words
  const disposition: Disposition = {
    verdict,
    reason,
    note,
    evidence,
    cited: cited as readonly CitedField[],
    suppress,
    question: question === null ? null : { ...question, due: due ?? '' },
    at,
  }
  refuse([...(note.trim() === '' ? ['note: say why in words'] : []), ...dispositionProblems(disposition)])
  return disposition
}

/** Throws `CommandError` where there are problems. */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new CommandError('case-words', { reason: problems.join('; ') })
}
