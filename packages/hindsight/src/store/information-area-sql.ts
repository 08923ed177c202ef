// Claims, what was done to them, and links in SQL: three tables that only grow.

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import type { ClaimMarkRow, ClaimRow, InformationArea, InformationReads, LinkRow } from './information-area.ts'
import { nextPlace } from './next-place.ts'
import { storedJson, storedText } from './stored-text.ts'

export interface InformationTables {
  claims: {
    place: number
    claim_id: string
    subject_id: string
    key_id: string
    sealed: Uint8Array
    entered_by: string
    act_id: string
    recorded_at: string
  }
  claim_marks: {
    place: number
    claim_id: string
    kind: ClaimMarkRow['kind']
    by_claim_id: string | null
    because: string
    person_id: string
    act_id: string
    recorded_at: string
  }
  links: {
    place: number
    link_id: string
    kind: string
    from_id: string
    to_id: string
    valid_from: string | null
    valid_to: string | null
    grade: string
    evidence_for: string
    evidence_against: string
    act_id: string
    recorded_at: string
  }
}

/** What can be read of information in this session. */
export function informationReads({ db }: Session): InformationReads {
  return {
    async claims() {
      return (await db.selectFrom('claims').selectAll().orderBy('place').execute()).map(claimOf)
    },
    async claimMarks() {
      return (await db.selectFrom('claim_marks').selectAll().orderBy('place').execute()).map(markOf)
    },
    async links() {
      return (await db.selectFrom('links').selectAll().orderBy('place').execute()).map(linkOf)
    },
  }
}

/** What can be read and written of information in this transaction. */
export function informationArea(session: Session): InformationArea {
  return {
    ...informationReads(session),
    async addClaims(claims) {
      const first = await nextPlace(session, 'claims')
      const rows = claims.map(({ claimId, subjectId, keyId, sealed, enteredBy, actId, recordedAt }, at) => ({
        place: first + at,
        claim_id: storedText(claimId, 'claim'),
        subject_id: storedText(subjectId, 'claim'),
        key_id: storedText(keyId, 'claim'),
        sealed,
        entered_by: enteredBy,
        act_id: actId,
        recorded_at: recordedAt,
      }))
      await session.insert('claims', rows)
    },
    async addClaimMarks(marks) {
      const first = await nextPlace(session, 'claim_marks')
      const rows = marks.map(({ claimId, kind, byClaimId, because, personId, actId, recordedAt }, at) => ({
        place: first + at,
        claim_id: claimId,
        kind,
        by_claim_id: byClaimId,
        because: storedText(because, 'claim'),
        person_id: personId,
        act_id: actId,
        recorded_at: recordedAt,
      }))
      await session.insert('claim_marks', rows)
    },
    async addLinks(links) {
      const first = await nextPlace(session, 'links')
      await session.insert(
        'links',
        links.map((link, at) => ({ place: first + at, ...rowOfLink(link) })),
      )
    },
  }
}

function rowOfLink(link: LinkRow): Omit<InformationTables['links'], 'place'> {
  const { linkId, kind, from, to, validFrom, validTo, grade, evidenceFor, evidenceAgainst, actId, recordedAt } = link
  return {
    link_id: storedText(linkId, 'link'),
    kind,
    from_id: storedText(from, 'link'),
    to_id: storedText(to, 'link'),
    valid_from: validFrom,
    valid_to: validTo,
    grade,
    evidence_for: storedText(storedJson(evidenceFor), 'link'),
    evidence_against: storedText(storedJson(evidenceAgainst), 'link'),
    act_id: actId,
    recorded_at: recordedAt,
  }
}

function claimOf(row: Selectable<InformationTables['claims']>): ClaimRow {
  const { claim_id: claimId, subject_id: subjectId, key_id: keyId, sealed, entered_by: enteredBy } = row
  return { claimId, subjectId, keyId, sealed, enteredBy, actId: row.act_id, recordedAt: row.recorded_at }
}

function markOf(row: Selectable<InformationTables['claim_marks']>): ClaimMarkRow {
  const { claim_id: claimId, kind, by_claim_id: byClaimId, because, person_id: personId } = row
  return { claimId, kind, byClaimId, because, personId, actId: row.act_id, recordedAt: row.recorded_at }
}

function linkOf(row: Selectable<InformationTables['links']>): LinkRow {
  const { link_id: linkId, kind, from_id: from, to_id: to, valid_from: validFrom, valid_to: validTo, grade } = row
  const evidenceFor = JSON.parse(row.evidence_for) as readonly string[]
  const evidenceAgainst = JSON.parse(row.evidence_against) as readonly string[]
  const { act_id: actId, recorded_at: recordedAt } = row
  return { linkId, kind, from, to, validFrom, validTo, grade, evidenceFor, evidenceAgainst, actId, recordedAt }
}
