// Operators, keys, acts and proposals in SQL. A proposal is decided by one statement that only an open one satisfies
// (law L13: of two deciders, one comes first).

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import type { Act, Operator, OperatorArea, OperatorKey, OperatorReads, Proposal } from './operator-area.ts'
import { StoreError } from './store-error.ts'
import { storedJson, storedText } from './stored-text.ts'

export interface OperatorTables {
  operators: { place: number; operator_id: string; name: string; enrolled_at: string; ended_at: string | null }
  operator_keys: {
    place: number
    key_id: string
    operator_id: string
    public_key: string
    enrolled_at: string
    revoked_at: string | null
  }
  acts: {
    place: number
    act_id: string
    kind: string
    signed_text: string
    operator_id: string
    key_id: string
    signature: string
    acted_at: string
  }
  proposals: {
    place: number
    proposal_id: string
    kind: string
    target: string
    payload: string
    proposed_by: string
    proposed_at: string
    proposal_act_id: string
    state: Proposal['state']
    decided_by: string | null
    decided_at: string | null
    decision_act_id: string | null
  }
}

/** What can be read of operators in this session. */
export function operatorReads({ db }: Session): OperatorReads {
  return {
    async find(operatorId) {
      const row = await db.selectFrom('operators').selectAll().where('operator_id', '=', operatorId).executeTakeFirst()
      return row === undefined ? null : operatorOf(row)
    },
    async all() {
      const rows = await db.selectFrom('operators').selectAll().orderBy('place').execute()
      return rows.map(operatorOf)
    },
    async keys(operatorId) {
      const rows = await db
        .selectFrom('operator_keys')
        .selectAll()
        .where('operator_id', '=', operatorId)
        .orderBy('place')
        .execute()
      return rows.map(keyOf)
    },
    async key(keyId) {
      const row = await db.selectFrom('operator_keys').selectAll().where('key_id', '=', keyId).executeTakeFirst()
      return row === undefined ? null : keyOf(row)
    },
    async act(actId) {
      const row = await db.selectFrom('acts').selectAll().where('act_id', '=', actId).executeTakeFirst()
      return row === undefined ? null : actOf(row)
    },
    async proposal(proposalId) {
      const row = await db.selectFrom('proposals').selectAll().where('proposal_id', '=', proposalId).executeTakeFirst()
      return row === undefined ? null : proposalOf(row)
    },
    async proposals({ kind, target, state }) {
      let query = db.selectFrom('proposals').selectAll()
      if (kind !== undefined) query = query.where('kind', '=', kind)
      if (target !== undefined) query = query.where('target', '=', target)
      if (state !== undefined) query = query.where('state', '=', state)
      const rows = await query.orderBy('place').execute()
      return rows.map(proposalOf)
    },
  }
}

/** What can be read and written of operators in this transaction. */
export function operatorArea(session: Session): OperatorArea {
  const { db } = session
  const reads = operatorReads(session)
  const addKey = async (key: OperatorKey): Promise<void> => {
    if ((await reads.key(key.keyId)) !== null) throw new StoreError('store-exists', { what: `The key ${key.keyId}` })
    const place = await nextPlace(session, 'operator_keys')
    await db
      .insertInto('operator_keys')
      .values({
        place,
        key_id: key.keyId,
        operator_id: key.operatorId,
        public_key: key.publicKey,
        enrolled_at: key.enrolledAt,
        revoked_at: key.revokedAt,
      })
      .execute()
  }
  return {
    ...reads,
    addKey,
    async enrol(operator, key) {
      const { operatorId, name, enrolledAt, endedAt } = operator
      if ((await reads.find(operatorId)) !== null)
        throw new StoreError('store-exists', { what: `The operator ${operatorId}` })
      const place = await nextPlace(session, 'operators')
      const texts = { operator_id: storedText(operatorId, 'operator id'), name: storedText(name, 'name') }
      await db
        .insertInto('operators')
        .values({ place, ...texts, enrolled_at: enrolledAt, ended_at: endedAt })
        .execute()
      await addKey(key)
    },
    async revokeKey(keyId, at) {
      await db
        .updateTable('operator_keys')
        .set({ revoked_at: at })
        .where('key_id', '=', keyId)
        .where('revoked_at', 'is', null)
        .execute()
    },
    async endOperator(operatorId, at) {
      await db
        .updateTable('operators')
        .set({ ended_at: at })
        .where('operator_id', '=', operatorId)
        .where('ended_at', 'is', null)
        .execute()
    },
    recordAct: (act) => recordAct(session, act),
    propose: (proposal) => propose(session, proposal),
    async decide(proposalId, { state, decidedBy, decidedAt, decisionActId }) {
      const { numUpdatedRows } = await db
        .updateTable('proposals')
        .set({ state, decided_by: decidedBy, decided_at: decidedAt, decision_act_id: decisionActId })
        .where('proposal_id', '=', proposalId)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

async function recordAct(session: Session, act: Act): Promise<void> {
  const place = await nextPlace(session, 'acts')
  await session.db
    .insertInto('acts')
    .values({
      place,
      act_id: act.actId,
      kind: act.kind,
      signed_text: storedText(act.signedText, 'act'),
      operator_id: act.operatorId,
      key_id: act.keyId,
      signature: act.signature,
      acted_at: act.at,
    })
    .execute()
}

async function propose(session: Session, proposal: Proposal): Promise<void> {
  const place = await nextPlace(session, 'proposals')
  await session.db
    .insertInto('proposals')
    .values({
      place,
      proposal_id: proposal.proposalId,
      kind: proposal.kind,
      target: storedText(proposal.target, 'target'),
      payload: storedJson(proposal.payload),
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
      proposal_act_id: proposal.proposalActId,
      state: proposal.state,
      decided_by: proposal.decidedBy,
      decided_at: proposal.decidedAt,
      decision_act_id: proposal.decisionActId,
    })
    .execute()
}

function operatorOf(row: Selectable<OperatorTables['operators']>): Operator {
  return { operatorId: row.operator_id, name: row.name, enrolledAt: row.enrolled_at, endedAt: row.ended_at }
}

function keyOf(row: Selectable<OperatorTables['operator_keys']>): OperatorKey {
  return {
    keyId: row.key_id,
    operatorId: row.operator_id,
    publicKey: row.public_key,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
  }
}

function actOf(row: Selectable<OperatorTables['acts']>): Act {
  return {
    actId: row.act_id,
    kind: row.kind,
    signedText: row.signed_text,
    operatorId: row.operator_id,
    keyId: row.key_id,
    signature: row.signature,
    at: row.acted_at,
  }
}

function proposalOf(row: Selectable<OperatorTables['proposals']>): Proposal {
  return {
    proposalId: row.proposal_id,
    kind: row.kind,
    target: row.target,
    payload: JSON.parse(row.payload),
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    proposalActId: row.proposal_act_id,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decisionActId: row.decision_act_id,
  }
}
