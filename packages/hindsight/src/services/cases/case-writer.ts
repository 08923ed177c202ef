// Writes what becomes of cases in one transaction: rows, items, events and messages, each move by the engine's table of
// states. What waits for a second person and is overtaken by new evidence goes back (law L13).

import { assert } from '@hindsight/engine/base'
import {
  type CaseAct,
  type CaseItem,
  type CaseState,
  type CaseWork,
  type Duplicate,
  evidenceOf,
  moveCase,
  type OpenedAlerts,
  type PriorityAxes,
  priorityAxes,
  type ReviewHit,
  type Unwinding,
} from '@hindsight/engine/review'
import { limits } from '../../config/index.ts'
import type { CaseItemRow, CaseRow, OutboxEntry, StoreTransaction } from '../../store/index.ts'
import type { RecordContext } from '../record-context.ts'
import { type CaseAdvance, writeEvent } from './case-event.ts'
import type { KnownItem, SubjectMemory } from './case-memory.ts'
import { placeOfItem, sealValue } from './case-seal.ts'
import { consequenceOf } from './consequence-of.ts'
import type { OpenCasesFacts, SubjectHits } from './open-cases.ts'

/** What happened to a case. */
export interface ChangedCase {
  readonly caseId: string
  readonly subjectId: string
  readonly act: 'open' | 'reopen' | 'add' | 'evidence-changed' | Unwinding['act']
  readonly state: CaseState
}

const hourMs = 3_600_000

export class CaseWriter {
  readonly #transaction: StoreTransaction
  readonly #facts: OpenCasesFacts
  readonly #ownLists: ReadonlySet<string>
  readonly #items: CaseItemRow[] = []
  readonly #messages: Omit<OutboxEntry, 'place'>[] = []
  readonly #changed: ChangedCase[] = []
  /** Cases as they are by now. */
  readonly #rows = new Map<string, CaseRow>()
  /** Cases that hits went into. */
  readonly #touched = new Set<string>()

  private constructor(transaction: StoreTransaction, facts: OpenCasesFacts, ownLists: ReadonlySet<string>) {
    this.#transaction = transaction
    this.#facts = facts
    this.#ownLists = ownLists
  }

  static async begin(transaction: StoreTransaction, facts: OpenCasesFacts): Promise<CaseWriter> {
    const own = (await transaction.lists.all()).filter(({ kind }) => kind === 'custom').map(({ listId }) => listId)
    return new CaseWriter(transaction, facts, new Set(own))
  }

  /** Writes the work that the hits of one subject give, and tells cases whose evidence is another now. */
  async write(one: SubjectHits, known: SubjectMemory, { work, duplicates }: OpenedAlerts): Promise<void> {
    for (const row of known.cases) this.#rows.set(row.caseId, row)
    for (const each of work) await this.#writeWork(one, known, each)
    const isBack = ({ hit }: Duplicate): boolean => !stoodBefore(known, hit)
    for (const [caseId, those] of Map.groupBy(duplicates, (duplicate) => duplicate.caseId)) {
      const changed = those.filter(({ differences }) => differences.length > 0)
      const renamed = those.filter(({ hit }) => !isItemOf(known, caseId, hit))
      if (changed.length > 0) await this.#tellDifferences(one, caseId, changed)
      else if (renamed.length > 0) await this.#tellRenamed(one, caseId, renamed)
      else if (those.some(isBack)) await this.#tellBack(one, caseId, those.filter(isBack))
    }
  }

  /** Tells a case what it lost. */
  async unwind({ caseId, act: asked, lost, remaining, because }: Unwinding, subjectVersion: number): Promise<void> {
    const row = this.#rows.get(caseId)
    assert(row !== undefined, 'a case that loses an item is known')
    // What came into the case just now is left of it.
    const act = asked === 'propose-closing' && this.#touched.has(caseId) ? 'tell' : asked
    await this.#advance(row, { act, details: { because, lost, remaining } })
    this.#note(row, act, subjectVersion)
  }

  /** Writes what was gathered. */
  async end(): Promise<readonly ChangedCase[]> {
    await this.#transaction.cases.addItems(this.#items)
    await this.#transaction.cases.tell(this.#messages)
    return this.#changed
  }

  async #writeWork(one: SubjectHits, known: SubjectMemory, work: CaseWork): Promise<void> {
    const { context } = this.#facts
    const at = context.now()
    const due = new Date(Date.parse(at) + limits.caseDueHours * hourMs).toISOString()
    const before = work.caseId === null ? undefined : this.#rows.get(work.caseId)
    const caseId = work.caseId ?? context.newId()
    const since = before === undefined || before.state === 'closed' ? { openedAt: at, due } : before
    const priority = this.#priorityOf(
      work,
      known.items.filter((item) => item.caseId === caseId),
      {
        waitingSince: since.openedAt,
        due: since.due,
      },
    )
    if (before === undefined) {
      const row: CaseRow = {
        caseId,
        subjectId: one.subject.id,
        state: 'open',
        cause: this.#facts.cause,
        openedAt: at,
        changedAt: at,
        due,
        assignee: null,
        verdict: null,
        priority,
      }
      await this.#transaction.cases.addCase(row)
      await this.#advance(row, { act: 'open', details: {} })
    } else {
      const isReopened = before.state === 'closed'
      const fresh = isReopened ? { due, assignee: null, verdict: null } : {}
      await this.#advance({ ...before, ...fresh, priority }, { act: actOf(work.items, isReopened), details: {} })
    }
    for (const item of work.items) this.#addItem(one, caseId, item)
    const row = this.#rows.get(caseId)
    assert(row !== undefined, 'a case that was written is known')
    this.#touched.add(caseId)
    this.#note(row, work.act, one.subjectVersion)
  }

  async #tellDifferences(one: SubjectHits, caseId: string, those: readonly Duplicate[]): Promise<void> {
    const row = this.#rows.get(caseId)
    assert(row !== undefined, 'a duplicate belongs to a known case')
    await this.#advance(row, { act: 'evidence-changed', details: {} })
    for (const { hit, differences } of those) {
      this.#addItem(one, caseId, { hit, cause: 'evidence-changed', differences, endedExemption: null })
    }
    this.#note(row, 'evidence-changed', one.subjectVersion)
  }

  /** The issuer gave a party of the case another identifier: the case has it under that one from now on. */
  async #tellRenamed(one: SubjectHits, caseId: string, those: readonly Duplicate[]): Promise<void> {
    const row = this.#rows.get(caseId)
    assert(row !== undefined, 'a duplicate belongs to a known case')
    const because = those
      .map(({ hit: { party, previousKeys = [] } }) => {
        const before = previousKeys.map(({ id }) => id).join(', ')
        return `${party.listId} ${before} goes on as ${party.id}`
      })
      .join('; ')
    await this.#advance(row, { act: 'tell', details: { because } })
    for (const { hit } of those) {
      this.#addItem(one, caseId, { hit, cause: 'found-again', differences: [], endedExemption: null })
    }
    this.#note(row, 'tell', one.subjectVersion)
  }

  /** A hit that had fallen away and stands again: what was proposed because of that has no ground any more. */
  async #tellBack(one: SubjectHits, caseId: string, those: readonly Duplicate[]): Promise<void> {
    const row = this.#rows.get(caseId)
    assert(row !== undefined, 'a duplicate belongs to a known case')
    const because = `${those.map(({ hit }) => `${hit.party.listId} ${hit.party.id}`).join(', ')} is a possible match again`
    const act = row.state === 'closed' ? 'tell' : 'add-hit'
    await this.#advance(row, { act, details: { because } })
    this.#note(row, row.state === 'closed' ? 'tell' : 'add', one.subjectVersion)
  }

  #addItem({ subject, subjectVersion }: SubjectHits, caseId: string, item: CaseItem): void {
    const { context, runId } = this.#facts
    const { party, comparison } = item.hit
    const { differences, endedExemption } = item
    const row = {
      caseId,
      subjectId: subject.id,
      listId: party.listId,
      partyId: party.id,
      runId,
      cause: item.cause,
      recordedAt: context.now(),
    }
    const evidence = evidenceOf(subject, party)
    const content = { party, comparison, evidence, differences, endedExemption, subjectVersion }
    const sealed = sealValue(content, { subjectId: subject.id, place: placeOfItem(row) }, context)
    this.#items.push({ ...row, sealed })
  }

  #priorityOf(
    { items }: CaseWork,
    known: readonly KnownItem[],
    times: Pick<PriorityAxes, 'waitingSince' | 'due'>,
  ): PriorityAxes {
    const hits = [
      ...items.map(({ hit }) => hit),
      ...known.filter(
        ({ party }) => !items.some(({ hit }) => hit.party.listId === party.listId && hit.party.id === party.id),
      ),
    ].map(({ party, comparison }) => ({ listId: party.listId as string, comparison }))
    return priorityAxes({ hits, consequenceOf: (listId) => consequenceOf(listId, this.#ownLists), ...times })
  }

  /** Moves a case by an act that nobody does, and keeps the event. */
  async #advance(row: CaseRow, { act, details }: CaseAdvance): Promise<void> {
    const { context } = this.#facts
    const moved = isTold(act) ? null : moveCase(row.state as CaseState, act as CaseAct, 'system')
    assert(moved?.ok !== false, `what happens by itself moves a case that is ${row.state}`)
    const state = moved === null ? row.state : moved.state
    if (row.state === 'awaiting-approval' && state !== row.state) await this.#takeBack(row.caseId, context)
    const next = { ...row, state, changedAt: context.now() }
    await this.#transaction.cases.saveCase(next)
    this.#rows.set(row.caseId, next)
    await writeEvent(this.#transaction, next, { context, act, details, accepted: null, proposalId: null })
  }

  /** What was proposed was proposed of other hits and other evidence. */
  async #takeBack(caseId: string, context: RecordContext): Promise<void> {
    const { operators } = this.#transaction
    for (const { proposalId } of await operators.proposals({ target: caseId, state: 'open' })) {
      const closing = { decidedBy: 'system', decidedAt: context.now(), decisionActId: null }
      await operators.decide(proposalId, { state: 'withdrawn', ...closing })
    }
  }

  #note({ caseId, subjectId }: CaseRow, act: ChangedCase['act'], subjectVersion: number): void {
    const { context, runId } = this.#facts
    const state = (this.#rows.get(caseId)?.state ?? 'open') as CaseState
    this.#changed.push({ caseId, subjectId, act, state })
    const payload = { caseId, subjectId, act, state, runId }
    const messageId = `${caseId}:${act}:${runId}:${subjectVersion}`
    this.#messages.push({ messageId, kind: `case-${act}`, payload, recordedAt: context.now() })
  }
}

/** Whether the case has the party under this very identifier. */
function isItemOf({ items }: SubjectMemory, caseId: string, { party }: ReviewHit): boolean {
  return items.some(
    (item) => item.caseId === caseId && item.party.listId === party.listId && item.party.id === party.id,
  )
}

/** Whether the hit stood until now, under this identifier or an earlier one of the party. */
function stoodBefore({ standing }: SubjectMemory, { party, previousKeys = [] }: ReviewHit): boolean {
  return standing.some(({ listId, partyId }) =>
    [party, ...previousKeys].some((key) => key.listId === listId && key.id === partyId),
  )
}

/** Acts that tell and do not move: they are no rows of the engine's table. */
function isTold(act: string): boolean {
  return act === 'open' || act === 'tell' || act === 'reconsider'
}

function actOf(items: readonly CaseItem[], isReopened: boolean): CaseAct {
  const causes = items.map(({ cause }) => cause)
  if (causes.includes('evidence-changed')) return 'evidence-changed'
  return isReopened && causes.includes('exemption-ended') ? 'exemption-ended' : 'add-hit'
}
