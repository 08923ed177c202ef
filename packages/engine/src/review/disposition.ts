// What a person decides about a case: a verdict with its reason and the evidence for it. An adverse or a suppressing
// decision needs a second person; an inconclusive one asks somebody something and clears nobody (law L13).

import { dispositionReasons, reasonOf, type Verdict } from './disposition-reasons.ts'
import { type CitedField, citableFields } from './evidence.ts'
import { isInstant } from './instant.ts'

/** Where evidence is found: a document, a finding of the comparison, a claim, a page of the list. */
export interface EvidencePointer {
  readonly kind: 'document' | 'finding' | 'claim' | 'list-record' | 'answer' | 'other'
  readonly reference: string
}

/** What an inconclusive disposition asks, of whom, until when, and who hears of it if no answer comes. */
export interface OpenQuestion {
  readonly question: string
  readonly addressee: string
  readonly due: string
  readonly escalateTo: string
}

export interface Disposition {
  readonly verdict: Verdict
  /** Code of a reason for the verdict. */
  readonly reason: string
  readonly note: string
  readonly evidence: readonly EvidencePointer[]
  readonly cited: readonly CitedField[]
  /** Also keep the pair from being raised again: see good-guy.ts. Of false positives only. */
  readonly suppress: boolean
  readonly question: OpenQuestion | null
  readonly at: string
}

/** What keeps a disposition from being recorded, as sentences; empty where nothing does. */
export function dispositionProblems(disposition: Disposition): readonly string[] {
  const { verdict, reason: code, evidence, cited, suppress, question, at } = disposition
  const problems: string[] = []
  const reason = reasonOf(code)
  if (reason === null || reason.verdict !== verdict) {
    const known = dispositionReasons.filter((one) => one.verdict === verdict).map((one) => one.code)
    problems.push(`reason: "${code}" is no reason for ${verdict}; known: ${known.join(', ')}`)
  } else {
    const given = evidence.filter(({ reference }) => reference.trim() !== '').length
    if (given < reason.evidenceMin)
      problems.push(`evidence: "${code}" wants ${reason.evidenceMin} pointer(s) to evidence, ${given} given`)
    for (const field of reason.cites)
      if (!cited.includes(field)) problems.push(`cited: reason "${code}" rests on ${field}: cite it`)
  }
  for (const field of cited)
    if (!citableFields.includes(field))
      problems.push(`cited: "${field}" may not be cited; known: ${citableFields.join(', ')}`)
  if (suppress && verdict !== 'false-positive')
    problems.push(`suppress: only a false positive is suppressed, not ${verdict}`)
  if (!isInstant(at)) problems.push(`at: "${at}" is no instant; write 2026-11-22T09:30:00.000Z`)
  return [...problems, ...questionProblems(verdict, question, at)]
}

function questionProblems(verdict: Verdict, question: OpenQuestion | null, at: string): readonly string[] {
  if (verdict !== 'inconclusive')
    return question === null ? [] : [`question: only an inconclusive disposition asks something, not ${verdict}`]
  if (question === null) return ['question: an inconclusive disposition says what is asked, of whom and until when']
  const problems = (['question', 'addressee', 'escalateTo'] as const)
    .filter((field) => question[field].trim() === '')
    .map((field) => `question: ${field} is empty`)
  if (!isInstant(question.due)) problems.push(`question: due "${question.due}" is no instant`)
  else if (question.due <= at) problems.push('question: due is after the disposition')
  return problems
}

/** Whether a disposition takes effect only when a second, different person confirms it. */
export function needsSecondPerson({ verdict, suppress }: Pick<Disposition, 'verdict' | 'suppress'>): boolean {
  return verdict === 'true-match' || suppress
}

export interface AskedQuestion extends OpenQuestion {
  readonly acknowledgedAt: string | null
  readonly answeredAt: string | null
  readonly escalatedAt: string | null
}

export type QuestionState = 'unacknowledged' | 'acknowledged' | 'overdue' | 'escalated' | 'answered'

/** Where a question stands. Time only ever escalates it: no state of a question clears anybody. */
export function questionState(asked: AskedQuestion, now: string): QuestionState {
  if (asked.answeredAt !== null && asked.answeredAt <= now) return 'answered'
  if (asked.escalatedAt !== null && asked.escalatedAt <= now) return 'escalated'
  if (now >= asked.due) return 'overdue'
  return asked.acknowledgedAt !== null && asked.acknowledgedAt <= now ? 'acknowledged' : 'unacknowledged'
}
