// Review in SQL: rows that say how things stand, and rows that are only appended.

import type { Selectable } from 'kysely'
import type {
  CaseArea,
  CaseEvent,
  CaseFilter,
  CaseItemRow,
  CaseReads,
  CaseRow,
  GoodGuyRow,
  OutboxEntry,
  StandingHitRow,
} from './case-area.ts'
import { chunksOf } from './chunks-of.ts'
import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import { storedJson } from './stored-text.ts'

interface CaseColumns {
  place: number
  case_id: string
  subject_id: string
  state: string
  cause: string
  opened_at: string
  changed_at: string
  due: string
  assignee: string | null
  verdict: string | null
  priority: string
}

export interface CaseTables {
  standing_hits: {
    subject_id: string
    list_id: string
    party_id: string
    score: number
    suppressed_by: string | null
    run_id: string
    sealed: Uint8Array
  }
  cases: CaseColumns
  case_items: {
    place: number
    case_id: string
    subject_id: string
    list_id: string
    party_id: string
    run_id: string
    cause: string
    recorded_at: string
    sealed: Uint8Array
  }
  case_events: {
    place: number
    event_id: string
    case_id: string
    act: string
    acted_at: string
    operator_id: string | null
    act_id: string | null
    proposal_id: string | null
    state_after: string
    sealed: Uint8Array
  }
  good_guys: {
    place: number
    good_guy_id: string
    subject_id: string
    list_id: string
    party_id: string
    granted_at: string
    until: string
    revoked_at: string | null
    sealed: Uint8Array
  }
  outbox: { place: number; message_id: string; kind: string; payload: string; recorded_at: string }
}

const batchRowCount = 1000
/** Values in one `in (…)`. */
const listedValuesMax = 1000

/** What can be read of review in this session. */
export function caseReads(session: Session): CaseReads {
  const { db } = session
  return {
    standing: (subjectIds) => standing(session, subjectIds),
    async holders(listId, partyId) {
      const rows = await db
        .selectFrom('standing_hits')
        .select('subject_id')
        .where('list_id', '=', listId)
        .where('party_id', '=', partyId)
        .orderBy('subject_id')
        .execute()
      return rows.map((row) => row.subject_id)
    },
    allHolders: () => allHolders(session),
    async case(caseId) {
      const row = await db.selectFrom('cases').selectAll().where('case_id', '=', caseId).executeTakeFirst()
      return row === undefined ? null : caseOf(row)
    },
    cases: (filter) => casesWhere(session, filter),
    async casesOf(subjectIds) {
      const rows: Selectable<CaseColumns>[] = []
      for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
        rows.push(...(await db.selectFrom('cases').selectAll().where('subject_id', 'in', some).execute()))
      }
      return rows.sort((a, b) => a.place - b.place).map(caseOf)
    },
    async items(caseIds) {
      const rows: Selectable<CaseTables['case_items']>[] = []
      for (const some of chunksOf([...new Set(caseIds)], listedValuesMax)) {
        rows.push(...(await db.selectFrom('case_items').selectAll().where('case_id', 'in', some).execute()))
      }
      return rows.sort((a, b) => a.place - b.place).map(itemOf)
    },
    async events(caseId) {
      const query = db.selectFrom('case_events').selectAll().where('case_id', '=', caseId).orderBy('place')
      return (await query.execute()).map(eventOf)
    },
    async goodGuy(goodGuyId) {
      const row = await db.selectFrom('good_guys').selectAll().where('good_guy_id', '=', goodGuyId).executeTakeFirst()
      return row === undefined ? null : goodGuyOf(row)
    },
    async goodGuys() {
      return (await db.selectFrom('good_guys').selectAll().orderBy('place').execute()).map(goodGuyOf)
    },
    async goodGuysOf(subjectIds) {
      const rows: Selectable<CaseTables['good_guys']>[] = []
      for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
        rows.push(...(await db.selectFrom('good_guys').selectAll().where('subject_id', 'in', some).execute()))
      }
      return rows.sort((a, b) => a.place - b.place).map(goodGuyOf)
    },
    async goodGuysEnding(after, upTo) {
      const query = db.selectFrom('good_guys').selectAll().where('until', '>', after).where('until', '<=', upTo)
      return (await query.orderBy('until').orderBy('place').execute()).map(goodGuyOf)
    },
    async lastMessage() {
      return (await nextPlace(session, 'outbox')) - 1
    },
    async outboxAfter(place, limit) {
      const query = db.selectFrom('outbox').selectAll().where('place', '>', place).orderBy('place').limit(limit)
      return (await query.execute()).map(messageOf)
    },
    counts: () => countsOf(session),
  }
}

/** What can be read and written of review in this transaction. */
export function caseArea(session: Session): CaseArea {
  const { db } = session
  return {
    ...caseReads(session),
    async replaceStanding(subjectIds, hits) {
      for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
        await db.deleteFrom('standing_hits').where('subject_id', 'in', some).execute()
      }
      await session.insert('standing_hits', hits.map(standingRow))
    },
    async addCase(row) {
      const place = await nextPlace(session, 'cases')
      await db
        .insertInto('cases')
        .values({ place, ...caseColumns(row) })
        .execute()
    },
    async saveCase(row) {
      await db.updateTable('cases').set(caseColumns(row)).where('case_id', '=', row.caseId).execute()
    },
    async addItems(items) {
      const first = await nextPlace(session, 'case_items')
      await session.insert(
        'case_items',
        items.map((item, at) => itemRow(item, first + at)),
      )
    },
    async addEvent(event) {
      const place = await nextPlace(session, 'case_events')
      await session.insert('case_events', [eventRow(event, place)])
    },
    async addGoodGuy(entry) {
      const place = await nextPlace(session, 'good_guys')
      await session.insert('good_guys', [goodGuyRow(entry, place)])
    },
    async revokeGoodGuy(goodGuyId, at) {
      const { numUpdatedRows } = await db
        .updateTable('good_guys')
        .set({ revoked_at: at })
        .where('good_guy_id', '=', goodGuyId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    tell: (messages) => tell(session, messages),
  }
}

async function standing(
  { db }: Session,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingHitRow[]>> {
  const found = new Map<string, StandingHitRow[]>()
  for (const some of chunksOf([...new Set(subjectIds)], listedValuesMax)) {
    const rows = await db
      .selectFrom('standing_hits')
      .selectAll()
      .where('subject_id', 'in', some)
      .orderBy('subject_id')
      .orderBy('list_id')
      .orderBy('party_id')
      .execute()
    for (const row of rows) {
      const hits = found.get(row.subject_id) ?? []
      hits.push(standingOf(row))
      found.set(row.subject_id, hits)
    }
  }
  return found
}

async function* allHolders({ db }: Session): AsyncGenerator<readonly string[]> {
  for (let last = ''; ; ) {
    const rows = await db
      .selectFrom('standing_hits')
      .select('subject_id')
      .distinct()
      .where('subject_id', '>', last)
      .orderBy('subject_id')
      .limit(batchRowCount)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows.map((row) => row.subject_id)
    last = end.subject_id
  }
}

async function casesWhere({ db }: Session, { subjectId, state, assignee }: CaseFilter): Promise<readonly CaseRow[]> {
  let query = db.selectFrom('cases').selectAll()
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId)
  if (state !== undefined) query = query.where('state', '=', state)
  if (assignee !== undefined) query = query.where('assignee', '=', assignee)
  return (await query.orderBy('place').execute()).map(caseOf)
}

async function countsOf({ db }: Session): ReturnType<CaseReads['counts']> {
  const count = async (table: 'standing_hits' | 'cases' | 'case_items' | 'good_guys'): Promise<number> => {
    const query = db.selectFrom(table).select((columns) => columns.fn.countAll<number>().as('count'))
    return (await query.executeTakeFirstOrThrow()).count
  }
  const open = await db
    .selectFrom('cases')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow()
  return {
    standing: await count('standing_hits'),
    cases: await count('cases'),
    openCases: open.count,
    items: await count('case_items'),
    goodGuys: await count('good_guys'),
  }
}

async function tell(session: Session, messages: readonly Omit<OutboxEntry, 'place'>[]): Promise<void> {
  const known = new Set<string>()
  for (const some of chunksOf(messages, listedValuesMax)) {
    const ids = some.map(({ messageId }) => messageId)
    const rows = await session.db.selectFrom('outbox').select('message_id').where('message_id', 'in', ids).execute()
    for (const row of rows) known.add(row.message_id)
  }
  const first = await nextPlace(session, 'outbox')
  const fresh = messages.filter(({ messageId }) => {
    const isNew = !known.has(messageId)
    known.add(messageId)
    return isNew
  })
  const rows = fresh.map(({ messageId, kind, payload, recordedAt }, at) => {
    return { place: first + at, message_id: messageId, kind, payload: storedJson(payload), recorded_at: recordedAt }
  })
  await session.insert('outbox', rows)
}

function standingRow(hit: StandingHitRow): CaseTables['standing_hits'] {
  return {
    subject_id: hit.subjectId,
    list_id: hit.listId,
    party_id: hit.partyId,
    score: hit.score,
    suppressed_by: hit.suppressedBy,
    run_id: hit.runId,
    sealed: hit.sealed,
  }
}

function standingOf(row: Selectable<CaseTables['standing_hits']>): StandingHitRow {
  return {
    subjectId: row.subject_id,
    listId: row.list_id,
    partyId: row.party_id,
    score: row.score,
    suppressedBy: row.suppressed_by,
    runId: row.run_id,
    sealed: Uint8Array.from(row.sealed),
  }
}

function caseColumns(row: CaseRow): Omit<CaseColumns, 'place'> {
  return {
    case_id: row.caseId,
    subject_id: row.subjectId,
    state: row.state,
    cause: row.cause,
    opened_at: row.openedAt,
    changed_at: row.changedAt,
    due: row.due,
    assignee: row.assignee,
    verdict: row.verdict,
    priority: storedJson(row.priority),
  }
}

function caseOf(row: Selectable<CaseColumns>): CaseRow {
  return {
    caseId: row.case_id,
    subjectId: row.subject_id,
    state: row.state,
    cause: row.cause,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    due: row.due,
    assignee: row.assignee,
    verdict: row.verdict,
    priority: JSON.parse(row.priority),
  }
}

function itemRow(item: CaseItemRow, place: number): CaseTables['case_items'] {
  return {
    place,
    case_id: item.caseId,
    subject_id: item.subjectId,
    list_id: item.listId,
    party_id: item.partyId,
    run_id: item.runId,
    cause: item.cause,
    recorded_at: item.recordedAt,
    sealed: item.sealed,
  }
}

function itemOf(row: Selectable<CaseTables['case_items']>): CaseItemRow {
  return {
    caseId: row.case_id,
    subjectId: row.subject_id,
    listId: row.list_id,
    partyId: row.party_id,
    runId: row.run_id,
    cause: row.cause,
    recordedAt: row.recorded_at,
    sealed: Uint8Array.from(row.sealed),
  }
}

function eventRow(event: CaseEvent, place: number): CaseTables['case_events'] {
  return {
    place,
    event_id: event.eventId,
    case_id: event.caseId,
    act: event.act,
    acted_at: event.at,
    operator_id: event.operatorId,
    act_id: event.actId,
    proposal_id: event.proposalId,
    state_after: event.stateAfter,
    sealed: event.sealed,
  }
}

function eventOf(row: Selectable<CaseTables['case_events']>): CaseEvent {
  return {
    eventId: row.event_id,
    caseId: row.case_id,
    act: row.act,
    at: row.acted_at,
    operatorId: row.operator_id,
    actId: row.act_id,
    proposalId: row.proposal_id,
    stateAfter: row.state_after,
    sealed: Uint8Array.from(row.sealed),
  }
}

function goodGuyRow(entry: GoodGuyRow, place: number): CaseTables['good_guys'] {
  return {
    place,
    good_guy_id: entry.goodGuyId,
    subject_id: entry.subjectId,
    list_id: entry.listId,
    party_id: entry.partyId,
    granted_at: entry.grantedAt,
    until: entry.until,
    revoked_at: entry.revokedAt,
    sealed: entry.sealed,
  }
}

function goodGuyOf(row: Selectable<CaseTables['good_guys']>): GoodGuyRow {
  return {
    goodGuyId: row.good_guy_id,
    subjectId: row.subject_id,
    listId: row.list_id,
    partyId: row.party_id,
    grantedAt: row.granted_at,
    until: row.until,
    revokedAt: row.revoked_at,
    sealed: Uint8Array.from(row.sealed),
  }
}

function messageOf(row: Selectable<CaseTables['outbox']>): OutboxEntry {
  const { place, kind } = row
  return { place, kind, messageId: row.message_id, payload: JSON.parse(row.payload), recordedAt: row.recorded_at }
}
