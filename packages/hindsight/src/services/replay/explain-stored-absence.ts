// Why a subject on record and a listed party are no possible match, under what is live now (law L9). It shows values, so
// it is a look that is on record.

import { compareParties, type Policy, whyNot } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import type { WhyNotAnswer } from '../explain-pair.ts'
import { recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import { livePolicy } from '../policies/live-policy.ts'
import type { RecordContext } from '../record-context.ts'
import { openStored } from './replay-bench.ts'
import { loadPresentLists } from './replay-lists.ts'

export interface StoredPair {
  readonly subjectId: string
  /** As its publisher gives it; of every list that has it. */
  readonly partyId: string
  readonly signed: SignedAct | null
  /** Null for the one in use. */
  readonly policy: Policy | null
}

export interface StoredAbsence extends WhyNotAnswer {
  readonly policy: Policy
}

/** Explains a stored pair. Throws `CommandError` where one of the two is not there, or nobody signs for the look. */
export async function explainStoredAbsence(
  context: RecordContext,
  { subjectId, partyId, signed, policy: given }: StoredPair,
): Promise<StoredAbsence> {
  const subject = await lookAtSubject(context, { subjectId, signed })
  const policy = given ?? (await context.store.read(livePolicy)).policy
  const { rows, parties } = await loadPresentLists(context)
  const asked = parties.filter(({ id }) => id === partyId)
  if (asked.length === 0) {
    const reason = `none of the ${parties.length} parties that are live has this identifier`
    throw new CommandError('option-value', { option: 'PARTY', value: partyId, reason })
  }
  const compared = asked.map((party) => ({ party, comparison: compareParties(subject, party, policy) }))
  const nearest = compared.map(({ party, comparison }) => ({
    listId: party.listId,
    caption: party.name[0] ?? party.id,
    whyNot: whyNot({ subject, party, policy }, comparison),
  }))
  const possibleMatches = compared.filter(({ comparison }) => comparison.isHit).length
  return { subject, coverage: rows, partyCount: parties.length, possibleMatches, nearest, policy }
}

function lookAtSubject(
  context: RecordContext,
  { subjectId, signed }: Pick<StoredPair, 'subjectId' | 'signed'>,
): Promise<Subject> {
  return context.store.write(async (transaction) => {
    const newest = (await transaction.subjects.newest([subjectId])).get(subjectId)
    if (newest === undefined) throw new CommandError('subject-unknown', { subjectId })
    const stored = openStored(newest, context)
    if (stored === null) {
      const erasure = await transaction.retention.erasure(subjectId)
      throw new CommandError('erasure-done', { subjectId, at: erasure?.decidedAt ?? 'an unknown time' })
    }
    const { subject } = stored.stored
    await recordLook(transaction, { context, signed, what: 'subject', id: subjectId, subject })
    return subject
  })
}
