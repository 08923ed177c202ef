// Policies in SQL: one table that is only appended to.

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import type { PolicyArea, PolicyReads, PolicyUse } from './policy-area.ts'
import { storedText } from './stored-text.ts'

export interface PolicyTables {
  policy_uses: { place: number; policy_version: string; sha256: string; live_from: string; proposal_id: string }
}

/** What can be read of policies in this session. */
export function policyReads({ db }: Session): PolicyReads {
  return {
    async policyUses() {
      return (await db.selectFrom('policy_uses').selectAll().orderBy('place').execute()).map(useOf)
    },
    async policyUse(knownAt) {
      let query = db.selectFrom('policy_uses').selectAll()
      if (knownAt !== undefined) query = query.where('live_from', '<=', knownAt)
      const row = await query.orderBy('place', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : useOf(row)
    },
  }
}

/** What can be read and written of policies in this transaction. */
export function policyArea(session: Session): PolicyArea {
  return {
    ...policyReads(session),
    async usePolicy({ version, sha256, liveFrom, proposalId }) {
      const place = await nextPlace(session, 'policy_uses')
      const row = { place, policy_version: storedText(version, 'policy'), sha256, live_from: liveFrom }
      await session.db
        .insertInto('policy_uses')
        .values({ ...row, proposal_id: proposalId })
        .execute()
      return { sequence: place, version, sha256, liveFrom, proposalId }
    },
  }
}

function useOf(row: Selectable<PolicyTables['policy_uses']>): PolicyUse {
  const { place, policy_version: version, sha256, live_from: liveFrom, proposal_id: proposalId } = row
  return { sequence: place, version, sha256, liveFrom, proposalId }
}
