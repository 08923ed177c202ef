// Comparing: pairs per second of our scorer, from raw names and from prepared ones, against plain Levenshtein on
// lower-cased names, with how well each tells same from different.

import { compareParties, comparePrepared, defaultPolicy, prepareParty } from '@hindsight/engine/matching'
import { type ListedParty, partySchemas, type Subject } from '@hindsight/engine/model'
import { listedParty, subject } from '@hindsight/engine/testing'
import { openPairs } from '../packages/hindsight/src/services/index.ts'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { inventedCorpus, noInput, partyKey, sortedWords } from './corpora.ts'
import { bestFitOf, fitColumns, fitOf } from './fit.ts'
import { levenshteinSimilarity } from './levenshtein.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'

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
    if (path !== null) yield await comparePairs('name_bench', await readPairs(path), options)
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
  const areSame = pairs.map(({ isSame }) => isSame)
  const ourFit = fitColumns(fitOf(areSame, ourScores, policy.threshold))
  const plainFit = fitColumns(bestFitOf(areSame, plainScores))
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

async function readPairs(path: string): Promise<Pair[]> {
  const { columns, rows } = await openPairs(path, noInput())
  const pairs: Pair[] = []
  for await (const batch of rows) {
    for (const { cells, line, fault } of batch) {
      if (fault !== null) throw new Error(`${path}, line ${line}: ${fault}`)
      const cell = (column: string): string => cells[columns.indexOf(column)]?.trim() ?? ''
      if (cell('name1') === '' || cell('name2') === '') continue
      const schema = partySchemas.find((known) => known === cell('schema')) ?? 'LegalEntity'
      const ours = subject({ schema, name: cell('name1') })
      const theirs = listedParty({ schema, name: cell('name2') })
      pairs.push({ ours, theirs, isSame: cell('is_match') === 'true' })
    }
  }
  return pairs
}
