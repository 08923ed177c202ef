// Screening: subjects per second against a whole list, with the recall of each contender on the same positives. Speed
// is measured on strangers, since nearly everybody who is screened is one.

import { defaultPolicy } from '@hindsight/engine/matching'
import { inventedCorpus, type Positive, realCorpus, type ScreenCorpus } from './corpora.ts'
import { measure } from './measure.ts'
import { type Operation, type OperationOptions, percentage, type Table } from './operation.ts'
import {
  bruteForceSearcher,
  fuseSearcher,
  miniSearchSearcher,
  nameDocuments,
  ourSearcher,
  type Query,
  queryOf,
  type Searcher,
} from './searchers.ts'

interface Entrant {
  readonly searcher: Searcher
  /** How many strangers and how many positives of each kind a slow searcher is asked about. */
  readonly strangers: number
  readonly positives: number
}

export const screen: Operation = {
  name: 'screen',
  async *run(options) {
    const corpora = [inventedCorpus(2_000), ...(options.isQuick ? [] : [inventedCorpus(20_000)])]
    const real = await realCorpus()
    if (real !== null) corpora.push(real)
    for (const corpus of corpora) yield await screenCorpus(corpus, options)
  },
}

async function screenCorpus(corpus: ScreenCorpus, options: OperationOptions): Promise<Table> {
  const entrants = entrantsOf(corpus, options)
  const strangers = corpus.strangers.map(queryOf)
  const measured = await measure(
    entrants.map(({ searcher, strangers: count }) => {
      const take = takeInTurns(strangers, count)
      return {
        what: searcher.what,
        items: count,
        run: () => {
          for (const query of take()) searcher.search(query)
        },
      }
    }),
    options,
  )
  const rows = measured.map((row, at) => {
    const entrant = entrants[at]!
    const asked = spaced(strangers, entrant.strangers)
    return { ...row, besides: { ...recallsOf(corpus, entrant), ...answersOf(asked, entrant.searcher) } }
  })
  const counts = Object.entries(corpus.positives).map(([kind, cases]) => `${cases.length} ${kind}`)
  return {
    operation: 'screen',
    corpus: corpus.title,
    unit: 'subjects',
    baseline: 'brute force of our scorer',
    ratioBy: 'cpu',
    rows,
    notes: [
      `${corpus.parties.length} parties; positives: ${counts.join(', ')}; slow contenders answer an even sample of them.`,
      'Recall in %: found first (ties count) / among the first ten / at all (how many asked). Ours from 0.7 is the default policy.',
      'Per stranger: answers given, and the share of strangers who are given any.',
      agreementOf(corpus, entrants),
    ],
  }
}

function entrantsOf({ parties, strangers }: ScreenCorpus, { isQuick }: OperationOptions): Entrant[] {
  const documents = nameDocuments(parties)
  const all = Math.min(strangers.length, isQuick ? 400 : 2_000)
  const slow = isQuick ? 12 : 40
  return [
    { searcher: bruteForceSearcher(parties, defaultPolicy.threshold), strangers: slow, positives: slow },
    { searcher: ourSearcher(parties, defaultPolicy.threshold), strangers: all, positives: 1_000 },
    { searcher: ourSearcher(parties, defaultPolicy.lowestThreshold), strangers: all, positives: 1_000 },
    { searcher: miniSearchSearcher(documents), strangers: isQuick ? 100 : 400, positives: 1_000 },
    { searcher: fuseSearcher(documents), strangers: slow / 4, positives: slow },
  ]
}

/** Other strangers at each call, as long as they last: nobody is screened twice in a row. */
function takeInTurns<T>(values: readonly T[], count: number): () => readonly T[] {
  let start = 0
  return () => {
    if (start + count > values.length) start = 0
    start += count
    return values.slice(start - count, start)
  }
}

/** An even sample, so that no corner of the data is left out. */
function spaced<T>(values: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, values.length / count)
  return Array.from({ length: Math.min(count, values.length) }, (_, at) => values[Math.floor(at * step)]!)
}

function recallsOf({ positives }: ScreenCorpus, { searcher, positives: count }: Entrant): Record<string, string> {
  return Object.fromEntries(
    Object.entries(positives).map(([kind, cases]) => [kind, recallOf(spaced(cases, count), searcher)]),
  )
}

/** Found first, among the first ten, at all, in percent. */
function recallOf(cases: readonly Positive[], searcher: Searcher): string {
  const ranks = cases.map(({ subject, partyKeys }) => rankOf(searcher, queryOf(subject), partyKeys))
  const within = (limit: number): string =>
    ((100 * ranks.filter((rank) => rank <= limit).length) / Math.max(1, ranks.length)).toFixed(1)
  return `${within(1)} / ${within(10)} / ${within(Number.MAX_SAFE_INTEGER)} (${ranks.length})`
}

/** One more than the parties with a strictly better score: namesakes tie, for every contender. */
function rankOf(searcher: Searcher, query: Query, wanted: ReadonlySet<string>): number {
  const bestByKey = new Map<string, number>()
  for (const { key, score } of searcher.search(query)) {
    if (score > (bestByKey.get(key) ?? Number.NEGATIVE_INFINITY)) bestByKey.set(key, score)
  }
  let own = Number.NEGATIVE_INFINITY
  for (const key of wanted) own = Math.max(own, bestByKey.get(key) ?? Number.NEGATIVE_INFINITY)
  if (own === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY
  let rank = 1
  for (const score of bestByKey.values()) if (score > own) rank += 1
  return rank
}

/** Law L7, looked at in passing: how often brute force and the index give the same answer at the same threshold. */
function agreementOf({ positives, strangers }: ScreenCorpus, [brute, indexed]: readonly Entrant[]): string {
  const subjects = [strangers, ...Object.values(positives).map((cases) => cases.map((positive) => positive.subject))]
  const asked = subjects.flatMap((group) => spaced(group, brute!.positives)).map(queryOf)
  const answer = ({ searcher }: Entrant, query: Query): string =>
    searcher
      .search(query)
      .map(({ key, score }) => `${key} ${score.toFixed(9)}`)
      .sort()
      .join()
  const same = asked.filter((query) => answer(brute!, query) === answer(indexed!, query)).length
  return `Brute force and index gave the same answers to ${same} of ${asked.length} subjects.`
}

function answersOf(asked: readonly Query[], searcher: Searcher): Record<string, string> {
  let answers = 0
  let answered = 0
  for (const query of asked) {
    const found = new Set(searcher.search(query).map(({ key }) => key)).size
    answers += found
    if (found > 0) answered += 1
  }
  return { 'per stranger': `${(answers / asked.length).toFixed(2)}, ${percentage(answered, asked.length)}` }
}
