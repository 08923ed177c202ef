// A decision of a person cannot be computed, but all that it rested on can: the comparisons that were shown, the evidence
// that it was bound to, the move of the case, the words that were committed to, and the signature (laws L3, L13).

import type { Comparison } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import {
  bindEvidence,
  type CaseAct,
  type CaseState,
  type CitedField,
  evidenceOf,
  moveCase,
} from '@hindsight/engine/review'
import { canonicalJson } from '../../audit/index.ts'
import type { CaseEvent, CaseItemRow, StoreView } from '../../store/index.ts'
import { type ItemContent, openItem } from '../cases/case-memory.ts'
import { openValue, placeOfEvent } from '../cases/case-seal.ts'
import { commitWords } from '../cases/case-words.ts'
import { readContent, verifies } from '../operators/signed-act.ts'
import { digestOfText } from '../screenings/screening-record.ts'
import { readLogRecord } from './batch-record.ts'
import { type ErasureProof, findErasure } from './erasure-proof.ts'
import { openPairs, type PairMoment } from './pair-moments.ts'
import { openStored } from './replay-bench.ts'
import type { ReplayOutcome, ReplayPlace } from './replay-screening.ts'

export interface DecisionReplay {
  readonly kind: 'decision'
  readonly decisionId: string
  readonly caseId: string
  readonly subjectId: string
  readonly act: string
  readonly at: string
  readonly by: string
  readonly outcome: ReplayOutcome
  /** Pairs that were compared again. */
  readonly pairs: number
  /** Of all that was computed again, under the subject's key; null where the subject was erased. */
  readonly digest: string | null
  readonly text: string | null
  readonly differences: readonly string[]
  readonly erasure: ErasureProof | null
}

/** What the log says of something done with a case by a person. */
interface DecisionRecord {
  readonly sequence: number
  readonly actor: string
  readonly act: SignedInLog
  readonly body: {
    readonly id: string
    readonly caseId: string
    readonly act: string
    readonly stateBefore: string
    readonly state: string
    readonly proposalId: string | null
    readonly cited?: readonly string[]
  }
}

interface SignedInLog {
  readonly actId: string
  readonly keyId: string
  readonly signature: string
  readonly text: string
}

/** Replays what a person did with a case, by its id or that of its proposal; null where the log has no such thing. */
export async function replayDecision(id: string, place: ReplayPlace): Promise<DecisionReplay | null> {
  const { view, context } = place
  const record = await findDecision(view, id)
  const row = record === null ? null : await view.cases.case(record.body.caseId)
  if (record === null || row === null) return null
  const { body, actor } = record
  const event = (await view.cases.events(body.caseId)).find(({ eventId }) => eventId === body.id) ?? null
  const { subjectId } = row
  const at = readContent(signedOf(record.act)).at
  const base = {
    kind: 'decision' as const,
    decisionId: body.id,
    caseId: body.caseId,
    subjectId,
    act: body.act,
    at,
    by: actor,
  }
  const key = context.vault.get(subjectId)
  const version = await view.subjects.versionAt(subjectId, at)
  const stored = version === null ? null : openStored(version, context)
  if (stored === null || key.state !== 'key') {
    const erasure = await findErasure(view, subjectId)
    const differences = erasure === null ? ['the values of the subject are gone, and the log has no erasure of it'] : []
    const outcome = erasure === null ? ('different' as const) : ('erased' as const)
    return { ...base, outcome, pairs: 0, digest: null, text: null, differences, erasure }
  }
  const rows = await itemsThen(view, { caseId: body.caseId, at })
  const again = await openPairs(
    rows.flatMap((item) => momentOf(item, place)),
    place,
  )
  const pairs = rows.map((item, position) => ({ item, again: again[position] ?? null }))
  const differences = [
    ...(await differencesOfAct(record, view)),
    ...differencesOfEvent(record, event, { subjectId, place }),
    ...pairs.flatMap((pair) => differencesOfPair(pair, place)),
    ...differencesOfBound(record, { event, subject: stored.stored.subject, pairs, place, subjectId }),
  ]
  const shown = pairs.map(({ item, again: pair }) => ({
    listId: item.listId,
    partyId: item.partyId,
    comparison: pair === null ? null : plain(pair.comparison),
  }))
  const text = canonicalJson({ ...body, at, signed: record.act.text, pairs: shown } as unknown)
  const digest = digestOfText(text, key.bytes)
  const outcome = differences.length === 0 ? 'same' : 'different'
  return { ...base, outcome, pairs: pairs.length, digest, text, differences, erasure: null }
}

async function findDecision(view: StoreView, id: string): Promise<DecisionRecord | null> {
  for (const sequence of (await view.log.sequencesOf(id)).toReversed()) {
    const { kind, body, act, actor } = await readLogRecord(view, sequence)
    const isOfPerson = kind.startsWith('case-') && act !== null && typeof body['caseId'] === 'string'
    if (!isOfPerson) continue
    return { sequence, actor, act: act as unknown as SignedInLog, body: body as unknown as DecisionRecord['body'] }
  }
  return null
}

function signedOf({ text, keyId, signature }: SignedInLog): Parameters<typeof verifies>[0] {
  return { signedText: text, keyId, signature }
}

/** Whether the person signed it, and whether the table of cases has the move. */
async function differencesOfAct(
  { act, actor, body }: DecisionRecord,
  { operators }: StoreView,
): Promise<readonly string[]> {
  const key = await operators.key(act.keyId)
  const differences: string[] = []
  if (key === null || key.operatorId !== actor || !verifies(signedOf(act), key.publicKey)) {
    differences.push(`the signature is not one of ${actor}`)
  }
  const moved = moveCase(body.stateBefore as CaseState, body.act as CaseAct, 'person')
  if (!moved.ok || moved.state !== body.state) {
    differences.push(`"${body.act}" does not move a case from ${body.stateBefore} to ${body.state}`)
  }
  return differences
}

interface EventPlace {
  readonly subjectId: string
  readonly place: ReplayPlace
}

/** Whether the kept event is the one of the log, with the words that were signed. */
function differencesOfEvent(
  { body, act, actor }: DecisionRecord,
  event: CaseEvent | null,
  { subjectId, place }: EventPlace,
): readonly string[] {
  if (event === null) return ['the event of the case is not there']
  const differences: string[] = []
  const isSame = event.act === body.act && event.stateAfter === body.state && event.operatorId === actor
  if (!isSame || event.actId !== act.actId) differences.push('the event of the case is not the one in the log')
  const { disposition } = detailsOf(event, { subjectId, place })
  const { payload } = readContent(signedOf(act))
  const signed = (body.act === 'propose' ? payload['payload'] : payload) as { readonly words?: unknown }
  if (disposition === undefined || signed.words === undefined) return differences
  const { note, evidence, question } = disposition
  const { due: _, ...asked } = question ?? { due: null }
  const words = { note, evidence, question: question === null ? null : asked }
  if (commitWords(words, subjectId, place.context) !== signed.words)
    differences.push('the words are not those that were signed')
  return differences
}

interface KeptDetails {
  readonly disposition?: {
    readonly note: string
    readonly evidence: unknown
    readonly question: { readonly due: string } | null
  }
  readonly bound?: readonly { readonly listId: string; readonly partyId: string; readonly fingerprint: string }[]
}

function detailsOf(event: CaseEvent, { subjectId, place }: EventPlace): KeptDetails {
  const opened = openValue<KeptDetails>(event.sealed, { subjectId, place: placeOfEvent(event) }, place.context)
  return typeof opened === 'symbol' ? {} : opened
}

interface Pair {
  readonly item: CaseItemRow
  readonly again: ComparedAgain | null
}

export interface ComparedAgain {
  readonly subject: Subject
  readonly party: ListedParty
  readonly comparison: Comparison
}

/** The items of a case as they stood, of each pair the last. */
async function itemsThen(
  { cases }: StoreView,
  { caseId, at }: { readonly caseId: string; readonly at: string },
): Promise<readonly CaseItemRow[]> {
  const rows = (await cases.items([caseId])).filter(({ recordedAt }) => recordedAt <= at)
  return [...new Map(rows.map((row) => [JSON.stringify([row.listId, row.partyId]), row])).values()]
}

function momentOf(item: CaseItemRow, { context }: ReplayPlace): PairMoment[] {
  const content = openItem(item, context)
  const { subjectId, runId, listId, partyId } = item
  return [{ subjectId, subjectVersion: content?.subjectVersion ?? 0, runId, listId, partyId }]
}

/** Whether the comparison that was shown is the one that comes out again. */
function differencesOfPair({ item, again }: Pair, { context }: ReplayPlace): readonly string[] {
  const pair = `${item.listId} ${item.partyId}`
  const kept = openItem(item, context)
  if (again === null || kept === null) return [`${pair}: the versions that were compared are not on record`]
  const parts: readonly (keyof ItemContent)[] = ['party', 'comparison', 'evidence']
  const now: Pick<ItemContent, 'party' | 'comparison' | 'evidence'> = {
    party: again.party,
    comparison: again.comparison,
    evidence: evidenceOf(again.subject, again.party),
  }
  const isOther = (part: keyof ItemContent): boolean =>
    canonicalJson(plain(kept[part])) !== canonicalJson(plain(now[part as 'party']))
  return parts.filter(isOther).map((part) => `${pair}: the ${part} that was shown is not the one of the replay`)
}

interface Bound {
  readonly event: CaseEvent | null
  readonly subject: Subject
  readonly subjectId: string
  readonly pairs: readonly Pair[]
  readonly place: ReplayPlace
}

/** Whether the evidence that a proposal was bound to comes out again. */
function differencesOfBound(
  { body }: DecisionRecord,
  { event, subject, subjectId, pairs, place }: Bound,
): readonly string[] {
  const { bound = [] } = event === null ? {} : detailsOf(event, { subjectId, place })
  const cited = (body.cited ?? []) as readonly CitedField[]
  return bound.flatMap(({ listId, partyId, fingerprint }) => {
    const pair = pairs.find(({ item }) => item.listId === listId && item.partyId === partyId)
    const found = pair?.again == null ? null : bindEvidence({ cited }, subject, pair.again.party).fingerprint
    return found === fingerprint ? [] : [`${listId} ${partyId}: the evidence that was decided on is another`]
  })
}

/** Plain JSON, as it is kept. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
