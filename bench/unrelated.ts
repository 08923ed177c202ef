// What finding costs: how many pairs of names that have nothing to do with each other are alerted, out of how many, and
// by what the words were put beside each other. Through the index, which hides nothing (law L7).

import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { type Comparison, defaultPolicy, type Policy } from '@hindsight/engine/matching'
import type { Identifying, ListedParty, PartySchema, Subject } from '@hindsight/engine/model'
import { largePopulation, streamParties } from '@hindsight/engine/testing'
import { latinName } from './latin-names.ts'

const seed = 2027

/** A list of parties that nobody who is asked about is on. */
export interface StrangerList {
  readonly index: PartyIndex
  readonly partyCount: number
}

/** False alarms among pairs of unrelated parties. */
export interface Price {
  readonly pairs: number
  /** Scores of the pairs from the lowest threshold, with the weakest reason that their words were paired by. */
  readonly alarms: readonly { readonly score: number; readonly reason: string }[]
}

export function strangerList(parties: readonly ListedParty[], policy: Policy = defaultPolicy): StrangerList {
  return { index: openIndex(buildIndex(parties, policy), policy), partyCount: parties.length }
}

/** Invented parties of a schema, or of all as they come, drawn from wide stocks of invented words. */
export function inventStrangers(schema: PartySchema | null, count: number): ListedParty[] {
  const strangers: ListedParty[] = []
  for (const party of streamParties(largePopulation(20 * count, seed))) {
    if (schema === null || party.schema === schema) strangers.push(party)
    if (strangers.length === count) return strangers
  }
  throw new Error(`the population has ${strangers.length} parties of schema ${schema ?? 'any'}, not ${count}`)
}

/** A subject with the name that it really has, where it is written otherwise: those of that name are no strangers. */
export interface Asked {
  readonly subject: Subject
  readonly realName: string
}

/** Screens all subjects; pairs of namesakes are left out. */
export function priceOf(asked: readonly Asked[], { index, partyCount }: StrangerList, policy: Policy): Price {
  const alarms: { score: number; reason: string }[] = []
  for (const { subject, realName } of asked) {
    const own = sortedLatin(realName, subject.schema)
    for (const { party, comparison } of index.search(subject, { threshold: policy.lowestThreshold })) {
      if (namesOf(party).some((name) => sortedLatin(name, party.schema) === own)) continue
      alarms.push({ score: comparison.score, reason: weakestReason(comparison) })
    }
  }
  return { pairs: asked.length * partyCount, alarms }
}

function namesOf({ name, alias, previousName, weakAlias }: Identifying): string[] {
  return [...name, ...alias, ...previousName, ...weakAlias]
}

function sortedLatin(name: string, schema: PartySchema): string {
  return latinName(name, schema).split(' ').toSorted().join(' ')
}

/** By what the least similar pair of words agrees; a name that is part of a longer one says so. */
function weakestReason({ findings }: Comparison): string {
  const alignment = findings.find(({ alignment: found }) => found !== undefined)?.alignment
  if (alignment === undefined) return 'identifier'
  const weakest = alignment.pairs.toSorted((a, b) => a.similarity - b.similarity)[0]
  const isPart = alignment.ourUnpaired.length + alignment.theirUnpaired.length > 0
  return `${weakest?.reason ?? 'none'}${isPart ? ', in part' : ''}`
}

/** Alarms among a million pairs. */
export function perMillion({ pairs, alarms }: Price, threshold: number): number {
  return (1e6 * alarms.filter(({ score }) => score >= threshold).length) / Math.max(1, pairs)
}
