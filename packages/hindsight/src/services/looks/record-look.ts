// Whoever looks at a person on record is on record: who, at what, why and when, in the transaction that reads it. Looking
// up oneself or a colleague is allowed and flagged, since that is what misuse looks like.

import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, type ListId, type PartyId, type Subject } from '@hindsight/engine/model'
import { CommandError } from '../../config/index.ts'
import type { Operator, StoreTransaction } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { type AcceptedAct, acceptAct, type SignedAct } from '../operators/signed-act.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'

/** Why somebody looks: a closed list, so that no words about a person come into the log. */
export const lookPurposes = ['review', 'approval', 'quality', 'audit', 'request', 'inquiry'] as const
export type LookPurpose = (typeof lookPurposes)[number]

export interface Looking {
  readonly context: ServiceContext
  /** Act of the kind `look` with `what`, `id` and `purpose`. Null only where nobody was ever enrolled. */
  readonly signed: SignedAct | null
  readonly what: 'case' | 'subject' | 'exemption'
  readonly id: string
  /** Whom they see; null where the values were erased. */
  readonly subject: Subject | null
}

export interface LookFlag {
  readonly relation: 'own-name' | 'colleague-name'
  readonly operatorId: string
}

export interface Look {
  readonly accepted: AcceptedAct | null
  readonly purpose: LookPurpose | null
  readonly flags: readonly LookFlag[]
}

/** Records a look before anything is shown. Throws `CommandError` where nobody signs for it. */
export async function recordLook(transaction: StoreTransaction, looking: Looking): Promise<Look> {
  const { context, what, id, subject } = looking
  const operators = await transaction.operators.all()
  const signed = await acceptLook(transaction, looking, operators)
  const operatorId = signed?.accepted.operator.operatorId ?? null
  const flags = subject === null ? [] : flagsOf(subject, operators, operatorId)
  const purpose = signed?.purpose ?? null
  const act = signed?.accepted.act ?? null
  const body = { id: `look:${act?.actId ?? context.newId()}`, what, of: id, purpose, flags }
  await recordFact(transaction, { context, kind: 'look', act, body })
  return { accepted: signed?.accepted ?? null, purpose, flags }
}

async function acceptLook(
  transaction: StoreTransaction,
  { context, signed, what, id }: Looking,
  operators: readonly Operator[],
): Promise<{ readonly accepted: AcceptedAct; readonly purpose: LookPurpose } | null> {
  if (signed === null) {
    // Before anybody can act there is nobody who could sign.
    if (operators.length === 0) return null
    throw new CommandError('look-unsigned', { what: `the ${what} ${id}`, purposes: lookPurposes.join(', ') })
  }
  const accepted = await acceptAct(transaction, { signed, kind: 'look', context })
  const purpose = lookPurposes.find((one) => one === textOf(accepted.payload, 'purpose'))
  if (purpose === undefined) throw new CommandError('act-refused', { reason: 'it states no known purpose' })
  if (textOf(accepted.payload, 'what') !== what || textOf(accepted.payload, 'id') !== id) {
    throw new CommandError('act-refused', { reason: 'it was signed for a look at something else' })
  }
  return { accepted, purpose }
}

/** Operators whose name is a possible match for the subject's. */
function flagsOf(subject: Subject, operators: readonly Operator[], operatorId: string | null): readonly LookFlag[] {
  const names = [...subject.name, ...subject.alias]
  return operators.flatMap((operator): LookFlag[] => {
    const listed: ListedParty = {
      ...emptyParty,
      schema: 'Person',
      name: [operator.name],
      id: operator.operatorId as PartyId,
      listId: 'operators' as ListId,
      programs: [],
      listedOn: null,
      links: [],
      remarks: [],
      position: [],
    }
    const asked = { ...emptyParty, schema: subject.schema, name: names }
    if (!compareParties(asked, listed, defaultPolicy).isHit) return []
    const relation = operator.operatorId === operatorId ? 'own-name' : 'colleague-name'
    return [{ relation, operatorId: operator.operatorId }]
  })
}
