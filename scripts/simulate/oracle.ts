// What must hold of a simulated world: sums after every step; and when everybody is as far as the lists, exactly the hits
// that comparing everybody gives, suppressed by exactly the exemptions that still apply (laws L1, L2, L6).

import { createHash } from 'node:crypto'
import type { PartyKey } from '@hindsight/engine/indexing'
import type { Comparison } from '@hindsight/engine/matching'
import type { ListedParty, PartyId, Subject } from '@hindsight/engine/model'
import { type GoodGuy, goodGuyApplies } from '@hindsight/engine/review'
import { canonicalJson } from '../../packages/hindsight/src/audit/index.ts'
import { lookbackGauge, type RecordContext } from '../../packages/hindsight/src/services/index.ts'
import type { StoreView } from '../../packages/hindsight/src/store/index.ts'
import {
  openGoodGuy,
  openScreeningSet,
  openSubject,
  openValue,
  placeOfStanding,
} from '../../packages/hindsight/src/testing/record-parts.ts'
import type { World } from './world.ts'

/** What does not hold right now, as sentences. */
export async function brokenNow({ record: { context } }: World): Promise<readonly string[]> {
  const gauge = await lookbackGauge(context)
  return context.store.read(async ({ lookbacks }) => {
    const faults: string[] = []
    for (const run of await lookbacks.runs(3)) {
      const sum = run.touched + run.overtaken + (run.provenUnaffected ?? 0)
      if (run.state === 'done' && sum !== run.population) faults.push(`run ${run.runId}: ${sum} of ${run.population}`)
      if (run.state === 'parked') faults.push(`run ${run.runId} is parked: ${run.fault ?? ''}`)
      const ids: string[] = []
      for await (const some of lookbacks.outcomes(run.runId)) ids.push(...some.map(({ subjectId }) => subjectId))
      if (new Set(ids).size !== ids.length) faults.push(`run ${run.runId}: somebody has two outcomes`)
    }
    if (gauge.behind > gauge.monitored) faults.push(`${gauge.behind} behind of ${gauge.monitored}`)
    return faults
  })
}

export interface Judged {
  readonly differences: readonly string[]
  /** Hits that are expected. */
  readonly hits: number
  readonly suppressed: number
}

/** Where what is held is not what comparing everybody gives; null where somebody is behind. */
export async function differencesNow({ record: { context }, nextId }: World): Promise<Judged | null> {
  const { behind, endedTerms, run } = await lookbackGauge(context)
  if (behind > 0 || endedTerms > 0 || run !== null) return null
  const { index } = await openScreeningSet(context)
  const former = Array.from({ length: nextId }, (_, id) => String(id) as PartyId)
  return context.store.read(async (view) => {
    const [held, expected] = [new Map<string, string>(), new Map<string, string>()]
    for await (const versions of view.subjects.monitored()) {
      for (const version of versions) {
        const opened = openSubject(version, context)
        if (typeof opened === 'symbol') continue
        const { subject } = opened
        const entries = (await view.cases.goodGuysOf([subject.id])).flatMap((row) => openGoodGuy(row, context) ?? [])
        for (const { party, comparison } of index.examine(subject).hits) {
          const state = expectedState({ subject, party, entries, former, now: context.now() })
          expected.set(`${subject.id} ${party.listId} ${party.id}`, `${state} ${digestOf(comparison)}`)
        }
        for (const [key, text] of await heldOf(view, subject.id, context)) held.set(key, text)
      }
    }
    return judgedOf(held, expected)
  })
}

function judgedOf(held: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): Judged {
  const differences: string[] = []
  for (const key of new Set([...held.keys(), ...expected.keys()])) {
    const [is, should] = [held.get(key), expected.get(key)]
    const isEither = should?.startsWith('either') === true && is?.split(' ')[1] === should.split(' ')[1]
    if (is !== should && !isEither) differences.push(`${key}: is ${is ?? 'absent'}, should be ${should ?? 'absent'}`)
  }
  const suppressed = [...expected.values()].filter((text) => text.startsWith('suppressed')).length
  return { differences, hits: expected.size, suppressed }
}

interface Pair {
  readonly subject: Subject
  readonly party: ListedParty
  readonly entries: readonly GoodGuy[]
  /** Identifiers that any party may have had. */
  readonly former: readonly PartyId[]
  readonly now: string
}

/**
 * `either`: an exemption goes on with a party that comes under another identifier with the same evidence, and is not asked
 * for under the one before at a later screening.
 */
function expectedState({ subject, party, entries, former, now }: Pair): 'open' | 'suppressed' | 'either' {
  const applies = (previousKeys: readonly PartyKey[]): boolean =>
    entries.some((entry) => goodGuyApplies(entry, { subject, party, previousKeys, now }).state === 'applies')
  const { listId } = party
  const isNow = applies([])
  const previous = former.map((id) => ({ listId, id }))
  if (isNow !== applies(previous)) return 'either'
  return isNow ? 'suppressed' : 'open'
}

async function heldOf(
  { cases }: StoreView,
  subjectId: string,
  context: RecordContext,
): Promise<readonly (readonly [key: string, text: string])[]> {
  const rows = (await cases.standing([subjectId])).get(subjectId) ?? []
  return rows.map((row) => {
    const comparison = openValue<Comparison>(row.sealed, { subjectId, place: placeOfStanding(row) }, context)
    const state = row.suppressedBy === null ? 'open' : 'suppressed'
    return [`${subjectId} ${row.listId} ${row.partyId}`, `${state} ${digestOf(comparison)}`]
  })
}

/** Score and findings in a few signs. */
function digestOf(comparison: unknown): string {
  const plain = canonicalJson(JSON.parse(JSON.stringify(comparison)))
  return createHash('sha256').update(plain).digest('hex').slice(0, 12)
}
