// What is kept of decisions, held against what was said to be done, and against itself: every case, event, message, log
// record, proposal and exemption fits the others.

import { decodeRecord } from '../../packages/hindsight/src/audit/index.ts'
import { openStore, type StoreView } from '../../packages/hindsight/src/store/index.ts'

export interface KeptDecisions {
  readonly faults: readonly string[]
  readonly cases: number
  readonly closed: number
}

/** Acts that leave one message and one log record each. */
const personActs: ReadonlySet<string> = new Set(['take', 'decide', 'propose', 'approve'])

/** Opens the store anew and looks at everything; `said` are lines `CASE ACT`. */
export async function lookAtDecisions(location: string, said: readonly string[]): Promise<KeptDecisions> {
  const store = await openStore(location, { isForTests: true, now: () => '2026-03-01T12:00:00.000Z' })
  try {
    return await store.read((view) => lookAt(view, said))
  } finally {
    await store.close()
  }
}

async function lookAt(view: StoreView, said: readonly string[]): Promise<KeptDecisions> {
  const faults: string[] = []
  const cases = await view.cases.cases({})
  const kept = new Map<string, number>()
  const eventIds = new Set<string>()
  for (const row of cases) {
    const events = await view.cases.events(row.caseId)
    for (const { act, eventId } of events) {
      const line = `${row.caseId} ${act}`
      kept.set(line, (kept.get(line) ?? 0) + 1)
      if (personActs.has(act)) eventIds.add(eventId)
    }
    const acts = events.map(({ act }) => act)
    const isClosed = acts.includes('approve') || acts.includes('decide')
    if (events.at(-1)?.stateAfter !== row.state) faults.push(`${row.caseId} is ${row.state}, and its events are not`)
    if ((row.state === 'closed') !== isClosed) faults.push(`${row.caseId} is ${row.state} with ${acts.join(', ')}`)
    faults.push(...(await lookAtPair(view, row.caseId, row.state)))
  }
  for (const line of said) if (!kept.has(line)) faults.push(`${line} was said, and is not there`)
  for (const [line, count] of kept) if (count > 1) faults.push(`${line} is there ${count} times`)
  faults.push(...(await lookAtRest(view, eventIds)))
  return { faults, cases: cases.length, closed: cases.filter(({ state }) => state === 'closed').length }
}

async function lookAtPair({ operators, cases }: StoreView, caseId: string, state: string): Promise<readonly string[]> {
  const proposals = await operators.proposals({ target: caseId })
  const open = proposals.filter((proposal) => proposal.state === 'open').length
  if ((state === 'awaiting-approval' ? 1 : 0) !== open) return [`${caseId} is ${state} with ${open} open proposals`]
  const row = await cases.case(caseId)
  const isExempted = proposals.some(
    ({ state: decided, payload }) => decided === 'approved' && (payload as { suppress?: boolean }).suppress === true,
  )
  const granted = (await cases.goodGuysOf([row?.subjectId ?? ''])).length
  const standing = [...(await cases.standing([row?.subjectId ?? ''])).values()].flat()
  const suppressed = standing.filter(({ suppressedBy }) => suppressedBy !== null).length
  if (standing.length !== 1) return [`${caseId} has ${standing.length} hits that stand`]
  const expected = isExempted ? 1 : 0
  return granted === expected && suppressed === expected
    ? []
    : [`${caseId} has ${granted} exemptions, ${suppressed} kept down`]
}

/** One message and one log record for each act of a person, and none for what is not there. */
async function lookAtRest({ cases, log }: StoreView, eventIds: ReadonlySet<string>): Promise<readonly string[]> {
  const told = (await cases.outboxAfter(0, 1_000_000)).filter(({ kind }) => personActs.has(kind.slice('case-'.length)))
  const recorded: string[] = []
  for await (const entries of log.entries(0, await log.size())) {
    for (const { bytes } of entries) {
      const record = decodeRecord(bytes)
      if (record === null || !personActs.has(record.kind.slice('case-'.length))) continue
      recorded.push(typeof record.body.id === 'string' ? record.body.id : '')
    }
  }
  const faultsOf = (what: string, ids: readonly string[]): readonly string[] => {
    const isSame = ids.length === eventIds.size && ids.every((id) => eventIds.has(id))
    return isSame ? [] : [`${ids.length} ${what} for ${eventIds.size} acts of people`]
  }
  return [
    ...faultsOf(
      'messages',
      told.map(({ messageId }) => messageId),
    ),
    ...faultsOf('log records', recorded),
  ]
}
