// Links that name a listed party find its id, and links that give an id find its name. Both follow from the list as a
// whole, so they are no part of what a party itself says (see canonical-party.ts).

import type { ListedLink, ListedParty, PartyId } from '../model/index.ts'

/** The one party of a name, or null where several have it. */
type Named = { readonly id: PartyId; readonly name: string } | null

/**
 * Gives links that name a listed party its id, where exactly one party has that primary name, and links with an id but
 * no name the name of that party. A full stop at the end of a name does not count: OFAC ends remarks with one that it
 * does not write twice, so `… S.A` at the end may stand for `… S.A.`.
 */
export function linkParties(parties: readonly ListedParty[]): readonly ListedParty[] {
  const byName = new Map<string, Named>()
  const namesById = new Map<PartyId, string>()
  for (const { id, name: names } of parties) {
    namesById.set(id, names[0] ?? '')
    for (const name of names) {
      const key = withoutStop(name)
      const other = byName.get(key)
      byName.set(key, other === undefined || other?.id === id ? { id, name } : null)
    }
  }
  const resolve = (link: ListedLink): ListedLink => {
    if (link.toId !== null && link.isFoundByName !== true) {
      return link.toName === '' ? { ...link, toName: namesById.get(link.toId) ?? link.toId } : link
    }
    const found = byName.get(withoutStop(link.toName))
    const { type, toName } = link
    return found == null
      ? { type, toName, toId: null }
      : { type, toName: found.name, toId: found.id, isFoundByName: true }
  }
  return parties.map((party) => (party.links.length === 0 ? party : { ...party, links: party.links.map(resolve) }))
}

/** The name without a full stop at its end. */
export function withoutStop(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}
