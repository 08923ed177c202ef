// Sums and remainders of bounded quantities: an answer only where it follows from what was stated, `undetermined` where it
// does not, and a refusal where the things counted have nothing to do with each other (vetting §5.2).

import { assert } from '../base/index.ts'
import { type Bounds, differenceOfBounds, isExact, presentBounds, sumOfBounds } from './bounds.ts'
import { apartBecause, derivedQuantity, type Quantity } from './quantity.ts'

export type Derived =
  /** Follows: shown like any other quantity. */
  | { readonly kind: 'derived'; readonly quantity: Quantity }
  /** Nothing follows; there is no number to show. */
  | { readonly kind: 'undetermined'; readonly because: string }
  /** No numbers could be all that was stated. */
  | { readonly kind: 'inconsistent'; readonly because: string }
  /** The question mixes what does not belong together. */
  | { readonly kind: 'refused'; readonly because: string }

export interface PartitionClaim {
  readonly whole: Quantity
  /** Subsets of the whole. */
  readonly parts: readonly Quantity[]
  /** Whether it is stated that nobody is in two of the parts; not assumed. */
  readonly isDisjoint: boolean
}

/** The sum of quantities of the same unit, population, axis and period, of which nobody is in two. */
export function sumOfQuantities(parts: readonly Quantity[]): Derived {
  const [first] = parts
  if (first === undefined) return { kind: 'undetermined', because: 'there is nothing to add' }
  const apart = firstApart(first, parts)
  if (apart !== null) return { kind: 'refused', because: apart }
  const bounds = boundsOf(parts)
  if (bounds === null) return { kind: 'undetermined', because: 'a share such as "most" is not a number' }
  return derive(sumOfBounds(bounds), first)
}

/** What is left of the whole besides the parts. */
export function remainderOf({ whole, parts, isDisjoint }: PartitionClaim): Derived {
  const apart = firstApart(whole, parts)
  if (apart !== null) return { kind: 'refused', because: apart }
  const bounds = boundsOf([whole, ...parts])
  if (bounds === null) return { kind: 'undetermined', because: 'a share such as "most" is not a number' }
  if (!isDisjoint && parts.length > 1)
    return { kind: 'undetermined', because: 'it is not stated that nobody is in two of the parts' }
  const [all, ...some] = bounds
  assert(all !== undefined, 'the bounds of the whole come first')
  const taken = sumOfBounds(some)
  const rest = differenceOfBounds(all, taken)
  if (rest === undefined)
    return { kind: 'inconsistent', because: `the parts are ${presentBounds(taken)}, the whole ${presentBounds(all)}` }
  return derive(rest, whole)
}

/** Whether the parts fill the whole, as an identity such as N = A + U + K + X + P asks: null if they may. */
export function identityProblem({ whole, parts }: Omit<PartitionClaim, 'isDisjoint'>): string | null {
  const apart = firstApart(whole, parts)
  if (apart !== null) return apart
  const bounds = boundsOf([whole, ...parts])
  if (bounds === null) return null
  const [all, ...some] = bounds
  assert(all !== undefined, 'the bounds of the whole come first')
  const sum = sumOfBounds(some)
  const canMeet = (sum.max === null || all.min <= sum.max) && (all.max === null || sum.min <= all.max)
  return canMeet ? null : `the whole is ${presentBounds(all)}, its parts together ${presentBounds(sum)}`
}

/** A share of a whole, only of two exact counts of the same things; as a fraction that a reader can check. */
export function ratioOf(part: Quantity, whole: Quantity): Derived | { readonly kind: 'ratio'; readonly words: string } {
  const apart = apartBecause(part, whole)
  if (apart !== null) return { kind: 'refused', because: apart }
  if (part.bounds === null || whole.bounds === null || !isExact(part.bounds) || !isExact(whole.bounds))
    return { kind: 'undetermined', because: 'a ratio needs two exact counts' }
  if (part.bounds.min > whole.bounds.min || whole.bounds.min === 0)
    return { kind: 'inconsistent', because: `${part.words} is no part of ${whole.words}` }
  return { kind: 'ratio', words: `${part.bounds.min} of ${whole.bounds.min}` }
}

function derive(bounds: Bounds, like: Quantity): Derived {
  if (bounds.min === 0 && bounds.max === null)
    return { kind: 'undetermined', because: 'not derivable from these bounds' }
  return { kind: 'derived', quantity: derivedQuantity(bounds, like) }
}

function firstApart(first: Quantity, others: readonly Quantity[]): string | null {
  for (const other of others) {
    const apart = apartBecause(first, other)
    if (apart !== null) return apart
  }
  return null
}

function boundsOf(quantities: readonly Quantity[]): Bounds[] | null {
  const bounds = quantities.flatMap((one) => (one.bounds === null ? [] : [one.bounds]))
  return bounds.length === quantities.length ? bounds : null
}
