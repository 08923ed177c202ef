// The links of a party with both roles, dates, grade and evidence; and how one party is linked to another directly. Looking
// further takes a campaign, with a reason and a second person (law L10).

import {
  defaultHubDegreeMax,
  findReach,
  type Link,
  Network,
  type PathStep,
  permitReach,
  presentGrade,
  type Reach,
  rolesOf,
} from '@hindsight/engine/graph'
import type { RecordContext } from '../record-context.ts'
import { loadInformation } from './load-information.ts'

export interface ShownLink extends Omit<Link, 'grade' | 'recordedAt' | 'withdrawnAt'> {
  readonly fromRole: string
  readonly toRole: string
  readonly grade: string
}

export interface LinkTimes {
  readonly asOf: string
  readonly knownAt: string
}

/** The links of a party that are in force. */
export async function showLinks(
  context: RecordContext,
  { party, times }: { readonly party: string; readonly times: LinkTimes },
): Promise<readonly ShownLink[]> {
  const network = await loadNetwork(context, times)
  return network
    .linksOf(party)
    .map(({ id, kind, from, to, validFrom, validTo, grade, evidenceFor, evidenceAgainst }) => {
      const roles = rolesOf(kind)
      const ends = { from, fromRole: roles.from, to, toRole: roles.to, validFrom, validTo }
      return { id, kind, ...ends, grade: presentGrade(grade), evidenceFor, evidenceAgainst }
    })
}

export interface ShownPath {
  readonly path: readonly PathStep[]
  readonly weakestGrade: string
  /** The same as a picture. */
  readonly reach: Reach
}

/** How two parties are linked directly; null where they are not. */
export async function findPath(
  context: RecordContext,
  { from, to, times }: { readonly from: string; readonly to: string; readonly times: LinkTimes },
): Promise<ShownPath | null> {
  const network = await loadNetwork(context, times)
  const asked = { hops: 1, requestedBy: 'links path', namedKinds: [], reason: null, secondPerson: null }
  const permission = permitReach(asked)
  if (!permission.ok) throw new Error(permission.problems.join('; '))
  const { permitted } = permission
  const options = { named: [from], permitted, hubDegreeMax: defaultHubDegreeMax, isUnder18: () => false }
  const { parties } = findReach(network, options)
  const found = parties.find(({ id }) => id === to)
  if (found?.basis !== 'reached-by-link') return null
  const named = parties.filter(({ basis }) => basis === 'named-in-evidence')
  const reach = { parties: [...named, found], notConducting: [] }
  return { path: found.path, weakestGrade: presentGrade(found.weakestGrade), reach }
}

async function loadNetwork(context: RecordContext, times: LinkTimes): Promise<Network> {
  const { knownAt } = times
  const { links } = await context.store.read((view) => loadInformation(view, { context, knownAt }))
  return new Network(links, times)
}
