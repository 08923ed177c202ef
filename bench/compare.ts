// Comparing: pairs per second of our scorer, from raw names and from prepared ones, against plain Levenshtein on
// lower-cased names, with how well each tells same from different.

import { readFileSync } from 'node:fs'
import { compareParties, comparePrepared, defaultPolicy, prepareParty } from '@hindsight/engine/matching'
import { type ListedParty, type PartySchema, partySchemas, type Subject } from '@hindsight/engine/model'
import { listedParty, subject } from '@hindsight/engine/testing'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { inventedCorpus, partyKey, sortedWords } from './corpora.ts'
import { levenshteinSimilarity } from './levenshtein.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { parseCsv } from './parse-csv.ts'

interface Pair {
  readonly ours: Subject
  readonly theirs: ListedParty
  readonly isSame: boolean
}

export const compare: Operation = {
  name: 'compare',
  async *run(options) {
    yield await comparePairs('invented people: hard variants, and others who share a word', inventPairs(), options)
    const path = dataPath('labelled', 'nomenklatura', 'name_bench', 'cases.csv')
    if (path !== null) yield await comparePairs('name_bench', readPairs(path), options)
  },
}

async function comparePairs(corpus: string, pairs: readonly Pair[], options: OperationOptions): Promise<Table> {
  const policy = defaultPolicy
  const prepared = pairs.map(({ ours, theirs }) => ({
    ours: prepareParty(ours, policy),
    theirs: prepareParty(theirs, policy),
    partyId: theirs.id,
  }))
  const ourScores = pairs.map(({ ours, theirs }) => compareParties(ours, theirs, policy).score)
  const plainScores = pairs.map(levenshteinOf)
  const ourFit = f1Of(pairs, ourScores, policy.threshold)
  const plainFit = bestF1Of(pairs, plainScores)
  const contenders = [
    {
      what: 'plain Levenshtein, lower case',
      items: pairs.length,
      run: () => {
        for (const pair of pairs) levenshteinOf(pair)
      },
    },
    {
      what: 'Hindsight, from raw names',
      items: pairs.length,
      run: () => {
        for (const { ours, theirs } of pairs) compareParties(ours, theirs, policy)
      },
    },
    {
      what: 'Hindsight, prepared',
      items: pairs.length,
      run: () => {
        for (const { ours, theirs, partyId } of prepared) comparePrepared(ours, theirs, { partyId, policy })
      },
    },
  ]
  const fits = [plainFit, ourFit, ourFit]
  const measured = await measure(contenders, options)
  return {
    operation: 'compare',
    corpus,
    unit: 'pairs',
    baseline: 'plain Levenshtein, lower case',
    ratioBy: 'cpu',
    rows: measured.map((row, at) => ({ ...row, besides: fits[at]! })),
    notes: [
      'F1 of ours at the policy’s threshold; of Levenshtein at the threshold that suits it best on these very pairs.',
    ],
  }
}

function levenshteinOf({ ours, theirs }: Pair): number {
  return levenshteinSimilarity(ours.name[0]!.toLowerCase(), theirs.name[0]!.toLowerCase())
}

/** How well scores at or above the threshold tell the pairs that are the same. */
function f1Of(pairs: readonly Pair[], scores: readonly number[], threshold: number): Record<string, string> {
  let [found, wrong, missed] = [0, 0, 0]
  for (const [at, { isSame }] of pairs.entries()) {
    const isHit = scores[at]! >= threshold
    if (isHit && isSame) found += 1
    else if (isHit) wrong += 1
    else if (isSame) missed += 1
  }
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3))
  return {
    threshold: threshold.toFixed(2),
    precision: share(found, found + wrong),
    recall: share(found, found + missed),
    F1: share(2 * found, 2 * found + wrong + missed),
  }
}

function bestF1Of(pairs: readonly Pair[], scores: readonly number[]): Record<string, string> {
  const fits = Array.from({ length: 101 }, (_, percent) => f1Of(pairs, scores, percent / 100))
  return fits.reduce((best, fit) => (Number(fit['F1']) > Number(best['F1']) ? fit : best))
}

/** Hard variants beside the names that they come from, and beside those of others who share a word where one does. */
function inventPairs(): Pair[] {
  const { parties, positives } = inventedCorpus(2_000)
  const people = parties.filter(({ schema }) => schema === 'Person')
  const nameOnly = ({ id, name }: ListedParty): ListedParty => listedParty({ id, name: name[0]! })
  return (positives['hard variants'] ?? []).flatMap(({ subject: ours, partyKeys }, at) => {
    const own = people.find((party) => partyKeys.has(partyKey(party)))!
    const others = [...people.slice(at), ...people.slice(0, at)].filter((party) => !isNamesake(party, own))
    const other = others.find((party) => sharesWord(party, own)) ?? others[0]!
    return [
      { ours, theirs: nameOnly(own), isSame: true },
      { ours, theirs: nameOnly(other), isSame: false },
    ]
  })
}

function isNamesake(a: ListedParty, b: ListedParty): boolean {
  return sortedWords(a.name[0]!) === sortedWords(b.name[0]!)
}

function sharesWord(a: ListedParty, b: ListedParty): boolean {
  const words = new Set(sortedWords(a.name[0]!).split(' '))
  return sortedWords(b.name[0]!)
    .split(' ')
    .some((word) => word.length > 2 && words.has(word))
}

function readPairs(path: string): Pair[] {
  return parseCsv(readFileSync(path, 'utf8')).flatMap((row) => {
    const { schema = '', name1 = '', name2 = '', is_match: isMatch = '' } = row
    if (name1.trim() === '' || name2.trim() === '') return []
    const kind = partySchemas.find((known): known is PartySchema => known === schema) ?? 'LegalEntity'
    const ours = subject({ schema: kind, name: name1 })
    return [{ ours, theirs: listedParty({ schema: kind, name: name2 }), isSame: isMatch === 'true' }]
  })
}
