// A claim: who says what of whom, how sure, on what, since when known. It is appended and never edited; what was sure of
// less becomes sure of more only by a new claim that a named person answers for (laws L10, L11).

import { type Grade, type IntelligenceReportGrade, presentGrade } from '../graph/index.ts'
import type { Quotation, SourceDocument } from './document.ts'
import { compareModality, type Modality, presentModality } from './modality.ts'
import { isSameQuantity, presentQuantity, type Quantity } from './quantity.ts'

/** Whoever says something. Several unnamed people are one source until it is known that they are independent. */
export interface ClaimSource {
  readonly id: string
  readonly name: string
  readonly kind: 'named-person' | 'unnamed-persons' | 'organization' | 'outlet' | 'document'
  /** How many people, where that is said. */
  readonly personCount?: number
  /** "Two of the officials": they are among these, and corroborate nothing. */
  readonly subsetOf?: string
}

/** What a claim says to the person that it is about: for them, against them, neither. */
export type Bearing = 'inculpatory' | 'exculpatory' | 'neutral'

export interface Claim {
  readonly id: string
  readonly subjectId: string
  readonly predicate: string
  /** The statement in words; shown after its modality. */
  readonly statement: string
  readonly objectId: string | null
  readonly quantity: Quantity | null
  /** Words that narrow the statement: `some of`, `affiliated with`. */
  readonly qualifiers: readonly string[]
  readonly modality: Modality
  readonly bearing: Bearing
  readonly basis: 'fact' | 'assessment'
  /** Who says so first, and through whom it reached us, nearest to the origin first. */
  readonly assertedBy: ClaimSource
  readonly reportedBy: readonly ClaimSource[]
  /** Claims that it repeats or rests on. */
  readonly derivedFrom: readonly string[]
  readonly document: SourceDocument | null
  readonly quotation: Quotation | null
  readonly isHeadline: boolean
  /** When it was so, at its own precision; null where nobody says. */
  readonly asOf: string | null
  readonly knownAt: string
  readonly grade: Grade | null
  readonly reportGrade: IntelligenceReportGrade | null
  readonly gradedBy: string | null
  /** Who may see it: the code of the 3x5x2 grade or the house's own. */
  readonly handling: string
  /** The enrolled person who answers for it. */
  readonly enteredBy: string
  /** A claim of the same matter that this one takes the place of, on the word of `enteredBy`. */
  readonly revises: string | null
  /** Why it differs from what it revises or derives from: a new finding, or "the copy says so". */
  readonly because: string | null
}

/** What is wrong with a claim before it is appended; empty where nothing is. `known` finds earlier claims by id. */
export function claimProblems(claim: Claim, known: (id: string) => Claim | undefined): string[] {
  const problems: string[] = []
  if (claim.enteredBy.trim() === '') problems.push('a claim is entered by a named person; a service or a key is nobody')
  if (claim.statement.trim() === '') problems.push(`claim ${claim.id} states nothing`)
  if (claim.handling.trim() === '') problems.push(`claim ${claim.id} has no handling code: say who may see it`)
  if (known(claim.id) !== undefined)
    problems.push(`claim ${claim.id} is recorded already and never edited: append a claim that revises it`)
  for (const id of [...claim.derivedFrom, ...(claim.revises === null ? [] : [claim.revises])])
    if (known(id) === undefined)
      problems.push(`claim ${claim.id} rests on ${id}, which is not recorded: record it first`)
  if ((claim.grade !== null || claim.reportGrade !== null) && (claim.gradedBy ?? '').trim() === '')
    problems.push(`claim ${claim.id} has a grade that nobody answers for: name who graded it`)
  if (claim.revises !== null && (claim.because ?? '').trim() === '')
    problems.push(`claim ${claim.id} revises ${claim.revises} without saying why`)
  return [...problems, ...silentRises(claim, known)]
}

/** A copy that says something else than what it was copied from, and nobody says why. */
function silentRises(claim: Claim, known: (id: string) => Claim | undefined): string[] {
  if ((claim.because ?? '').trim() !== '') return []
  return claim.derivedFrom.flatMap((id) => {
    const source = known(id)
    if (source === undefined || source.predicate !== claim.predicate || source.subjectId !== claim.subjectId) return []
    const problems: string[] = []
    if (compareModality(claim.modality, source.modality) > 0)
      problems.push(`claim ${claim.id} says "${claim.modality}" where ${id} says "${source.modality}": say why`)
    if (claim.quantity !== null && source.quantity !== null && !isSameQuantity(claim.quantity, source.quantity))
      problems.push(`claim ${claim.id} changes the number of ${id}: say why`)
    const lost = source.qualifiers.filter((word) => !claim.qualifiers.includes(word))
    if (lost.length > 0)
      problems.push(`claim ${claim.id} drops ${lost.map((word) => `"${word}"`).join(', ')} of ${id}: say why`)
    return problems
  })
}

/** Why a claim cannot serve as evidence by itself; empty where it can. */
export function evidenceProblems(claim: Claim): string[] {
  const problems: string[] = []
  if (claim.isHeadline) problems.push('a headline is a claim of its own and no evidence: use the body')
  if (claim.quotation?.isTruncated === true) problems.push('the quoted sentence breaks off: nobody knows how it ends')
  if (claim.quotation === null) problems.push('it quotes nothing: give the words and where they stand')
  return problems
}

/** The claim as it is shown wherever it is shown: with modality, qualifiers, number, attribution, grade and gaps. */
export function presentClaim(claim: Claim): string {
  const { quantity, qualifiers, document, grade, asOf } = claim
  const chain = [...claim.reportedBy.toReversed(), claim.assertedBy].map(presentSource).join(' ← ')
  const parts = [
    `${presentModality(claim.modality)} ${claim.statement}`,
    ...(quantity === null ? [] : [`number: ${presentQuantity(quantity)}`]),
    ...(qualifiers.length === 0 ? [] : [`as stated: ${qualifiers.map((word) => `"${word}"`).join(', ')}`]),
    `according to ${chain}`,
    `${claim.basis}, ${grade === null ? 'not graded' : `grade ${presentGrade(grade)}`}, ${presentAsOf(asOf)}`,
    ...(document === null || document.partialBecause === null
      ? []
      : [`from a partial document: ${document.partialBecause}`]),
    ...(claim.quotation?.isTruncated === true ? ['the quoted sentence breaks off'] : []),
  ]
  return parts.join('; ')
}

const presentAsOf = (asOf: string | null): string => (asOf === null ? 'no date stated' : `as of ${asOf}`)

function presentSource({ name, kind, personCount }: ClaimSource): string {
  if (kind !== 'unnamed-persons') return name
  return personCount === undefined ? `${name} (unnamed)` : `${name} (${personCount} unnamed)`
}
