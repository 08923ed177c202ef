// A case as somebody sees it: what was found and against what, everything that was done, what waits. Each look is on
// record before anything is shown, and shows who has opened the evidence (laws L9, L13).

import type { Subject } from '@hindsight/engine/model'
import { questionState } from '@hindsight/engine/review'
import { CommandError } from '../../config/index.ts'
import type { CaseEvent, CaseItemRow, CaseRow, Proposal, StoreView } from '../../store/index.ts'
import { type Look, recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { writeEvent } from './case-event.ts'
import { type ItemContent, openItem } from './case-memory.ts'
import { openValue, placeOfEvent } from './case-seal.ts'
import { pairDecisionKind } from './decide-in-pairs.ts'
import { findCase } from './move-case.ts'

export interface ShownItem extends Omit<CaseItemRow, 'sealed' | 'caseId' | 'subjectId'> {
  /** Null where the subject was erased. */
  readonly content: ItemContent | null
}

export interface ShownEvent extends Omit<CaseEvent, 'sealed' | 'caseId'> {
  /** What was said; null where the subject was erased. */
  readonly details: Readonly<Record<string, unknown>> | null
}

export interface ShownCase {
  readonly row: CaseRow
  readonly subject: Subject | null
  readonly items: readonly ShownItem[]
  readonly events: readonly ShownEvent[]
  readonly proposal: Proposal | null
  /** Of a case that waits for an answer. */
  readonly question: ShownQuestion | null
  readonly look: Pick<Look, 'flags' | 'purpose'>
}

export interface ShownQuestion {
  readonly question: string
  readonly addressee: string
  readonly due: string
  readonly escalateTo: string
  readonly state: string
}

/** Shows a case to whoever signed for the look. Throws `CommandError`. */
export function showCase(caseId: string, signed: SignedAct | null, context: RecordContext): Promise<ShownCase> {
  return context.store.write(async (transaction) => {
    const row = await findCase(transaction.cases, caseId)
    const subject = await subjectOf(transaction, row.subjectId, context)
    const look = await recordLook(transaction, { context, signed, what: 'case', id: caseId, subject })
    const { purpose, flags } = look
    // An erased subject has no key to seal with: the log alone keeps that somebody looked.
    if (subject !== null) {
      const details = { purpose, flags }
      await writeEvent(transaction, row, { context, act: 'look', details, accepted: look.accepted, proposalId: null })
    }
    const items = (await transaction.cases.items([caseId])).map((item) => shownItem(item, context))
    const events = (await transaction.cases.events(caseId)).map((event) => shownEvent(event, row, context))
    const [proposal = null] = await transaction.operators.proposals({
      kind: pairDecisionKind,
      target: caseId,
      state: 'open',
    })
    const question = row.state === 'pending' ? questionOf(events, context.now()) : null
    return { row, subject, items, events, proposal, question, look: { purpose, flags } }
  })
}

/** The open proposal of a case. Throws `CommandError` where there is none. */
export async function findProposal({ operators, cases }: StoreView, caseId: string): Promise<Proposal> {
  await findCase(cases, caseId)
  const [proposal] = await operators.proposals({ kind: pairDecisionKind, target: caseId, state: 'open' })
  if (proposal === undefined) throw new CommandError('case-no-proposal', { caseId })
  return proposal
}

async function subjectOf(view: StoreView, subjectId: string, context: RecordContext): Promise<Subject | null> {
  const version = (await view.subjects.newest([subjectId])).get(subjectId)
  const opened = version === undefined ? erased : openSubject(version, context)
  return opened === erased ? null : opened.subject
}

function shownItem({ sealed, caseId, subjectId, ...item }: CaseItemRow, context: RecordContext): ShownItem {
  return { ...item, content: openItem({ ...item, sealed, caseId, subjectId }, context) }
}

function shownEvent(
  { sealed, caseId, ...event }: CaseEvent,
  { subjectId }: CaseRow,
  context: RecordContext,
): ShownEvent {
  const place = placeOfEvent({ caseId, eventId: event.eventId })
  const opened = openValue<Readonly<Record<string, unknown>>>(sealed, { subjectId, place }, context)
  return { ...event, details: opened === erased ? null : opened }
}

/** The last question that was asked, and how it stands. */
function questionOf(events: readonly ShownEvent[], now: string): ShownQuestion | null {
  const asked = events.findLastIndex(({ act }) => act === 'ask')
  const details = events[asked]?.details as {
    readonly disposition?: { readonly question: ShownQuestion | null }
  } | null
  const question = details?.disposition?.question
  if (question === null || question === undefined) return null
  const later = (act: string): string | null => events.slice(asked).find((event) => event.act === act)?.at ?? null
  const state = questionState(
    { ...question, acknowledgedAt: later('acknowledge'), answeredAt: later('answer'), escalatedAt: later('overdue') },
    now,
  )
  return { ...question, state }
}
