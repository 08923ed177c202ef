// Whether nothing fell between screening and review: every hit that stands is in a case or was suppressed by somebody
// named, and every case stands where its last event left it (SLO-08; law L6).

import { sql } from 'kysely'
import { checkNumbers, findFaults, type Question } from './check-rows.ts'
import type { Session } from './connection.ts'
import type { StoreCheck } from './store.ts'

/** Looks at every standing hit, case, item, event and exemption. */
export async function checkCases(session: Session): Promise<StoreCheck> {
  const faults: string[] = []
  const numbered = [
    { table: 'cases', column: 'place', what: 'case' },
    { table: 'case_items', column: 'place', what: 'item of a case' },
    { table: 'case_events', column: 'place', what: 'event of a case' },
    { table: 'good_guys', column: 'place', what: 'exemption' },
  ] as const
  const checked: { what: string; count: number }[] = []
  for (const rows of numbered)
    checked.push({ what: names[rows.table], count: await checkNumbers(session, rows, faults) })
  const { rows } = await sql<{ count: number }>`select count(*) as count from standing_hits`.execute(session.db)
  checked.push({ what: 'standing hits', count: rows[0]?.count ?? 0 })
  await findFaults(session, lostHit, faults)
  await findFaults(session, unnamedSuppression, faults)
  await findFaults(session, strayItem, faults)
  await findFaults(session, emptyCase, faults)
  await findFaults(session, otherState, faults)
  return { checked, faults }
}

const names = {
  cases: 'cases',
  case_items: 'items of cases',
  case_events: 'events of cases',
  good_guys: 'exemptions',
} as const

/**
 * A hit that nobody suppressed is an item. A party that its issuer gave another identifier keeps the item that it had,
 * so a subject may have as many hits without an item of their own as it has items whose party does not stand.
 */
const lostHit: Question<{ subject_id: string; list_id: string; party_id: string }> = {
  asks: sql`select hit.subject_id, min(hit.list_id) as list_id, min(hit.party_id) as party_id from standing_hits as hit
    where hit.suppressed_by is null and not exists (select 1 from case_items as item
      where item.subject_id = hit.subject_id and item.list_id = hit.list_id and item.party_id = hit.party_id)
    group by hit.subject_id
    having count(*) > (select count(*) from (select distinct item.list_id, item.party_id from case_items as item
      where item.subject_id = hit.subject_id and not exists (select 1 from standing_hits as other
        where other.subject_id = item.subject_id and other.list_id = item.list_id
          and other.party_id = item.party_id)) as former)`,
  says: ({ subject_id, list_id, party_id }) =>
    `the hit of subject ${subject_id} with ${list_id} ${party_id} is in no case, and nobody suppressed it`,
}

const unnamedSuppression: Question<{ subject_id: string; party_id: string; suppressed_by: string }> = {
  asks: sql`select hit.subject_id, hit.party_id, hit.suppressed_by from standing_hits as hit
    where hit.suppressed_by is not null and not exists (select 1 from good_guys as entry
      where entry.good_guy_id = hit.suppressed_by and entry.subject_id = hit.subject_id)`,
  says: ({ subject_id, party_id, suppressed_by }) =>
    `the hit of subject ${subject_id} with ${party_id} is suppressed by ${suppressed_by}, which is no exemption of theirs`,
}

const strayItem: Question<{ place: number; case_id: string }> = {
  asks: sql`select item.place, item.case_id from case_items as item
    left join cases as owner on owner.case_id = item.case_id and owner.subject_id = item.subject_id
    where owner.case_id is null`,
  says: ({ place, case_id }) => `item ${place} lies in case ${case_id}, which is no case of its subject`,
}

const emptyCase: Question<{ case_id: string }> = {
  asks: sql`select one.case_id from cases as one
    where not exists (select 1 from case_items as item where item.case_id = one.case_id)`,
  says: ({ case_id }) => `case ${case_id} has no item`,
}

const otherState: Question<{ case_id: string; state: string; state_after: string | null }> = {
  asks: sql`select one.case_id, one.state, last.state_after from cases as one
    left join case_events as last on last.place = (select max(event.place) from case_events as event
      where event.case_id = one.case_id)
    where last.state_after is null or last.state_after <> one.state`,
  says: ({ case_id, state, state_after }) =>
    `case ${case_id} is ${state}, and its last event left it ${state_after ?? 'nowhere: it has none'}`,
}
