// How far a campaign may look: one hop from the parties that a claim names; two with a reason and a second person; never
// three (law L10, vetting §4.3). Only this gives the permission that `findReach` takes.

import type { Brand } from '../base/index.ts'
import { conductsByDefault, type LinkKind, linkKinds } from './link-kinds.ts'

export interface ReachRequest {
  readonly hops: number
  readonly requestedBy: string
  /** Kinds to follow beside the default ones: family and fellow travellers have to be named. */
  readonly namedKinds: readonly LinkKind[]
  /** Why two hops, or why named kinds; null for the default. */
  readonly reason: string | null
  readonly secondPerson: string | null
}

export type PermittedReach = Brand<{ readonly hops: 1 | 2; readonly kinds: ReadonlySet<LinkKind> }, 'PermittedReach'>

export type ReachPermission =
  | { readonly ok: true; readonly permitted: PermittedReach }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Whether somebody may look that far, or everything that is missing. */
export function permitReach(request: ReachRequest): ReachPermission {
  const { hops, requestedBy, namedKinds, reason, secondPerson } = request
  const problems: string[] = []
  if (hops !== 1 && hops !== 2)
    problems.push(`${hops} hops are never possible: one by default, two with a reason and a second person`)
  if (requestedBy.trim() === '') problems.push('a named person asks how far to look')
  const extra = namedKinds.filter((kind) => !conductsByDefault(kind))
  if (hops === 2 || extra.length > 0) {
    const what = hops === 2 ? 'two hops' : `following ${extra.join(' and ')}`
    if ((reason ?? '').trim() === '') problems.push(`${what} need a written reason`)
    if ((secondPerson ?? '').trim() === '') problems.push(`${what} need a second person`)
    else if (samePerson(secondPerson!, requestedBy)) problems.push(`${what} need another person than ${requestedBy}`)
  }
  if (problems.length > 0) return { ok: false, problems }
  const kinds: ReadonlySet<LinkKind> = new Set(
    linkKinds.filter((kind) => conductsByDefault(kind) || namedKinds.includes(kind)),
  )
  return { ok: true, permitted: { hops: hops as 1 | 2, kinds } as PermittedReach }
}

function samePerson(a: string, b: string): boolean {
  return a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase()
}
