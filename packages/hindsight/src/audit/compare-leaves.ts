// What became of a block of records, told from the leaf hashes that it should have and those that it has (law L14).

import type { Hash } from './tree.ts'

export interface LeafDifference {
  readonly kind: 'record-altered' | 'record-missing' | 'record-inserted' | 'records-swapped' | 'records-rewritten'
  /** Index in the block of the first record that differs. */
  readonly index: number
  /** Index after the last one that differs. */
  readonly end: number
}

/** The differences between the leaves that were expected and those that are there, in order. */
export function compareLeaves(expected: readonly Hash[], actual: readonly Hash[]): LeafDifference[] {
  const isSame = expected.length === actual.length && expected.every((hash, index) => actual[index]?.equals(hash))
  if (isSame) return []
  const [ours, theirs] = [expected.map(hex), actual.map(hex)]
  const head = commonCount(ours, theirs)
  const tail = commonCount(ours.slice(head).reverse(), theirs.slice(head).reverse())
  const missing = ours.slice(head, ours.length - tail)
  const found = theirs.slice(head, theirs.length - tail)
  const end = head + Math.max(missing.length, found.length)
  if (found.length === 0) return [{ kind: 'record-missing', index: head, end }]
  if (missing.length === 0) return [{ kind: 'record-inserted', index: head, end }]
  if (isSameSet(missing, found)) return [{ kind: 'records-swapped', index: head, end }]
  if (missing.length !== found.length) return [{ kind: 'records-rewritten', index: head, end }]
  return missing.flatMap((one, index) =>
    one === found[index] ? [] : [{ kind: 'record-altered', index: head + index, end: head + index + 1 }],
  )
}

function commonCount(ours: readonly string[], theirs: readonly string[]): number {
  const index = ours.findIndex((one, place) => one !== theirs[place])
  return index === -1 ? ours.length : index
}

function isSameSet(ours: readonly string[], theirs: readonly string[]): boolean {
  return [...ours].sort().join() === [...theirs].sort().join()
}

function hex(hash: Hash): string {
  return hash.toString('hex')
}
