// The states of a case as one table. People close cases; what happens by itself opens, returns and escalates them, and no
// row leads from it to `closed` (laws L5, L13).

export const caseStates = ['open', 'in-review', 'pending', 'awaiting-approval', 'closed'] as const
/** `pending`: a question was asked, and its answer is awaited. */
export type CaseState = (typeof caseStates)[number]

export type CaseAct =
  | 'take'
  | 'give-back'
  | 'ask'
  | 'acknowledge'
  | 'answer'
  | 'propose'
  | 'approve'
  | 'reject'
  | 'withdraw'
  | 'decide'
  | 'reopen'
  | 'escalate'
  | 'add-hit'
  | 'evidence-changed'
  | 'exemption-ended'
  | 'overdue'
  | 'propose-closing'

interface Transition {
  readonly act: CaseAct
  readonly from: readonly CaseState[]
  /** `same` stays where it is. */
  readonly to: CaseState | 'same'
  /** Who can do it: `system` is whatever happens without a person. */
  readonly by: 'person' | 'system'
}

const notClosed = ['open', 'in-review', 'pending', 'awaiting-approval'] as const

/** Every way in which a case moves. */
export const caseTransitions: readonly Transition[] = [
  { act: 'take', from: ['open', 'pending'], to: 'in-review', by: 'person' },
  { act: 'give-back', from: ['in-review'], to: 'open', by: 'person' },
  { act: 'ask', from: ['in-review'], to: 'pending', by: 'person' },
  { act: 'acknowledge', from: ['pending'], to: 'same', by: 'person' },
  { act: 'answer', from: ['pending'], to: 'in-review', by: 'person' },
  { act: 'propose', from: ['in-review'], to: 'awaiting-approval', by: 'person' },
  { act: 'approve', from: ['awaiting-approval'], to: 'closed', by: 'person' },
  { act: 'reject', from: ['awaiting-approval'], to: 'in-review', by: 'person' },
  { act: 'withdraw', from: ['awaiting-approval'], to: 'in-review', by: 'person' },
  // A false positive without suppression: one person.
  { act: 'decide', from: ['in-review'], to: 'closed', by: 'person' },
  { act: 'reopen', from: ['closed'], to: 'open', by: 'person' },
  { act: 'escalate', from: notClosed, to: 'same', by: 'person' },
  { act: 'add-hit', from: ['open', 'in-review', 'pending'], to: 'same', by: 'system' },
  // What was proposed was proposed of other hits and other evidence.
  { act: 'add-hit', from: ['awaiting-approval'], to: 'in-review', by: 'system' },
  { act: 'add-hit', from: ['closed'], to: 'open', by: 'system' },
  { act: 'evidence-changed', from: ['open', 'in-review', 'pending'], to: 'same', by: 'system' },
  { act: 'evidence-changed', from: ['awaiting-approval'], to: 'in-review', by: 'system' },
  { act: 'evidence-changed', from: ['closed'], to: 'open', by: 'system' },
  { act: 'exemption-ended', from: ['closed'], to: 'open', by: 'system' },
  { act: 'overdue', from: ['pending'], to: 'same', by: 'system' },
  // A delisting proposes; the case stays where it is until a person decides.
  { act: 'propose-closing', from: notClosed, to: 'same', by: 'system' },
]

export type MoveAnswer =
  | { readonly ok: true; readonly state: CaseState }
  | { readonly ok: false; readonly refusal: 'not-from-here' | 'only-a-person'; readonly message: string }

/** Where an act takes a case, or why it does not. */
export function moveCase(state: CaseState, act: CaseAct, by: 'person' | 'system'): MoveAnswer {
  const row = caseTransitions.find((one) => one.act === act && one.from.includes(state))
  if (row === undefined) {
    const from = caseTransitions.filter((one) => one.act === act).flatMap((one) => one.from)
    const message = `a case that is ${state} cannot ${act}; it can when ${from.join(', ')}`
    return { ok: false, refusal: 'not-from-here', message }
  }
  if (row.by === 'person' && by === 'system')
    return { ok: false, refusal: 'only-a-person', message: `${act} is for a person to do` }
  return { ok: true, state: row.to === 'same' ? state : row.to }
}
