// Pairs that no policy is fitted to: two names of one listed party that resemble each other, and names of two parties
// of one list that share a word. Read from the real lists in place.

import type { ListedParty } from '@hindsight/engine/model'
import { listedParty, seededRandom, subject } from '@hindsight/engine/testing'
import { latinName, namesOf } from './latin-names.ts'
import { levenshteinSimilarity } from './levenshtein.ts'
import type { NamePair } from './name-pairs.ts'

const seed = 2026
/** Share of equal letters between sorted words from which two names of one party count as one name written twice. */
const resemblanceMin = 0.7
const pairsMax = 4_000

interface Named {
  readonly party: ListedParty
  readonly name: string
  readonly latin: string
}

const sorted = (latin: string): string => latin.split(' ').toSorted().join(' ')

function pairOf(a: Named, b: Named, isSame: boolean): NamePair {
  const { schema } = a.party
  const [ours, theirs] = [subject({ schema, name: a.name }), listedParty({ schema, name: b.name })]
  return { group: isSame ? 'aliases' : 'word in common', ours, theirs, isSame, quality: 'MEDIUM', peerScore: null }
}

function shuffledPart<T>(values: readonly T[]): T[] {
  return seededRandom(seed).shuffle(values).slice(0, pairsMax)
}

/** As many as there are, at most 4,000 of each kind; of people, or of all that are no people. */
export function aliasPairs(parties: readonly ListedParty[], isOfPeople: boolean): NamePair[] {
  const chosen = parties.filter(
    ({ schema, listId }) => (schema === 'Person') === isOfPeople && listId !== parties[0]!.listId,
  )
  const named = chosen.map((party) => {
    return namesOf(party).map((name) => ({ party, name, latin: sorted(latinName(name, party.schema)) }))
  })
  const same = named.flatMap(([first, ...others]) =>
    others
      .filter((other) => other.latin !== first!.latin && resembles(other, first!))
      .map((other) => pairOf(other, first!, true)),
  )
  return [
    ...shuffledPart(same),
    ...shuffledPart(neighbours(named.flatMap(([first]) => (first === undefined ? [] : [first])))),
  ]
}

function resembles(a: Named, b: Named): boolean {
  return levenshteinSimilarity(a.latin, b.latin) >= resemblanceMin
}

/** Each name beside the next one that shares one of its words of four letters or more. */
function neighbours(named: readonly Named[]): NamePair[] {
  const byWord = new Map<string, Named[]>()
  for (const one of named) {
    for (const word of new Set(one.latin.split(' '))) {
      if (word.length >= 4) byWord.set(word, [...(byWord.get(word) ?? []), one])
    }
  }
  return [...byWord.values()].flatMap((group) =>
    group
      .slice(1)
      .map((one, at) => pairOf(one, group[at]!, false))
      .filter(({ ours, theirs }) => ours.name[0] !== theirs.name[0]),
  )
}
