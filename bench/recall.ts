// Recall on the real lists: found in the first 10 and the first 100, of names as treated by their
// collectors, names with hard edits, real aliases taken out of the index, and original-script names.

import { defaultPolicy } from '@hindsight/engine/matching'
import { type Positive, realCorpus, type ScreenCorpus } from './corpora.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Row, Table } from './operation.ts'
import { openTrigrams, type Trigrams, type TrigramWay } from './peers/postgres.ts'
import { type RecallCorpus, recallCorpus } from './recall-corpus.ts'
import {
  type Found,
  flexSearchSearcher,
  fuseSearcher,
  miniSearchSearcher,
  nameDocuments,
  ourSearcher,
  type Query,
  queryOf,
  type Searcher,
  wideMiniSearchSearcher,
} from './searchers.ts'

/** Below every score but 0: what no name or identifier connects is not found. */
const everyScore = 1e-6

/** Somebody who answers many questions at once. */
interface Entrant {
  readonly what: string
  /** How many strangers, and how many subjects of each set, a slow one is asked about. */
  readonly strangers: number
  readonly subjects: number
  answer(queries: readonly Query[]): Promise<readonly (readonly Found[])[]>
}

export const recall: Operation = {
  name: 'recall',
  async *run(options) {
    const real = await realCorpus()
    if (real !== null) yield await measureRecall(real, options)
  },
}

async function measureRecall(real: ScreenCorpus, options: OperationOptions): Promise<Table> {
  const corpus = recallCorpus(real)
  const documents = nameDocuments(corpus.parties)
  const trigrams = await openTrigrams(documents)
  const entrants = [
    ...searchEntrants(corpus, options),
    ...(typeof trigrams === 'string' ? [] : trigramEntrants(trigrams, options)),
  ]
  const strangers = real.strangers.map(queryOf)
  const contenders = entrants.map((entrant) => ({
    what: entrant.what,
    items: entrant.strangers,
    run: () => entrant.answer(strangers.slice(0, entrant.strangers)),
  }))
  const measured = await measure(contenders, options)
  const rows: Row[] = []
  for (const [at, entrant] of entrants.entries())
    rows.push({ ...measured[at]!, besides: await recalls(corpus, entrant) })
  if (typeof trigrams !== 'string') await trigrams.close()
  const counts = Object.entries(corpus.sets).map(([set, cases]) => `${cases.length} ${set}`)
  return {
    operation: 'recall',
    corpus: `${real.title}: ${corpus.parties.length} parties, ${documents.length} names`,
    unit: 'subjects',
    baseline: 'MiniSearch, fuzzy 0.2',
    ratioBy: 'wall',
    rows,
    notes: [
      `Found in the first 10 / 100, in %, of ${counts.join(', ')}; a slow contender answers an even sample (how many).`,
      'Rank: one more than the parties with a strictly better score, names of one party taken together. Names only.',
      'Ours ranks by score: from 0.5, the lowest threshold, and from any score above 0; of the peers only pg_trgm has a floor, 0.3.',
      'The peers get our canonical Latin names on both sides, original scripts romanised too. Speed is on strangers.',
      typeof trigrams === 'string'
        ? `pg_trgm was not run: ${trigrams}.`
        : 'pg_trgm answers all questions within one session: its clock has no round trip for each, and a start of psql in all.',
    ],
  }
}

function searchEntrants(corpus: RecallCorpus, { isQuick }: OperationOptions): Entrant[] {
  const documents = nameDocuments(corpus.parties)
  const [fast, slow] = isQuick ? [100, 10] : [400, 40]
  const entrant = (searcher: Searcher, strangers: number, subjects: number): Entrant => ({
    what: searcher.what,
    strangers,
    subjects,
    answer: (queries) => Promise.resolve(queries.map((query) => searcher.search(query))),
  })
  const all = Number.MAX_SAFE_INTEGER
  return [
    entrant(miniSearchSearcher(documents), fast, all),
    entrant(ourSearcher(corpus.parties, defaultPolicy.lowestThreshold), 5 * fast, all),
    entrant(ourSearcher(corpus.parties, everyScore), 5 * fast, all),
    entrant(wideMiniSearchSearcher(documents), fast, isQuick ? 100 : all),
    entrant(flexSearchSearcher(documents, 'sound'), fast, all),
    entrant(flexSearchSearcher(documents, 'beginnings'), fast, all),
    entrant(fuseSearcher(documents), Math.ceil(slow / 4), slow),
  ]
}

function trigramEntrants(trigrams: Trigrams, { isQuick }: OperationOptions): Entrant[] {
  const ways: readonly (readonly [TrigramWay, string])[] = [
    ['gin', 'pg_trgm, GIN, similarity 0.3'],
    ['gist', 'pg_trgm, GiST, nearest'],
  ]
  return ways.map(([way, what]) => ({
    what,
    strangers: isQuick ? 50 : 200,
    subjects: isQuick ? 100 : Number.MAX_SAFE_INTEGER,
    answer: (queries) =>
      trigrams.answer(
        queries.map(({ latin }) => latin),
        way,
      ),
  }))
}

async function recalls({ sets }: RecallCorpus, entrant: Entrant): Promise<Record<string, string>> {
  const columns: Record<string, string> = {}
  for (const [set, cases] of Object.entries(sets)) {
    const asked = spaced(cases, entrant.subjects)
    const answers = await entrant.answer(asked.map(({ subject }) => queryOf(subject)))
    const ranks = answers.map((found, at) => rankOf(found, asked[at]!.partyKeys))
    const within = (limit: number): string =>
      ((100 * ranks.filter((rank) => rank <= limit).length) / Math.max(1, ranks.length)).toFixed(1)
    const sample = asked.length < cases.length ? ` (${asked.length})` : ''
    columns[set] = `${within(10)} / ${within(100)}${sample}`
  }
  return columns
}

function spaced(cases: readonly Positive[], count: number): readonly Positive[] {
  const step = Math.max(1, cases.length / count)
  return Array.from({ length: Math.min(count, cases.length) }, (_, at) => cases[Math.floor(at * step)]!)
}

function rankOf(found: readonly Found[], wanted: ReadonlySet<string>): number {
  const bestByKey = new Map<string, number>()
  for (const { key, score } of found)
    bestByKey.set(key, Math.max(score, bestByKey.get(key) ?? Number.NEGATIVE_INFINITY))
  let own = Number.NEGATIVE_INFINITY
  for (const key of wanted) own = Math.max(own, bestByKey.get(key) ?? Number.NEGATIVE_INFINITY)
  if (own === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY
  let rank = 1
  for (const score of bestByKey.values()) if (score > own) rank += 1
  return rank
}
