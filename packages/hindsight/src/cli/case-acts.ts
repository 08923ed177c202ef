// How commands sign what is done with a case: the words stay here, what is signed commits to them.

import { CommandError } from '../config/index.ts'
import {
  actOnCase,
  type CaseActKind,
  type CaseWords,
  commitWords,
  type RecordContext,
  type SignedAct,
} from '../services/index.ts'
import type { CaseRow } from '../store/index.ts'
import { globalsOf, type StoreUse, signAs } from './store-options.ts'

type Place = Pick<StoreUse, 'command' | 'io'>

export interface CaseSaying {
  readonly caseId: string
  readonly words: CaseWords
  /** What is signed in plain besides. */
  readonly plain?: Readonly<Record<string, unknown>>
}

/** Signs and does an act on a case that one person does. */
export async function actAs(
  place: Place,
  context: RecordContext,
  { kind, caseId, words, plain = {} }: CaseSaying & { readonly kind: CaseActKind },
): Promise<CaseRow> {
  const payload = { caseId, ...plain, words: await commitmentFor(context, caseId, words) }
  return actOnCase(signAs(place, context, { kind, payload }), { context, words })
}

/** The commitment to words about the subject of a case. Throws `CommandError` where there is no such case. */
export async function commitmentFor(context: RecordContext, caseId: string, words: CaseWords): Promise<string> {
  const row = await context.store.read(({ cases }) => cases.case(caseId))
  if (row === null) throw new CommandError('case-unknown', { caseId })
  return commitWords(words, row.subjectId, context)
}

export interface LookOptions {
  readonly purpose?: string
}

/** Signs a look where somebody is named; whether one has to be is for the service to say. */
export function signLook(
  place: Place,
  context: RecordContext,
  { what, id, purpose }: { readonly what: string; readonly id: string; readonly purpose: string | undefined },
): SignedAct | null {
  if (globalsOf(place.command).as === undefined) return null
  return signAs(place, context, { kind: 'look', payload: { what, id, purpose: purpose ?? '' } })
}
