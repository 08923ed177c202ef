// The parties of a version as what is kept of them: id → digest, and one body for each digest.

import { createHash } from 'node:crypto'
import { canonicalParty, partyText } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'

export interface PartyDigests {
  /** Id → digest. */
  readonly members: ReadonlyMap<string, string>
  /** The party as it was read, by id. */
  readonly byId: ReadonlyMap<string, ListedParty>
}

/** Digests every party as `partyDigest` of the engine does, with the platform's SHA-256. */
export function digestParties(parties: readonly ListedParty[]): PartyDigests {
  const members = new Map<string, string>()
  const byId = new Map<string, ListedParty>()
  for (const party of parties) {
    members.set(party.id, createHash('sha256').update(partyText(party)).digest('hex'))
    byId.set(party.id, party)
  }
  return { members, byId }
}

/** Bodies of the parties with these ids, by digest: canonical, so that a digest has one body. */
export function bodiesOf({ members, byId }: PartyDigests, ids: Iterable<string>): ReadonlyMap<string, ListedParty> {
  const bodies = new Map<string, ListedParty>()
  for (const id of ids) {
    const party = byId.get(id)
    const digest = members.get(id)
    if (party !== undefined && digest !== undefined) bodies.set(digest, canonicalParty(party))
  }
  return bodies
}
