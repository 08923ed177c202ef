// Who said it first. Eight articles that quote one story are one source: corroboration counts independent roots, and where
// independence is unknown it counts the fewest (vetting §4.1).

import { compareText } from '../base/index.ts'
import { type Bounds, presentBounds } from './bounds.ts'
import type { Claim, ClaimSource } from './claim.ts'
import { compareModality, type Modality } from './modality.ts'

export interface Corroboration {
  /** Sources that nothing recorded derives from another, in order of their ids. */
  readonly roots: readonly ClaimSource[]
  /** How many of them are independent: unnamed people of several reports may be the same people. */
  readonly independent: Bounds
  readonly because: string
}

/** The claims from which a claim derives and that derive from nothing: itself, where it rests on nothing. */
export function rootClaims(claim: Claim, known: (id: string) => Claim | undefined): Claim[] {
  const roots: Claim[] = []
  const seen = new Set<string>()
  const queue = [claim]
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    if (seen.has(one.id)) continue
    seen.add(one.id)
    const origins = one.derivedFrom.flatMap((id) => known(id) ?? [])
    if (origins.length === 0) roots.push(one)
    queue.push(...origins)
  }
  return roots.toSorted((a, b) => compareText(a.id, b.id))
}

/** Independent roots of claims that state the same. A root that denies it, or has no information, corroborates nothing. */
export function corroborationOf(claims: readonly Claim[], known: (id: string) => Claim | undefined): Corroboration {
  const sources = new Map<string, ClaimSource>()
  for (const claim of claims)
    for (const { assertedBy, modality } of rootClaims(claim, known)) {
      if (compareModality(modality, 'no-information') <= 0) continue
      const id = assertedBy.subsetOf ?? assertedBy.id
      if (!sources.has(id) || assertedBy.id === id) sources.set(id, assertedBy)
    }
  const roots = [...sources.entries()].toSorted(([a], [b]) => compareText(a, b)).map(([, source]) => source)
  const unnamed = roots.filter(({ kind }) => kind === 'unnamed-persons').length
  const independent = { min: roots.length - Math.max(0, unnamed - 1), max: roots.length }
  const because =
    unnamed > 1
      ? `${unnamed} of them are unnamed and may be the same people: ${presentBounds(independent)} independent`
      : `${presentBounds(independent)} independent`
  return { roots, independent, because }
}

/** Why claims cannot be graded credibility 1, "confirmed by other independent sources"; null where they can. */
export function confirmationProblem(claims: readonly Claim[], known: (id: string) => Claim | undefined): string | null {
  const { independent, roots } = corroborationOf(claims, known)
  if (independent.min >= 2) return null
  const names = roots.map(({ name }) => name).join(', ')
  return `credibility 1 needs two independent sources; for certain there is ${independent.min} (${names})`
}

/** From the report that we hold back to whoever said it first: `Outlet B ← Outlet A ← three officials`. */
export function attributionChain(claim: Claim, known: (id: string) => Claim | undefined): ClaimSource[] {
  const chain = [...claim.reportedBy.toReversed(), claim.assertedBy]
  const seen = new Set([claim.id])
  for (let one = claim; ; ) {
    const next = one.derivedFrom.flatMap((id) => known(id) ?? []).find(({ id }) => !seen.has(id))
    if (next === undefined) break
    seen.add(next.id)
    for (const source of [...next.reportedBy.toReversed(), next.assertedBy])
      if (!chain.some(({ id }) => id === source.id)) chain.push(source)
    one = next
  }
  return chain
}

/**
 * How sure a claim may be taken to be: no surer than the surest of what it repeats, however a copy words it. A revision by
 * a named person stands for itself.
 */
export function soundModality(claim: Claim, known: (id: string) => Claim | undefined): Modality {
  const origins = claim.derivedFrom.flatMap((id) => known(id) ?? [])
  if (claim.revises !== null || origins.length === 0) return claim.modality
  const surest = origins
    .map((origin) => soundModality(origin, known))
    .toSorted(compareModality)
    .at(-1)!
  return compareModality(claim.modality, surest) > 0 ? surest : claim.modality
}
