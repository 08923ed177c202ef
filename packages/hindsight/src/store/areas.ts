// The areas of the store, put together: what can be read, what can be written, and what is checked. A new area is its
// interface, its queries, its tables (tables.ts), its step (schema.ts) and a line in each of these.

import { campaignArea, campaignReads } from './campaign-area-sql.ts'
import { caseArea, caseReads } from './case-area-sql.ts'
import { checkCases } from './case-check.ts'
import type { Session } from './connection.ts'
import { deliveryArea, deliveryReads } from './delivery-area-sql.ts'
import { informationArea, informationReads } from './information-area-sql.ts'
import { listArea, listReads } from './list-area-sql.ts'
import { checkLists } from './list-check.ts'
import { logArea, logReads } from './log-area-sql.ts'
import { lookbackArea, lookbackReads } from './lookback-area-sql.ts'
import { operatorArea, operatorReads } from './operator-area-sql.ts'
import { policyArea, policyReads } from './policy-area-sql.ts'
import { retentionArea, retentionReads } from './retention-area-sql.ts'
import { screeningArea, screeningReads } from './screening-area-sql.ts'
import { checkScreenings } from './screening-check.ts'
import type { StoreCheck, StoreTransaction, StoreView } from './store.ts'
import { subjectArea, subjectReads } from './subject-area-sql.ts'
import { checkSubjects } from './subject-check.ts'

/** Everything that can be read in a session. */
export function viewOf(session: Session): StoreView {
  return {
    lists: listReads(session),
    operators: operatorReads(session),
    log: logReads(session),
    subjects: subjectReads(session),
    screenings: screeningReads(session),
    cases: caseReads(session),
    policies: policyReads(session),
    deliveries: deliveryReads(session),
    lookbacks: lookbackReads(session),
    retention: retentionReads(session),
    information: informationReads(session),
    campaigns: campaignReads(session),
  }
}

/** Everything that can be read and written in a transaction. */
export function transactionOf(session: Session): StoreTransaction {
  return {
    lists: listArea(session),
    operators: operatorArea(session),
    log: logArea(session),
    subjects: subjectArea(session),
    screenings: screeningArea(session),
    cases: caseArea(session),
    policies: policyArea(session),
    deliveries: deliveryArea(session),
    lookbacks: lookbackArea(session),
    retention: retentionArea(session),
    information: informationArea(session),
    campaigns: campaignArea(session),
  }
}

/** Each looks for what cannot be in one area, and counts what it looked at. */
export const areaChecks: readonly AreaCheck[] = [checkLists, checkSubjects, checkScreenings, checkCases]

export type AreaCheck = (session: Session) => Promise<StoreCheck>
