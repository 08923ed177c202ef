// The best open matcher beside ours in one run: nomenklatura's logic-v2 from PyPI on the same pairs, pairs per second and
// F1. Where it is not installed the reason is printed, and its frozen scores stand for it.

import {
  compareParties,
  comparePrepared,
  defaultPolicy,
  type PreparedParty,
  prepareParty,
} from '@hindsight/engine/matching'
import type { Identifying, ListedParty, Subject } from '@hindsight/engine/model'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { partyKey, realCorpus, type ScreenCorpus } from './corpora.ts'
import { bestFitOf, type Fit, fitColumns, fitOf } from './fit.ts'
import { medianMeasured, type Sample } from './measure.ts'
import { readNamePairs } from './name-pairs.ts'
import type { Operation, OperationOptions, Row, Table } from './operation.ts'
import { type Nomenklatura, openNomenklatura } from './peers/nomenklatura.ts'
import { miniSearchSearcher, nameDocuments, queryOf } from './searchers.ts'

interface JudgedPair {
  readonly ours: Subject
  readonly theirs: ListedParty
  readonly isSame: boolean
  readonly peerScore: number | null
}

export const peers: Operation = {
  name: 'peers',
  async *run(options) {
    const bench = ['labelled', 'nomenklatura', 'name_bench'] as const
    const [cases, frozen] = [dataPath(...bench, 'cases.csv'), dataPath(...bench, 'run_data', 'logicv2-frozen.csv')]
    if (cases !== null && frozen !== null) {
      yield await comparePeers('name_bench', await readNamePairs(cases, frozen), options)
    }
    const real = await realCorpus()
    if (real !== null) yield await comparePeers(candidatesTitle, candidatePairs(real, options), options)
  },
}

const candidatesTitle =
  'UN positives and strangers beside their candidates on the real lists (the first 15 of MiniSearch, fuzzy 0.2)'
const candidatesMax = 15
/** Score from which logic-v2 calls a pair a match, by its authors. */
const peerThreshold = 0.7

/** Every candidate of half positives, half strangers; the same are those that the positives stand for. */
function candidatePairs({ parties, strangers, positives }: ScreenCorpus, { isQuick }: OperationOptions): JudgedPair[] {
  const searcher = miniSearchSearcher(nameDocuments(parties))
  const byKey = new Map(parties.map((party) => [partyKey(party), party]))
  const count = isQuick ? 30 : 150
  const asked = [
    ...(positives['UN positives'] ?? []).slice(0, count),
    ...strangers.slice(0, count).map((subject) => ({ subject, partyKeys: new Set<string>() })),
  ]
  return asked.flatMap(({ subject, partyKeys }) => {
    const keys = [...new Set(searcher.search(queryOf(subject)).map(({ key }) => key))].slice(0, candidatesMax)
    return keys.map((key) => ({ ours: subject, theirs: byKey.get(key)!, isSame: partyKeys.has(key), peerScore: null }))
  })
}

async function comparePeers(corpus: string, pairs: readonly JudgedPair[], options: OperationOptions): Promise<Table> {
  const peer = await openNomenklatura(pairs)
  const contenders = [...(typeof peer === 'string' ? [] : peerContenders(peer)), ...ourContenders(pairs)]
  const samples = contenders.map((): Sample[] => [])
  for (let round = 0; round <= options.rounds; round++) {
    for (const [at, contender] of contenders.entries()) samples[at]!.push(await contender.pass())
  }
  const areSame = pairs.map(({ isSame }) => isSame)
  const rows = contenders.flatMap((contender, at): Row[] => {
    const { what, threshold, isFirst } = contender
    const scores = contender.scores()
    const fit = fitColumns(fitOf(areSame, scores, threshold))
    const besides = { ...fit, ...bestColumns(bestFitOf(areSame, scores)), ...tieColumns(scores) }
    const [first, ...later] = samples[at]!
    const row = { ...medianMeasured(what, pairs.length, later), besides }
    return isFirst ? [medianMeasured(`${what}, first pass`, pairs.length, [first!]), row] : [row]
  })
  if (typeof peer !== 'string') peer.close()
  const notes = [peerNote(peer, pairs), ...readingNotes]
  return { operation: 'peers', corpus, unit: 'pairs', baseline: rows[1]!.what, ratioBy: 'cpu', rows, notes }
}

const readingNotes = [
  'best F1 is at the threshold that suits each best on these very pairs; at 1.0 is the share of pairs that score exactly 1.',
  'first pass: nothing of these names was seen before; in later ones what either side keeps by word is there (the baseline).',
  'from raw names: names are read for each pair; prepared: names of both sides are held ready, as each keeps them itself.',
]

interface Contender {
  readonly what: string
  readonly threshold: number
  /** Whether its first pass found nothing that it keeps of names. */
  readonly isFirst: boolean
  /** Works through all pairs once. */
  pass(): Promise<Sample>
  /** Scores of the last pass. */
  scores(): readonly number[]
}

function peerContenders(peer: Nomenklatura): Contender[] {
  return [true, false].map((isFresh) => {
    let scores: readonly number[] = []
    return {
      what: `nomenklatura ${peer.version} logic-v2, ${isFresh ? 'from raw names' : 'prepared'}`,
      threshold: peerThreshold,
      isFirst: isFresh,
      async pass() {
        const { scores: given, ...sample } = await peer.pass(isFresh)
        scores = given
        return sample
      },
      scores: () => scores,
    }
  })
}

function ourContenders(pairs: readonly JudgedPair[]): Contender[] {
  const policy = defaultPolicy
  const prepared = new Map<Identifying, PreparedParty>()
  // Prepared when first asked for, after the first pass from raw names has found nothing kept.
  const ready = (party: Identifying): PreparedParty => {
    const made = prepared.get(party) ?? prepareParty(party, policy)
    prepared.set(party, made)
    return made
  }
  const ways = {
    'from raw names': ({ ours, theirs }: JudgedPair) => compareParties(ours, theirs, policy).score,
    prepared: ({ ours, theirs }: JudgedPair) =>
      comparePrepared(ready(ours), ready(theirs), { partyId: theirs.id, policy }).score,
  }
  return Object.entries(ways).map(([way, scoreOf]) => {
    let scores: readonly number[] = []
    return {
      what: `Hindsight, ${way}`,
      threshold: policy.threshold,
      isFirst: way === 'from raw names',
      pass() {
        const before = { wall: performance.now(), cpu: process.cpuUsage() }
        scores = pairs.map(scoreOf)
        const { user, system } = process.cpuUsage(before.cpu)
        return Promise.resolve({ wallMs: performance.now() - before.wall, cpuMs: (user + system) / 1000 })
      },
      scores: () => scores,
    }
  })
}

function bestColumns({ f1, threshold }: Fit): Record<string, string> {
  return { 'best F1': `${f1.toFixed(3)} at ${threshold.toFixed(2)}` }
}

function tieColumns(scores: readonly number[]): Record<string, string> {
  const whole = scores.filter((score) => score === 1).length
  return { 'at 1.0': `${((100 * whole) / scores.length).toFixed(1)} %` }
}

function peerNote(peer: Nomenklatura | string, pairs: readonly JudgedPair[]): string {
  const scored = pairs.filter(({ peerScore }) => peerScore !== null)
  const scores = scored.map(({ peerScore }) => peerScore!)
  const { f1 } = fitOf(
    scored.map(({ isSame }) => isSame),
    scores,
    peerThreshold,
  )
  const frozen =
    scored.length === 0 ? '' : ` Its frozen scores of ${scored.length} of these pairs have F1 ${f1.toFixed(3)}.`
  return typeof peer === 'string'
    ? `logic-v2 was not run: ${peer}.${frozen}`
    : `Each side measures itself, in turns.${frozen}`
}
