// Exemptions as they stand. Anybody may end one, alone and at once: that only brings a hit back to people (law L13).

import type { PartyKey } from '@hindsight/engine/indexing'
import type { Comparison } from '@hindsight/engine/matching'
import type { ListId, PartyId } from '@hindsight/engine/model'
import type { GoodGuy, ReviewHit } from '@hindsight/engine/review'
import { CommandError } from '../../config/index.ts'
import type { GoodGuyRow, StandingHitRow, StoreTransaction, StoreView } from '../../store/index.ts'
import { recordLook } from '../looks/record-look.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import { loadMemory, openGoodGuy } from './case-memory.ts'
import { openValue, placeOfStanding } from './case-seal.ts'
import { openCases } from './open-cases.ts'

export type GoodGuyState = 'in-force' | 'expired' | 'revoked'

/** Why an exemption ends before its day: a closed list, since it is signed and stays on record. */
export const revokeReasons = ['new-evidence', 'mistake', 'owner-left', 'quality-review', 'asked-by-authority'] as const

export interface ListedGoodGuy extends Omit<GoodGuyRow, 'sealed'> {
  readonly state: GoodGuyState
}

/** Exemptions in force, or with `isWithEnded` every one there ever was, in order of granting. */
export async function listGoodGuys(
  { store, now }: ServiceContext,
  isWithEnded: boolean,
): Promise<readonly ListedGoodGuy[]> {
  const rows = await store.read(({ cases }) => cases.goodGuys())
  const at = now()
  const listed = rows.map((row) => listedOf(row, at))
  return isWithEnded ? listed : listed.filter(({ state }) => state === 'in-force')
}

/** One exemption with its reason, for whoever signed for the look; null content where the subject was erased. */
export function showGoodGuy(
  goodGuyId: string,
  signed: SignedAct | null,
  context: RecordContext,
): Promise<{ readonly row: ListedGoodGuy; readonly entry: GoodGuy | null }> {
  return context.store.write(async (transaction) => {
    const row = await findGoodGuy(transaction, goodGuyId)
    const version = (await transaction.subjects.newest([row.subjectId])).get(row.subjectId)
    const opened = version === undefined ? erased : openSubject(version, context)
    const subject = opened === erased ? null : opened.subject
    await recordLook(transaction, { context, signed, what: 'exemption', id: goodGuyId, subject })
    return { row: listedOf(row, context.now()), entry: openGoodGuy(row, context) }
  })
}

/** Ends an exemption; what it kept down comes back at once. Payload: `goodGuyId`, `reason`. */
export function revokeGoodGuy(signed: SignedAct, context: RecordContext): Promise<ListedGoodGuy> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'good-guy-revoke', context })
    const goodGuyId = textOf(payload, 'goodGuyId')
    const row = await findGoodGuy(transaction, goodGuyId)
    if (row.revokedAt !== null) throw new CommandError('good-guy-ended', { goodGuyId, at: row.revokedAt })
    const at = context.now()
    await transaction.cases.revokeGoodGuy(goodGuyId, at)
    const reason = textOf(payload, 'reason')
    if (!revokeReasons.some((one) => one === reason)) {
      throw new CommandError('case-words', { reason: `reason: known are ${revokeReasons.join(', ')}` })
    }
    const body = { id: goodGuyId, reason }
    await recordFact(transaction, { context, kind: 'good-guy-revoked', act, body })
    await bringBack(transaction, row, { context, runId: act.actId })
    return listedOf({ ...row, revokedAt: at }, at)
  })
}

interface BringBack {
  readonly context: RecordContext
  readonly runId: string
}

/** The hit that the exemption kept down, if it still stands, as it would be found now. */
async function bringBack(
  transaction: StoreTransaction,
  { goodGuyId, subjectId }: Pick<GoodGuyRow, 'goodGuyId' | 'subjectId'>,
  { context, runId }: BringBack,
): Promise<void> {
  const standing = (await transaction.cases.standing([subjectId])).get(subjectId) ?? []
  const version = (await transaction.subjects.newest([subjectId])).get(subjectId)
  const opened = version === undefined ? erased : openSubject(version, context)
  if (version === undefined || opened === erased) return
  const memory = (await loadMemory(transaction.cases, [subjectId], context)).get(subjectId)
  const hits = standing.flatMap((row): ReviewHit[] => {
    const item = memory?.items.findLast(({ party }) => party.listId === row.listId && party.id === row.partyId)
    if (row.suppressedBy !== goodGuyId || item === undefined) return []
    const comparison = openStanding(row, context)
    return comparison === null ? [] : [{ party: item.party, comparison }]
  })
  if (hits.length === 0) return
  const kept = standing.filter(({ suppressedBy }) => suppressedBy !== goodGuyId).map(keyOf)
  const one = { subject: opened.subject, subjectVersion: version.version, hits, kept }
  await openCases(transaction, [one], { context, runId, cause: 'lookback', lostCause: 'policy-changed' })
}

/** The comparison of a hit that stands; null where the subject was erased. */
function openStanding(row: StandingHitRow, context: Pick<RecordContext, 'vault'>): Comparison | null {
  const place = { subjectId: row.subjectId, place: placeOfStanding(row) }
  const opened = openValue<Comparison>(row.sealed, place, context)
  return opened === erased ? null : opened
}

async function findGoodGuy({ cases }: StoreView, goodGuyId: string): Promise<GoodGuyRow> {
  const row = await cases.goodGuy(goodGuyId)
  if (row === null) throw new CommandError('good-guy-unknown', { goodGuyId })
  return row
}

function listedOf({ sealed: _sealed, ...row }: GoodGuyRow, now: string): ListedGoodGuy {
  return { ...row, state: stateOf(row, now) }
}

function stateOf({ until, revokedAt }: Pick<GoodGuyRow, 'until' | 'revokedAt'>, now: string): GoodGuyState {
  if (revokedAt !== null && revokedAt <= now) return 'revoked'
  return until <= now ? 'expired' : 'in-force'
}

function keyOf({ listId, partyId }: StandingHitRow): PartyKey {
  return { listId: listId as ListId, id: partyId as PartyId }
}
