// Proofs of RFC 6962 §2.1: that a leaf is in a tree (inclusion), and that one tree begins another (consistency), with
// their verification after RFC 9162 §2.1.3.2 and §2.1.4.2. Whoever holds a checkpoint needs no other record (law L14).

import { appendLeaves, emptyFrontier, type Hash, hashNode, rootOf } from './tree.ts'

/** The root over these leaf hashes. */
export function rootOfLeaves(leaves: Iterable<Hash>): Hash {
  return rootOf(appendLeaves(emptyFrontier, leaves))
}

/** The hashes that lead from leaf `index` to the root over `leaves`. */
export function proveInclusion(leaves: readonly Hash[], index: number): Hash[] {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...proveInclusion(left, index), rootOfLeaves(right)]
    : [...proveInclusion(right, index - split), rootOfLeaves(left)]
}

/** The hashes that show the tree of the first `size` leaves to be the beginning of the whole one. */
export function proveConsistency(leaves: readonly Hash[], size: number): Hash[] {
  return size === 0 ? [] : subProof(leaves, size, true)
}

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly proof: readonly Hash[]
}

/** The root that the proof leads to; null where it has not the shape of a proof for this leaf and size. */
export function rootFromInclusion({ index, size, leaf, proof }: InclusionClaim): Hash | null {
  if (index < 0 || index >= size) return null
  let [place, last, node] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return null
    const isRight = place % 2 === 1
    node = isRight || place === last ? hashNode(sibling, node) : hashNode(node, sibling)
    while (!isRight && place === last && place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 ? node : null
}

export interface ConsistencyClaim {
  readonly before: { readonly size: number; readonly root: Hash }
  readonly after: { readonly size: number; readonly root: Hash }
  readonly proof: readonly Hash[]
}

/** True where the proof shows the tree `before` to be the beginning of the tree `after`. */
export function isConsistent({ before, after, proof }: ConsistencyClaim): boolean {
  if (before.size > after.size) return false
  if (before.size === after.size) return proof.length === 0 && before.root.equals(after.root)
  if (before.size === 0) return proof.length === 0
  const path = isPowerOfTwo(before.size) ? [before.root, ...proof] : [...proof]
  const [first, ...rest] = path
  if (first === undefined) return false
  const walk: ConsistencyWalk = { place: before.size - 1, last: after.size - 1, old: first, new: first }
  while (walk.place % 2 === 1) [walk.place, walk.last] = [half(walk.place), half(walk.last)]
  for (const node of rest) {
    if (walk.last === 0) return false
    stepUp(walk, node)
  }
  return walk.last === 0 && walk.old.equals(before.root) && walk.new.equals(after.root)
}

interface ConsistencyWalk {
  place: number
  last: number
  old: Hash
  new: Hash
}

function stepUp(walk: ConsistencyWalk, node: Hash): void {
  const isRight = walk.place % 2 === 1
  if (isRight || walk.place === walk.last) {
    walk.old = hashNode(node, walk.old)
    walk.new = hashNode(node, walk.new)
    while (!isRight && walk.place % 2 === 0 && walk.place !== 0)
      [walk.place, walk.last] = [half(walk.place), half(walk.last)]
  } else {
    walk.new = hashNode(walk.new, node)
  }
  ;[walk.place, walk.last] = [half(walk.place), half(walk.last)]
}

function subProof(leaves: readonly Hash[], size: number, isWhole: boolean): Hash[] {
  if (size === leaves.length) return isWhole ? [] : [rootOfLeaves(leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split
    ? [...subProof(left, size, isWhole), rootOfLeaves(right)]
    : [...subProof(right, size - split, false), rootOfLeaves(left)]
}

/** The largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(size: number): boolean {
  return splitOf(size + 1) === size
}
