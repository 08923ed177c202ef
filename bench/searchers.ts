// Who answers "which listed parties are like this one?": our index, brute force of our scorer, and what a TypeScript
// user would otherwise pick. The peers get our canonical Latin names, one document per name, made before the clock runs.

import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { comparePrepared, defaultPolicy, prepareParty } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import { Charset, Index as FlexSearch } from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { partyKey } from './corpora.ts'
import { latinName, namesOf } from './latin-names.ts'

/** A listed party in an answer; a higher score is a better one. */
export interface Found {
  readonly key: string
  readonly score: number
}

export interface Query {
  readonly subject: Subject
  readonly latin: string
}

export interface Searcher {
  readonly what: string
  search(query: Query): readonly Found[]
}

export function queryOf(subject: Subject): Query {
  return { subject, latin: latinName(subject.name[0]!, subject.schema) }
}

/** Our index, from the raw subject to explained hits. */
export function ourSearcher(parties: readonly ListedParty[], threshold: number): Searcher {
  const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
  return {
    what: `Hindsight, from ${threshold}`,
    search: ({ subject }) =>
      index
        .search(subject, { threshold })
        .map(({ party, comparison }) => ({ key: partyKey(party), score: comparison.score })),
  }
}

/** Our scorer over every prepared party: what the index must equal (law L7). */
export function bruteForceSearcher(parties: readonly ListedParty[], threshold: number): Searcher {
  const policy = defaultPolicy
  const prepared = parties.map((party) => ({ party, ready: prepareParty(party, policy) }))
  return {
    what: 'brute force of our scorer',
    search({ subject }) {
      const ours = prepareParty(subject, policy)
      const found: Found[] = []
      for (const { party, ready } of prepared) {
        const { score } = comparePrepared(ours, ready, { partyId: party.id, policy })
        if (score >= threshold) found.push({ key: partyKey(party), score })
      }
      return found.sort((a, b) => b.score - a.score)
    },
  }
}

/** A listed name as the peers file it. */
export interface NameDocument {
  readonly id: number
  readonly name: string
  readonly key: string
}

/** One document per name of every party. */
export function nameDocuments(parties: readonly ListedParty[]): NameDocument[] {
  const named = parties.flatMap((party) => {
    const latin = new Set(namesOf(party).map((name) => latinName(name, party.schema)))
    return [...latin].map((name) => ({ name, key: partyKey(party) }))
  })
  return named.map((document, id) => ({ id, ...document }))
}

/** An index with the settings that were found best for names among its usual ones. */
export function buildMiniSearch(documents: readonly NameDocument[]): MiniSearch<NameDocument> {
  const index = new MiniSearch<NameDocument>(miniSearchOptions)
  index.addAll(documents)
  return index
}

export const miniSearchOptions = { fields: ['name'], storeFields: ['key'], searchOptions: { fuzzy: 0.2 } }

export function miniSearchSearcher(documents: readonly NameDocument[]): Searcher {
  const index = buildMiniSearch(documents)
  return {
    what: 'MiniSearch, fuzzy 0.2',
    search: ({ latin }) => index.search(latin).map(({ key, score }) => ({ key: key as string, score })),
  }
}

/** The same index asked for more: a third of the letters may differ, and a word may be the beginning of another. */
export function wideMiniSearchSearcher(documents: readonly NameDocument[]): Searcher {
  const index = buildMiniSearch(documents)
  return {
    what: 'MiniSearch, fuzzy 0.34 and prefix',
    search: ({ latin }) =>
      index.search(latin, { fuzzy: 0.34, prefix: true }).map(({ key, score }) => ({ key: key as string, score })),
  }
}

const flexSearchMax = 400

/** FlexSearch by sound of whole words, or by the beginnings of words; it gives an order and no scores. */
export function flexSearchSearcher(documents: readonly NameDocument[], by: 'sound' | 'beginnings'): Searcher {
  const index =
    by === 'sound'
      ? new FlexSearch({ encoder: Charset.LatinSoundex, tokenize: 'strict' })
      : new FlexSearch({ encoder: Charset.LatinExtra, tokenize: 'forward' })
  for (const { id, name } of documents) index.add(id, name)
  return {
    what: by === 'sound' ? 'FlexSearch, LatinSoundex' : 'FlexSearch, LatinExtra forward',
    search: ({ latin }) =>
      index
        .search(latin, { limit: flexSearchMax, suggest: true })
        .map((id, position) => ({ key: documents[Number(id)]!.key, score: -position })),
  }
}

export function buildFuse(documents: readonly NameDocument[]): Fuse<NameDocument> {
  return new Fuse(documents, { keys: ['name'], includeScore: true, ignoreLocation: true })
}

export function fuseSearcher(documents: readonly NameDocument[]): Searcher {
  const index = buildFuse(documents)
  return {
    what: 'fuse.js, anywhere in the name',
    search: ({ latin }) => index.search(latin).map(({ item, score }) => ({ key: item.key, score: -(score ?? 1) })),
  }
}
