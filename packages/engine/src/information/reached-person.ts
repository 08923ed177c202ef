// The page of a person whom a link reached: what speaks for them first, then how they are connected and on what evidence.
// It holds no fact against them, and its status ends by itself (law L10, vetting §4.3, G6, G8).

import { compareText } from '../base/index.ts'
import { type PathStep, presentGrade, type ReachedParty } from '../graph/index.ts'
import { type Claim, presentClaim } from './claim.ts'
import { compareModality } from './modality.ts'

export interface ReachedPage {
  readonly personId: string
  readonly basis: ReachedParty['basis']
  /** What speaks for the person: never empty, never filtered; where nothing is recorded, that is said. */
  readonly exculpatory: readonly string[]
  readonly connection: readonly string[]
  readonly weakestGrade: string | null
  /** Who trained for it has to look: a child. */
  readonly needsTrainedReviewer: boolean
  readonly status: 'reached-by-link' | 'named-in-evidence'
  readonly expires: string
}

export interface PageOptions {
  /** All claims that bear on the person or on everybody reached, of which the exculpatory are taken. */
  readonly claims: readonly Claim[]
  readonly expires: string
  readonly isUnder18: boolean
  /** Where was looked for what speaks for them, if nothing was found. */
  readonly searchedIn: readonly string[]
}

/** The page, in the order in which it is read. */
export function reachedPage(party: ReachedParty, options: PageOptions): ReachedPage {
  const { claims, expires, isUnder18 } = options
  const speaking = claims
    .filter(({ bearing }) => bearing === 'exculpatory')
    .toSorted((a, b) => compareModality(a.modality, b.modality) || compareText(a.id, b.id))
    .map((claim) => `${presentClaim(claim)} [${claim.id}]`)
  return {
    personId: party.id,
    basis: party.basis,
    exculpatory: speaking.length > 0 ? speaking : [nothingFound(options)],
    connection: party.path.map(presentStep),
    weakestGrade: party.basis === 'reached-by-link' ? presentGrade(party.weakestGrade) : null,
    needsTrainedReviewer: isUnder18,
    status: party.basis,
    expires,
  }
}

function nothingFound({ searchedIn }: PageOptions): string {
  if (searchedIn.length === 0) return 'nobody has searched yet for what speaks for this person'
  return `searched for what speaks for this person, none found, in: ${searchedIn.join(', ')}`
}

/** One link of a path: both ends with their roles, kind, grade, evidence against before evidence for. */
function presentStep({ from, fromRole, to, toRole, kind, grade, evidenceFor, evidenceAgainst }: PathStep): string {
  const against = evidenceAgainst.length === 0 ? 'none found' : evidenceAgainst.join(', ')
  return (
    `${from} (${fromRole}) and ${to} (${toRole}): ${kind}, grade ${presentGrade(grade)}; ` +
    `against: ${against}; for: ${evidenceFor.join(', ')}`
  )
}

/** The page as text: what speaks for them stands first, whatever else there is. */
export function presentReachedPage(page: ReachedPage): string {
  const how = page.basis === 'reached-by-link' ? 'Reached by a link; no claim names this person' : 'Named in evidence'
  return [
    ...page.exculpatory.map((line) => `For this person: ${line}`),
    `${how}. This ends on ${page.expires}.`,
    ...page.connection.map((line) => `Connection: ${line}`),
    ...(page.weakestGrade === null ? [] : [`Weakest grade on the path: ${page.weakestGrade}`]),
    ...(page.needsTrainedReviewer ? ['Under 18: a trained reviewer looks at this, by itself'] : []),
  ].join('\n')
}
