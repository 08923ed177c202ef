// How well the scorer tells same names from different ones on judged pairs: as shipped, fitted on halves and scored on
// the other halves, per group beside a peer's frozen scores, and on pairs that nothing is fitted to.
// Run by hand: npm run name-bench [-- --wrong --fit --unseen]

import { bandOf, compareParties, defaultPolicy } from '@hindsight/engine/matching'
import { seededRandom } from '@hindsight/engine/testing'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { aliasPairs } from './alias-pairs.ts'
import { calibrationError, evidenceKey, largestTie, reliability } from './calibration.ts'
import { realParties } from './corpora.ts'
import {
  bestThreshold,
  dials,
  f1Of,
  fitPolicy,
  type Judged,
  PairScores,
  type Verdicts,
  verdictsOf,
} from './fit-policy.ts'
import { type NamePair, readNamePairs } from './name-pairs.ts'

const splitCount = 10
const seed = 2026
const peerThreshold = 0.7

interface Scored extends Judged {
  readonly pair: NamePair
  /** What the score rests on; of a peer's score nothing is known. */
  readonly evidence: string
}

const show = (value: number): string => value.toFixed(3)
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function line(what: string, verdicts: Verdicts): string {
  const { found, wrong, missed, passed } = verdicts
  const [precision, recall] = [found / (found + wrong), found / (found + missed)]
  const counts = `found ${found} wrong ${wrong} missed ${missed} passed ${passed}`
  return `${what.padEnd(28)} F1 ${show(f1Of(verdicts))}  P ${show(precision)}  R ${show(recall)}  ${counts}`
}

function scoreAsShipped(pairs: readonly NamePair[]): Scored[] {
  return pairs.map((pair) => {
    const comparison = compareParties(pair.ours, pair.theirs, defaultPolicy)
    return { pair, score: comparison.score, isSame: pair.isSame, evidence: evidenceKey(comparison) }
  })
}

/** The rows that the peer was asked about as well, under its scores. */
function peerScores(scored: readonly Scored[]): Scored[] {
  return scored.flatMap(({ pair, isSame }) =>
    pair.peerScore === null ? [] : [{ pair, isSame, score: pair.peerScore, evidence: '' }],
  )
}

function printShipped(scored: readonly Scored[]): void {
  const { threshold, version } = defaultPolicy
  print(line(`policy ${version} at ${threshold}`, verdictsOf(scored, threshold)))
  const best = bestThreshold(scored)
  print(`${'best threshold'.padEnd(28)} F1 ${show(best.f1)}  at ${best.threshold}`)
  print(line(`logic-v2 at ${peerThreshold}`, verdictsOf(peerScores(scored), peerThreshold)))
  for (const quality of ['STRONG', 'MEDIUM', 'WEAK']) {
    const rows = scored.filter(({ pair }) => pair.quality === quality)
    print(line(`  labels ${quality}`, verdictsOf(rows, threshold)))
  }
}

/** On the rows that both scored. */
function printGroups(scored: readonly Scored[]): void {
  print('\nper group, on the rows that both scored: ours, logic-v2')
  const both = scored.filter(({ pair }) => pair.peerScore !== null)
  for (const group of [...new Set(both.map(({ pair }) => pair.group))].toSorted()) {
    const rows = both.filter(({ pair }) => pair.group === group)
    const ours = f1Of(verdictsOf(rows, defaultPolicy.threshold))
    const theirs = f1Of(verdictsOf(peerScores(rows), peerThreshold))
    const verdict = ours < theirs ? 'BELOW' : ''
    print(`  ${group.padEnd(18)} n ${String(rows.length).padStart(3)}  ${show(ours)}  ${show(theirs)}  ${verdict}`)
  }
}

function printSpread(scored: readonly Scored[]): void {
  const hits = scored.filter(({ score }) => score >= defaultPolicy.threshold)
  const pairsTied = largestTie(
    hits.map(({ pair, score }) => ({ score, key: `${pair.ours.name[0]}|${pair.theirs.name[0]}` })),
  )
  const tied = largestTie(hits.map(({ score, evidence }) => ({ score, key: evidence })))
  const ofHits = (count: number): string => `${count} (${((100 * count) / hits.length).toFixed(2)} %)`
  print(
    `\nlargest tie among ${hits.length} hits: ${ofHits(tied.count)}; with identical evidence ${ofHits(pairsTied.count)}`,
  )
  print(`calibration error over all pairs, 10 bins: ${show(calibrationError(scored))}`)
  for (const { from, count, mean, rate } of reliability(scored)) {
    print(`  from ${from.toFixed(1)}  n ${String(count).padStart(3)}  mean score ${show(mean)}  same ${show(rate)}`)
  }
  for (const band of ['weak', 'medium', 'strong'] as const) {
    const rows = hits.filter(({ score }) => bandOf(score, defaultPolicy) === band)
    const same = rows.filter(({ isSame }) => isSame).length
    print(`  band ${band.padEnd(7)} hits ${String(rows.length).padStart(3)}  same ${show(same / rows.length)}`)
  }
}

function printWrong(scored: readonly Scored[]): void {
  const wrong = scored.filter(({ isSame, score }) => isSame !== score >= defaultPolicy.threshold)
  for (const { pair, score, isSame } of wrong.toSorted((a, b) => a.score - b.score)) {
    const kind = isSame ? 'missed' : 'wrong '
    const peer = pair.peerScore?.toFixed(2) ?? '–'
    print(
      `${kind} ${show(score)} (${peer}) ${pair.quality.padEnd(6)} ${pair.group} ${pair.ours.schema}: ` +
        `${pair.ours.name[0]} | ${pair.theirs.name[0]}`,
    )
  }
}

interface SplitFigures {
  readonly fitted: number
  readonly shipped: number
  readonly peer: number
  readonly calibration: number
}

/** Random halves of the rows that both scored, the same in every run. */
function halves(count: number): (readonly [number[], number[]])[] {
  const random = seededRandom(seed)
  return Array.from({ length: splitCount }, () => {
    const order = Array.from({ length: count }, (_, at) => ({ at, key: random.next() })).sort((a, b) => a.key - b.key)
    const rows = order.map(({ at }) => at)
    return [rows.slice(0, count >> 1), rows.slice(count >> 1)] as const
  })
}

function printSplits(pairs: readonly NamePair[]): void {
  const both = pairs.filter(({ peerScore }) => peerScore !== null)
  const scores = new PairScores(both)
  const figures: SplitFigures[] = []
  for (const [first, second] of halves(both.length)) {
    for (const [seen, unseen] of [
      [first, second],
      [second, first],
    ] as const) {
      const fit = fitPolicy(scores, both, seen)
      const under = (all: ArrayLike<number>, rows: readonly number[]): Judged[] =>
        rows.map((row) => ({ isSame: both[row]!.isSame, score: all[row]! }))
      const peer = Float64Array.from(both, ({ peerScore }) => peerScore!)
      const shipped = under(scores.under(defaultPolicy), unseen)
      figures.push({
        fitted: f1Of(verdictsOf(under(scores.under(fit.policy), unseen), fit.threshold)),
        shipped: f1Of(verdictsOf(shipped, defaultPolicy.threshold)),
        peer: f1Of(verdictsOf(under(peer, unseen), bestThreshold(under(peer, seen)).threshold)),
        calibration: calibrationError(shipped),
      })
    }
  }
  print(`\n${splitCount} random splits, each half fitted (${dials.length} numbers and the threshold), the other scored`)
  for (const what of ['fitted', 'shipped', 'peer', 'calibration'] as const) {
    const values = figures.map((figure) => figure[what])
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
    print(`  ${what.padEnd(12)} mean ${show(mean)}  deviation ${show(deviation)}  least ${show(Math.min(...values))}`)
  }
}

/** How many names of one party are found, beside names of two parties that share a word. */
async function printUnseen(): Promise<void> {
  const parties = await realParties()
  if (parties === null) return
  print('\nnames of listed parties: found under another of their names, and other parties that share a word')
  for (const isOfPeople of [true, false]) {
    const scored = scoreAsShipped(aliasPairs(parties, isOfPeople))
    const others = scored.filter(({ isSame }) => !isSame).toSorted((a, b) => b.score - a.score)
    const same = scored.filter(({ isSame }) => isSame)
    const share = (rows: readonly Scored[], from: number): string =>
      ((100 * rows.filter(({ score }) => score >= from).length) / rows.length).toFixed(1)
    const strict = Math.max(Number.MIN_VALUE, others[Math.floor(others.length / 100)]?.score ?? 0)
    const { threshold } = defaultPolicy
    print(
      `  ${isOfPeople ? 'people' : 'others'}: ${same.length} aliases, found ${share(same, threshold)} %; ` +
        `${others.length} others, alerted ${share(others, threshold)} %; ` +
        `found where 1 % of the others is alerted: ${share(same, strict)} %`,
    )
  }
}

const folder = ['labelled', 'nomenklatura', 'name_bench'] as const
const casesPath = dataPath(...folder, 'cases.csv')
const peerPath = dataPath(...folder, 'run_data', 'logicv2-frozen.csv')
if (casesPath === null || peerPath === null) process.exitCode = 2
else {
  const pairs = await readNamePairs(casesPath, peerPath)
  const scored = scoreAsShipped(pairs)
  printShipped(scored)
  printGroups(scored)
  printSpread(scored)
  if (process.argv.includes('--wrong')) printWrong(scored)
  if (process.argv.includes('--fit')) printSplits(pairs)
  if (process.argv.includes('--unseen')) await printUnseen()
}
