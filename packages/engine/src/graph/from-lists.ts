// Links that lists state between their parties (OFAC "Linked To", relations of ADVANCED XML, FollowTheMoney edges) as links
// of ours. A relation without a kind of ours is `linked-to`; one to a party that the list does not hold is told apart.

import type { ListedLink, ListedParty } from '../model/index.ts'
import type { Grade } from './grade.ts'
import type { Link } from './link.ts'
import { readLinkKind } from './link-kinds.ts'

/** The words of issuers that are none of ours. */
const issuerWords: Readonly<Record<string, string>> = {
  ownership: 'owner-of',
  'owned-or-controlled-by': 'controlled-by',
  directorship: 'controls',
  directed: 'controls',
  'leader-or-official-of': 'controls',
  employment: 'employed-by',
  membership: 'member-of',
  representation: 'acting-for',
  'acting-for-or-on-behalf-of': 'acting-for',
  'associated-with': 'associate-of',
  associate: 'associate-of',
  family: 'family-of',
  'family-member-of': 'family-of',
}

export interface ListedLinks {
  readonly links: readonly Link[]
  /** Relations to somebody whom this version of the list does not hold. */
  readonly unplaced: readonly { readonly fromId: string; readonly link: ListedLink }[]
}

export interface ListedLinkOptions {
  /** Names the list and its version: evidence of every link. */
  readonly evidenceId: string
  readonly recordedAt: string
  /** How the house grades what this list says of relations. */
  readonly grade: Grade
}

/** Links of the parties of one list version, each pair and kind once. */
export function linksOfParties(parties: readonly ListedParty[], options: ListedLinkOptions): ListedLinks {
  const links = new Map<string, Link>()
  const unplaced: { fromId: string; link: ListedLink }[] = []
  for (const { id: fromId, listId, links: stated } of parties)
    for (const link of stated) {
      if (link.toId === null) unplaced.push({ fromId, link })
      else if (link.toId !== fromId) {
        const ends = { from: `${listId}:${fromId}`, to: `${listId}:${link.toId}` }
        const one = linkOf(ends, link.type, options)
        links.set(one.id, one)
      }
    }
  return { links: [...links.values()], unplaced }
}

type Ends = Pick<Link, 'from' | 'to'>

function linkOf({ from, to }: Ends, word: string, { evidenceId, recordedAt, grade }: ListedLinkOptions): Link {
  const read = readLinkKind(word) ?? readLinkKind(issuerWords[word] ?? 'linked-to')!
  const ends = read.isInverse ? { from: to, to: from } : { from, to }
  return {
    id: `${read.kind} ${ends.from} ${ends.to}`,
    kind: read.kind,
    ...ends,
    validFrom: null,
    validTo: null,
    recordedAt,
    withdrawnAt: null,
    grade,
    evidenceFor: [evidenceId],
    evidenceAgainst: [],
  }
}
