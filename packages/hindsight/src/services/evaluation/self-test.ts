// The self-test: every listed name, as published and varied, is screened against its own lists, and what is not found is
// named. A regulator's first question, "do you know that your tool works?", as one call (FCA 2026, EBA/GL/2024/14-15).

import { compareText } from '@hindsight/engine/base'
import { buildIndex } from '@hindsight/engine/indexing'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { type ExitCode, exitCodes, limits, worstExitCode } from '../../config/index.ts'
import { type Coverage, drawCoverage } from '../coverage.ts'
import { type ListRequest, loadLists, partiesOf } from '../load-lists.ts'
import { openLocalPool, openWorkerPool } from '../worker-pool.ts'
import { answerInOrder, batchesOf } from './answer-in-order.ts'
import { type Rate, rateOf } from './exact-interval.ts'
import { type Miss, type NameToTest, type TestAnswer, type Trial, testNames } from './test-names.ts'
import { allVariations } from './variations/all-variations.ts'

export interface SelfTestRequest {
  readonly lists: readonly ListRequest[]
  readonly policy: Policy
  /** Most names to test, spread evenly over the lists; null tests all. */
  readonly sample: number | null
  readonly workerCount: number
  readonly signal: AbortSignal
  onMisses(misses: readonly Miss[]): Promise<void>
  onProgress(done: number, total: number): Promise<void>
}

export interface ClassResult {
  readonly id: string
  readonly what: string
  readonly floor: number | null
  readonly found: Rate
  /** Whether so many were found as the floor promises; true where nothing is promised. */
  readonly isAtFloor: boolean
}

export interface SelfTest {
  readonly engine: string
  readonly policy: { readonly version: string; readonly threshold: number }
  readonly coverage: Coverage
  /** Names on the lists, those tested, and those whose worker failed; a sample or an interruption leaves out the rest. */
  readonly names: { readonly listed: number; readonly tested: number; readonly failed: number }
  readonly classes: readonly ClassResult[]
  /** All classes with a floor together, by the script of the listed name. */
  readonly scripts: readonly { readonly script: string; readonly found: Rate }[]
  /** Names that comparing finds and the index does not: law L7 is broken. */
  readonly lostByIndex: number
  readonly isInterrupted: boolean
  readonly exit: ExitCode
}

const namesPerBatch = 16

/** Tests the lists against themselves. */
export async function selfTest(request: SelfTestRequest): Promise<SelfTest> {
  const { policy, signal, sample, workerCount } = request
  const loaded = await loadLists(request.lists)
  const parties = partiesOf(loaded)
  const setup = { image: buildIndex(parties, policy), policy }
  const rows = loaded.map((list) => list.coverage)
  const indexPartyCount = parties.length
  const coverage = drawCoverage({ lists: rows, requestedCount: request.lists.length, indexPartyCount })
  const listed = namesOf(parties)
  const chosen = sampleOf(listed, sample)
  const pool =
    workerCount === 1
      ? openLocalPool(setup, testNames)
      : openWorkerPool<readonly NameToTest[], TestAnswer>(
          setup,
          workerCount,
          new URL('./self-test-worker.ts', import.meta.url),
        )
  const trials: Trial[] = []
  const count = { tested: 0, failed: 0, lostByIndex: 0 }
  try {
    const inFlightMax = workerCount * limits.batchesPerWorkerMax
    for await (const answered of answerInOrder(batchesOf(chosen, namesPerBatch), { pool, inFlightMax, signal })) {
      if ('failure' in answered) count.failed += answered.question.length
      else {
        count.tested += answered.question.length
        count.lostByIndex += answered.answer.misses.filter((miss) => miss.isLostByIndex).length
        trials.push(...answered.answer.trials)
        await request.onMisses(answered.answer.misses)
      }
      await request.onProgress(count.tested + count.failed, chosen.length)
    }
  } finally {
    await pool.close()
  }
  const classes = classesOf(trials)
  const { version, threshold } = policy
  const names = { listed: listed.length, tested: count.tested, failed: count.failed }
  const { lostByIndex } = count
  const facts = { coverage, names, classes, lostByIndex, isInterrupted: signal.aborted }
  const scripts = scriptsOf(trials)
  return { engine: engineVersion, policy: { version, threshold }, ...facts, scripts, exit: exitOf(facts) }
}

/** Every name of every party, with how its issuer grades it. */
function namesOf(parties: readonly ListedParty[]): readonly NameToTest[] {
  return parties.flatMap(({ name, alias, previousName, weakAlias }, position) => [
    ...[...name, ...alias, ...previousName].map((text) => ({ position, name: text, isWeak: false })),
    ...weakAlias.map((text) => ({ position, name: text, isWeak: true })),
  ])
}

/** `count` of the names, spread evenly; all where there are not so many. */
function sampleOf(names: readonly NameToTest[], count: number | null): readonly NameToTest[] {
  if (count === null || count >= names.length) return names
  return Array.from({ length: count }, (_, at) => names[Math.floor((at * names.length) / count)]!)
}

/** What was found and tried, by a property of the trials, in the order in which it came. */
function sumBy(trials: readonly Trial[], keyOf: (trial: Trial) => string): ReadonlyMap<string, Rate> {
  const sums = new Map<string, { tried: number; found: number }>()
  for (const trial of trials) {
    const { tried, found } = sums.get(keyOf(trial)) ?? { tried: 0, found: 0 }
    sums.set(keyOf(trial), { tried: tried + trial.tried, found: found + trial.found })
  }
  return new Map([...sums].map(([key, { tried, found }]) => [key, rateOf(found, tried)]))
}

/** Weak aliases must be found with whatever the record has beside them; alone they are left to the policy. */
const weakClasses = [
  { id: 'weak-corroborated', what: 'a weak alias with a date or number of its record', floor: 1 },
  { id: 'weak-alone', what: 'a weak alias alone', floor: null },
] as const

function classesOf(trials: readonly Trial[]): ClassResult[] {
  const rates = sumBy(trials, (trial) => trial.id)
  return [...allVariations, ...weakClasses].map(({ id, what, floor }) => {
    const found = rates.get(id) ?? rateOf(0, 0)
    return { id, what, floor, found, isAtFloor: floor === null || found.rate === null || found.rate >= floor }
  })
}

function scriptsOf(trials: readonly Trial[]): SelfTest['scripts'] {
  const promised = [...allVariations, ...weakClasses].filter(({ floor }) => floor !== null).map(({ id }) => id)
  const counted = trials.filter(({ id }) => promised.includes(id))
  const rates = [...sumBy(counted, (trial) => trial.script)].map(([script, found]) => ({ script, found }))
  return rates.sort((a, b) => b.found.of - a.found.of || compareText(a.script, b.script))
}

type ExitFacts = Pick<SelfTest, 'coverage' | 'names' | 'classes' | 'lostByIndex' | 'isInterrupted'>

/** How the run ends: interrupted, an index that loses names, lists not whole, a class below its floor, or well. */
export function exitOf({ coverage, names, classes, lostByIndex, isInterrupted }: ExitFacts): ExitCode {
  const codes: ExitCode[] = [exitCodes.clear]
  if (isInterrupted) codes.push(exitCodes.interrupted)
  if (lostByIndex > 0) codes.push(exitCodes.integrity)
  if (coverage.complete === null || names.failed > 0) codes.push(exitCodes.unavailable)
  if (classes.some((each) => !each.isAtFloor)) codes.push(exitCodes.review)
  return worstExitCode(codes)
}
