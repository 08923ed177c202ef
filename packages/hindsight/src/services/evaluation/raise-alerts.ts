// What a worker does for the parity test: it screens names of nobody and says which of them raise a false alert.

import type { PartyIndex } from '@hindsight/engine/indexing'
import { emptyParty } from '@hindsight/engine/model'
import { isIdenticalPair } from './judged-case.ts'

/** The best possible match that a name of nobody raises; null where it raises none. */
export type RaisedAlert = {
  readonly caption: string
  readonly score: number
  /** Whether a name of the listed party is the same word for word: then only more than a name tells the two apart. */
  readonly isIdentical: boolean
} | null

/** Screens the names as those of people, with nothing beside the name. */
export function raiseAlerts(names: readonly string[], index: PartyIndex): RaisedAlert[] {
  return names.map((name) => {
    const [best] = index.search({ ...emptyParty, schema: 'Person', name: [name] })
    if (best === undefined) return null
    const { party, comparison } = best
    return { caption: party.name[0] ?? '', score: comparison.score, isIdentical: isIdenticalPair(comparison) }
  })
}
