// A link between two parties: typed, directed, dated, graded, with evidence for and against. It says how two parties are
// connected and nothing about either of them: a link is not an accusation (law L10).

import { type Grade, parseGrade } from './grade.ts'
import { type LinkKind, linkKinds, linkRefusal, readLinkKind } from './link-kinds.ts'

export interface Link {
  readonly id: string
  readonly kind: LinkKind
  readonly from: string
  readonly to: string
  /** When it was so: half-open, null where nobody says. */
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly recordedAt: string
  /** Since when it is known to be wrong. */
  readonly withdrawnAt: string | null
  readonly grade: Grade
  /** Ids of claims that speak for it, of which there is one at least, and against it. */
  readonly evidenceFor: readonly string[]
  readonly evidenceAgainst: readonly string[]
}

/** A link as somebody gives it: its kind a word, from either end, and its grade as text. */
export interface LinkDraft extends Omit<Link, 'kind' | 'grade' | 'withdrawnAt'> {
  readonly kind: string
  readonly grade: string
}

export type LinkAnswer =
  | { readonly ok: true; readonly link: Link }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads a draft, or says everything that is wrong with it. A kind from the other end has its ends exchanged. */
export function readLink(draft: LinkDraft): LinkAnswer {
  const read = readLinkKind(draft.kind)
  const grade = parseGrade(draft.grade)
  const problems = [...draftProblems(draft), ...(read === undefined ? [kindProblem(draft)] : [])]
  if (grade === undefined) problems.push(`link ${draft.id} has no grade: "${draft.grade}" is not one of A1 to F6`)
  if (problems.length > 0 || read === undefined || grade === undefined) return { ok: false, problems }
  const ends = read.isInverse ? { from: draft.to, to: draft.from } : { from: draft.from, to: draft.to }
  return { ok: true, link: { ...draft, ...ends, kind: read.kind, grade, withdrawnAt: null } }
}

function kindProblem({ id, kind }: LinkDraft): string {
  const refusal = linkRefusal(kind.toLowerCase().replaceAll(/[\s_]+/g, '-'))
  return refusal === null
    ? `link ${id} is of the unknown kind "${kind}": use one of ${linkKinds.join(', ')}`
    : `link ${id}, "${kind}", is refused: ${refusal}`
}

function draftProblems({ id, from, to, validFrom, validTo, evidenceFor }: LinkDraft): string[] {
  const problems: string[] = []
  if (id === '' || from === '' || to === '') problems.push('a link has an id and two ends')
  if (from === to) problems.push(`link ${id} leads from ${from} to itself`)
  if (evidenceFor.length === 0) problems.push(`link ${id} has no evidence: name the claim that speaks for it`)
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    problems.push(`link ${id} ends at ${validTo}, before it begins at ${validFrom}`)
  return problems
}

/** Two times: what was so at `asOf`, or at any time where that is null, as known at `knownAt`. */
export interface TwoTimes {
  readonly asOf: string | null
  readonly knownAt: string
}

/** Whether a link is in force; one without dates holds at any time. */
export function isInForce(link: Link, { asOf, knownAt }: TwoTimes): boolean {
  if (link.recordedAt > knownAt || (link.withdrawnAt !== null && link.withdrawnAt <= knownAt)) return false
  if (asOf === null) return true
  return (link.validFrom === null || link.validFrom <= asOf) && (link.validTo === null || asOf < link.validTo)
}
