// Parity: how often names of nobody raise a false alert, for each naming tradition and script. Who bears a name of some
// tradition must not pay more than others; where they do, names and frequencies are mended, never people sorted (law L4).

import { buildIndex } from '@hindsight/engine/indexing'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { type ExitCode, exitCodes, limits, worstExitCode } from '../../config/index.ts'
import { type Coverage, drawCoverage } from '../coverage.ts'
import { type ListRequest, loadLists, partiesOf } from '../load-lists.ts'
import { openLocalPool, openWorkerPool } from '../worker-pool.ts'
import { answerInOrder, batchesOf } from './answer-in-order.ts'
import { type Rate, rateOf } from './exact-interval.ts'
import { inventNames, namingTraditions } from './neutral-population/invent-names.ts'
import { type RaisedAlert, raiseAlerts } from './raise-alerts.ts'

export interface ParityRequest {
  readonly lists: readonly ListRequest[]
  readonly policy: Policy
  /** Names drawn for each tradition and writing. */
  readonly namesPerTradition: number
  readonly workerCount: number
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => Promise<void>
}

export interface ParityRow {
  readonly tradition: string
  /** ISO 15924 code of how the names are written. */
  readonly script: string
  /** Different names among those drawn. */
  readonly distinct: number
  readonly falseAlerts: Rate
  /** Alerts on a name that is the same, word for word, as a listed one. */
  readonly identical: number
  /** Rate by the median of all traditions in Latin letters; null where that is 0. */
  readonly ratio: number | null
  /** Whether the ratio is above 1.5. */
  readonly isOver: boolean
  /** Whether even the lower bound of the rate is above 1.5 times the median. */
  readonly isOverForSure: boolean
  /** Names that raise most alerts, with the listed name that they come near to. */
  readonly examples: readonly ParityExample[]
}

export interface ParityExample {
  readonly name: string
  readonly drawn: number
  readonly caption: string
  readonly score: number
}

export interface Parity {
  readonly engine: string
  readonly policy: { readonly version: string; readonly threshold: number }
  readonly coverage: Coverage
  readonly namesPerTradition: number
  readonly median: number | null
  readonly rows: readonly ParityRow[]
  readonly scripts: readonly { readonly script: string; readonly falseAlerts: Rate }[]
  /** Names whose comparison failed. */
  readonly failed: number
  readonly isInterrupted: boolean
  readonly exit: ExitCode
}

/** A tradition that pays more than this many times the median is a defect. */
export const parityRatioMax = 1.5
const namesPerBatch = 256
const examplesMax = 3

interface Population {
  readonly tradition: string
  readonly script: string
  /** Different names and how often each was drawn. */
  readonly names: ReadonlyMap<string, number>
}

/** Measures parity against the lists. */
export async function measureParity(request: ParityRequest): Promise<Parity> {
  const { policy, signal, namesPerTradition } = request
  const loaded = await loadLists(request.lists)
  const parties = partiesOf(loaded)
  const lists = loaded.map((list) => list.coverage)
  const coverage = drawCoverage({ lists, requestedCount: request.lists.length, indexPartyCount: parties.length })
  const populations = drawPopulations(namesPerTradition)
  const { alerts, failed } = await screenNames(populations, parties, request)
  const { median, rows } = rowsOf(populations, alerts)
  const codes: ExitCode[] = [exitCodes.clear]
  if (signal.aborted) codes.push(exitCodes.interrupted)
  if (coverage.complete === null || failed > 0) codes.push(exitCodes.unavailable)
  const { version, threshold } = policy
  const facts = { coverage, namesPerTradition, median, rows, scripts: byScript(rows), failed }
  const exit = worstExitCode(codes)
  return { engine: engineVersion, policy: { version, threshold }, ...facts, isInterrupted: signal.aborted, exit }
}

/** Screens each different name once. */
async function screenNames(
  populations: readonly Population[],
  parties: readonly ListedParty[],
  { policy, workerCount, signal, onProgress }: ParityRequest,
): Promise<{ readonly alerts: ReadonlyMap<string, RaisedAlert>; readonly failed: number }> {
  const setup = { image: buildIndex(parties, policy), policy }
  const names = [...new Set(populations.flatMap((each) => [...each.names.keys()]))]
  const workerUrl = new URL('./raise-alerts-worker.ts', import.meta.url)
  const pool =
    workerCount === 1
      ? openLocalPool(setup, raiseAlerts)
      : openWorkerPool<readonly string[], RaisedAlert[]>(setup, workerCount, workerUrl)
  const alerts = new Map<string, RaisedAlert>()
  let failed = 0
  const inFlightMax = workerCount * limits.batchesPerWorkerMax
  try {
    for await (const answered of answerInOrder(batchesOf(names, namesPerBatch), { pool, inFlightMax, signal })) {
      const found = 'answer' in answered ? answered.answer : []
      failed += answered.question.length - found.length
      for (const [at, alert] of found.entries()) alerts.set(answered.question[at] ?? '', alert)
      await onProgress(alerts.size + failed, names.length)
    }
  } finally {
    await pool.close()
  }
  return { alerts, failed }
}

/** Each tradition in Latin letters, and in its own script where it has one. */
function drawPopulations(count: number): readonly Population[] {
  return namingTraditions.flatMap((each): readonly Population[] => {
    const names = inventNames(each, count)
    const latin = { tradition: each.id, script: 'Latn', names: countNames(names.map((name) => name.latin)) }
    const natives = names.flatMap((name) => (name.native === null ? [] : [name.native]))
    if (natives.length === 0) return [latin]
    return [latin, { tradition: each.id, script: each.script, names: countNames(natives) }]
  })
}

function countNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** One row for each population of which names were screened. */
function rowsOf(
  populations: readonly Population[],
  alerts: ReadonlyMap<string, RaisedAlert>,
): Pick<Parity, 'median' | 'rows'> {
  const counted = populations.flatMap((each) => {
    const screened = [...each.names].filter(([name]) => alerts.has(name))
    const drawn = screened.reduce((sum, [, count]) => sum + count, 0)
    const raised = screened.flatMap(([name, count]) => {
      const alert = alerts.get(name)
      return alert == null ? [] : [{ name, drawn: count, ...alert }]
    })
    const falseAlerts = rateOf(
      raised.reduce((sum, one) => sum + one.drawn, 0),
      drawn,
    )
    const identical = raised.reduce((sum, one) => sum + (one.isIdentical ? one.drawn : 0), 0)
    const examples = raised.sort((a, b) => b.drawn - a.drawn || b.score - a.score).slice(0, examplesMax)
    return drawn === 0 ? [] : [{ ...each, distinct: screened.length, falseAlerts, identical, examples }]
  })
  const median = medianOf(counted.filter((row) => row.script === 'Latn').map((row) => row.falseAlerts.rate ?? 0))
  const rows = counted.map(({ tradition, script, distinct, falseAlerts, identical, examples }) => {
    const ratio = median === null || median === 0 ? null : (falseAlerts.rate ?? 0) / median
    const isOver = ratio !== null && ratio > parityRatioMax
    const isOverForSure = isOver && falseAlerts.low > parityRatioMax * (median ?? 0)
    return { tradition, script, distinct, falseAlerts, identical, ratio, isOver, isOverForSure, examples }
  })
  return { median, rows }
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}

function byScript(rows: readonly ParityRow[]): Parity['scripts'] {
  const sums = new Map<string, { found: number; of: number }>()
  for (const { script, falseAlerts } of rows) {
    const sum = sums.get(script) ?? { found: 0, of: 0 }
    sums.set(script, { found: sum.found + falseAlerts.found, of: sum.of + falseAlerts.of })
  }
  return [...sums].map(([script, { found, of }]) => ({ script, falseAlerts: rateOf(found, of) }))
}
