// Who is connected to the parties that a claim names, how exactly, and on what evidence. A person reached by a link gets a
// path and no fact about them; hubs and under-18s do not conduct (laws L4, L10).

import { compareText } from '../base/index.ts'
import { compareGrades, type Grade, presentGrade, weakestGrade } from './grade.ts'
import type { Link } from './link.ts'
import { type LinkKind, type LinkRole, rolesOf } from './link-kinds.ts'
import { type Network, otherEnd } from './network.ts'
import type { PermittedReach } from './permit-reach.ts'

export interface ReachOptions {
  /** Parties that the claim names: they always conduct. */
  readonly named: readonly string[]
  readonly permitted: PermittedReach
  /** A party with more neighbours than this does not conduct. */
  readonly hubDegreeMax: number
  readonly isUnder18: (party: string) => boolean
  /** Links to follow besides being of a permitted kind: those of a period or of a least grade. All, where not given. */
  readonly follows?: (link: Link) => boolean
}

/** The design's limit for hubs unless a policy sets another (design README §4). */
export const defaultHubDegreeMax = 500

export interface PathStep {
  readonly linkId: string
  readonly kind: LinkKind
  /** From the party nearer to the claim to the farther one, and what each of them is in the link. */
  readonly from: string
  readonly fromRole: LinkRole
  readonly to: string
  readonly toRole: LinkRole
  readonly grade: Grade
  readonly evidenceFor: readonly string[]
  readonly evidenceAgainst: readonly string[]
}

export type ReachedParty =
  | { readonly id: string; readonly basis: 'named-in-evidence'; readonly hops: 0; readonly path: readonly [] }
  | {
      readonly id: string
      readonly basis: 'reached-by-link'
      readonly hops: 1 | 2
      /** The shortest path, then the one with the best weakest grade, then by link ids. */
      readonly path: readonly PathStep[]
      readonly weakestGrade: Grade
      /** What the party is in the last link of the path. */
      readonly role: LinkRole
    }

export interface Reach {
  /** Named parties first, then by hops and id. */
  readonly parties: readonly ReachedParty[]
  /** Reached parties behind which nobody was looked for, and why. */
  readonly notConducting: readonly { readonly id: string; readonly because: string }[]
}

/** Everybody within the permitted hops of the named parties. */
export function findReach(network: Network, options: ReachOptions): Reach {
  const named = [...new Set(options.named)].toSorted(compareText)
  const isNamed = new Set(named)
  const follows = (link: Link): boolean =>
    options.permitted.kinds.has(link.kind) && (options.follows === undefined || options.follows(link))
  const first = new Map<string, Trail[]>()
  for (const party of named) extend(network, { at: party, trails: [start], follows }, first)
  for (const party of named) first.delete(party)
  const second = new Map<string, Trail[]>()
  const notConducting: { id: string; because: string }[] = []
  if (options.permitted.hops === 2)
    for (const [party, trails] of first) {
      const because = stopsAt(network, party, options)
      if (because !== null) notConducting.push({ id: party, because })
      else extend(network, { at: party, trails, follows }, second)
    }
  for (const party of second.keys()) if (first.has(party) || isNamed.has(party)) second.delete(party)
  return {
    parties: [
      ...named.map((id): ReachedParty => ({ id, basis: 'named-in-evidence', hops: 0, path: [] })),
      ...reachedAt(1, first),
      ...reachedAt(2, second),
    ],
    notConducting: notConducting.toSorted((a, b) => compareText(a.id, b.id)),
  }
}

/** Links from a named party to another one, of which at most one per grade is kept: the first by link ids. */
interface Trail {
  readonly key: string
  readonly steps: readonly { readonly link: Link; readonly from: string }[]
  readonly grade: Grade
}

const start: Trail = { key: '', steps: [], grade: { reliability: 'A', credibility: 1 } }

interface Step {
  readonly at: string
  readonly trails: readonly Trail[]
  readonly follows: (link: Link) => boolean
}

function extend(network: Network, { at, trails, follows }: Step, into: Map<string, Trail[]>): void {
  for (const link of network.linksOf(at)) {
    if (!follows(link)) continue
    const to = otherEnd(link, at)
    for (const trail of trails)
      keepBest(into, to, {
        key: `${trail.key}\n${link.id}`,
        steps: [...trail.steps, { link, from: at }],
        grade: weakestGrade([trail.grade, link.grade]),
      })
  }
}

function keepBest(into: Map<string, Trail[]>, to: string, trail: Trail): void {
  const trails = into.get(to)
  if (trails === undefined) into.set(to, [trail])
  else {
    const same = trails.findIndex(({ grade }) => presentGrade(grade) === presentGrade(trail.grade))
    if (same === -1) trails.push(trail)
    else if (compareText(trail.key, trails[same]!.key) < 0) trails[same] = trail
  }
}

function stopsAt(network: Network, party: string, { hubDegreeMax, isUnder18 }: ReachOptions): string | null {
  if (isUnder18(party)) return 'under 18: nobody is looked for behind a child'
  const degree = network.degree(party)
  return degree > hubDegreeMax ? `hub: linked to ${degree} parties, more than ${hubDegreeMax}` : null
}

function reachedAt(hops: 1 | 2, found: ReadonlyMap<string, readonly Trail[]>): ReachedParty[] {
  return [...found]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([id, trails]): ReachedParty => {
      const best = trails.toSorted((a, b) => compareGrades(a.grade, b.grade) || compareText(a.key, b.key))[0]!
      const path = best.steps.map(stepOf)
      return { id, basis: 'reached-by-link', hops, path, weakestGrade: best.grade, role: path.at(-1)!.toRole }
    })
}

function stepOf({ link, from }: { link: Link; from: string }): PathStep {
  const roles = rolesOf(link.kind)
  const isAlong = link.from === from
  return {
    linkId: link.id,
    kind: link.kind,
    from,
    fromRole: isAlong ? roles.from : roles.to,
    to: otherEnd(link, from),
    toRole: isAlong ? roles.to : roles.from,
    grade: link.grade,
    evidenceFor: link.evidenceFor,
    evidenceAgainst: link.evidenceAgainst,
  }
}
