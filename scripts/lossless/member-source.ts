// Where the listed parties of a run come from: invented by position, or read from real lists. A source can be sent to
// another thread, which opens it there.

import type { ListedParty } from '@hindsight/engine/model'
import { largePopulation, type Members } from '@hindsight/engine/testing'
import { loadList } from '../../packages/hindsight/src/services/index.ts'

export type MemberSource =
  | { readonly kind: 'invented'; readonly names: number; readonly seed: number }
  | { readonly kind: 'listed'; readonly parties: readonly ListedParty[] }

export interface OpenedMembers extends Members {
  /** The position of a party that came out of an index. */
  positionOf(party: ListedParty): number
}

export function openMembers(source: MemberSource): OpenedMembers {
  if (source.kind === 'invented') {
    const members = largePopulation(source.names, source.seed)
    return { ...members, positionOf: ({ id }) => Number(id.slice(1)) }
  }
  const { parties } = source
  const positions = new Map(parties.map((party, position) => [`${party.listId}/${party.id}`, position]))
  if (positions.size !== parties.length) throw new Error('two listed parties have one list and identifier')
  return {
    partyCount: parties.length,
    nameCount: parties.reduce((sum, party) => sum + nameCountOf(party), 0),
    party: (position) => parties[position]!,
    positionOf: ({ listId, id }) => positions.get(`${listId}/${id}`)!,
  }
}

function nameCountOf({ name, alias, weakAlias, previousName }: ListedParty): number {
  return name.length + alias.length + weakAlias.length + previousName.length
}

/** The parties of all lists. Throws where one is refused. */
export async function readSource(paths: readonly string[]): Promise<MemberSource> {
  const request = { listId: null, publishedAt: null, format: null, profile: 'full', acceptIncomplete: false } as const
  const parties: ListedParty[] = []
  for (const path of paths) {
    const { reading, coverage } = await loadList({ ...request, path, mapping: {} })
    if (reading === null) throw new Error(`${path} is refused: ${coverage.faults[0]?.message}`)
    parties.push(...reading.parties)
  }
  return { kind: 'listed', parties }
}
