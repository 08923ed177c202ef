// What one person may do with a case alone: take it, ask, escalate, open it again, and decide that it is somebody else
// without exempting anybody. Everything else takes two (law L13; decide-in-pairs.ts).

import { type CaseAct, needsSecondPerson } from '@hindsight/engine/review'
import { CommandError, limits } from '../../config/index.ts'
import type { CaseRow, StoreTransaction } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { type AcceptedAct, acceptAct, readContent, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { type DispositionWords, dispositionOf, readSigned, refuse } from './case-disposition.ts'
import { type CaseWords, checkWords } from './case-words.ts'
import { findCase, moveByPerson, type PersonMove } from './move-case.ts'

interface CaseJourney {
  readonly context: RecordContext
  readonly words: CaseWords
}

type Move = Pick<PersonMove, 'act' | 'details' | 'changes' | 'facts'>

interface ActFacts {
  readonly row: CaseRow
  readonly words: CaseWords
  readonly accepted: AcceptedAct
  readonly now: string
}

const hourMs = 3_600_000

const acts: Readonly<Record<string, (facts: ActFacts) => Move>> = {
  'case-take': ({ accepted }) => plain('take', { assignee: accepted.operator.operatorId }),
  'case-give-back': (facts) => own(facts, plain('give-back', { assignee: null })),
  'case-acknowledge': ({ words }) => ({ act: 'acknowledge', details: spoken(words, 'by') }),
  'case-answer': ({ words, accepted }) => ({
    act: 'answer',
    details: spoken(words, 'answer'),
    changes: { assignee: accepted.operator.operatorId },
  }),
  'case-escalate': ({ words }) => ({ act: 'escalate', details: spoken(words, 'to', 'reason') }),
  'case-reopen': ({ words, now }) => ({
    act: 'reopen',
    details: spoken(words, 'reason'),
    changes: {
      verdict: null,
      assignee: null,
      due: new Date(Date.parse(now) + limits.caseDueHours * hourMs).toISOString(),
    },
  }),
  'case-ask': (facts) => own(facts, ask(facts)),
  'case-decide': (facts) => own(facts, decide(facts)),
}

/** Kinds of signed acts on a case that one person does. */
export type CaseActKind =
  `case-${'take' | 'give-back' | 'acknowledge' | 'answer' | 'escalate' | 'reopen' | 'ask' | 'decide'}`

/** Does what a person signed. Payload: `caseId` and `words`, the commitment to what is said; of decisions their parts. */
export function actOnCase(signed: SignedAct, { context, words }: CaseJourney): Promise<CaseRow> {
  const { kind } = readContent(signed)
  const moveOf = acts[kind]
  if (moveOf === undefined) throw new CommandError('act-refused', { reason: `"${kind}" is nothing to do with a case` })
  return context.store.write(async (transaction: StoreTransaction) => {
    const accepted = await acceptAct(transaction, { signed, kind, context })
    const row = await findCase(transaction.cases, textOf(accepted.payload, 'caseId'))
    checkWords({ words, subjectId: row.subjectId, payload: accepted.payload }, context)
    const move = moveOf({ row, words, accepted, now: context.now() })
    return moveByPerson(transaction, row, { ...move, context, accepted })
  })
}

function plain(act: CaseAct, changes: Partial<CaseRow>): Move {
  return { act, details: {}, changes }
}

/** Whoever took a case decides on it; another has to be given it. */
function own({ row, accepted }: ActFacts, move: Move): Move {
  const { operatorId } = accepted.operator
  if (row.state === 'in-review' && row.assignee !== null && row.assignee !== operatorId) {
    throw new CommandError('case-not-own', { caseId: row.caseId, operator: row.assignee })
  }
  return move
}

function spoken(words: CaseWords, ...fields: readonly string[]): CaseWords {
  const isSaid = (field: string): boolean => typeof words[field] === 'string' && words[field].trim() !== ''
  refuse(fields.filter((field) => !isSaid(field)).map((field) => `${field}: nothing is said`))
  return words
}

/** An inconclusive decision: the case waits for an answer and nobody is cleared. */
function ask({ row, words, accepted }: ActFacts): Move {
  const { disposition, facts } = readDecision(row, words, accepted)
  if (disposition.verdict !== 'inconclusive') refuse(['verdict: only an inconclusive decision asks something'])
  const changes = { due: disposition.question?.due ?? row.due }
  return { act: 'ask', details: { disposition }, changes, facts }
}

function decide({ row, words, accepted }: ActFacts): Move {
  const { disposition, facts } = readDecision(row, words, accepted)
  if (needsSecondPerson(disposition)) throw new CommandError('needs-second-person', { what: `the case ${row.caseId}` })
  if (disposition.verdict !== 'false-positive')
    refuse(['verdict: an inconclusive decision asks: hindsight cases request'])
  return { act: 'decide', details: { disposition }, changes: { verdict: disposition.verdict }, facts }
}

function readDecision(
  row: CaseRow,
  words: CaseWords,
  { act, payload }: AcceptedAct,
): { readonly disposition: ReturnType<typeof dispositionOf>; readonly facts: Readonly<Record<string, unknown>> } {
  const signed = readSigned(payload, row.caseId)
  const disposition = dispositionOf(signed, words as unknown as DispositionWords, act.at)
  const { verdict, reason, cited, due } = signed
  return { disposition, facts: { verdict, reason, cited, due } }
}
