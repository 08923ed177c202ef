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
  const head = commonCount(expected, actual)
  if (head === expected.length && head === actual.length) return []
  const [ours, theirs] = [expected.slice(head), actual.slice(head)]
  const tail = commonCount(ours.toReversed(), theirs.toReversed())
  const missing = ours.slice(0, ours.length - tail)
  const found = theirs.slice(0, theirs.length - tail)
  const end = head + Math.max(missing.length, found.length)
  if (found.length === 0) return [{ kind: 'record-missing', index: head, end }]
  if (missing.length === 0) return [{ kind: 'record-inserted', index: head, end }]
  if (isSameSet(missing, found)) return [{ kind: 'records-swapped', index: head, end }]
  if (missing.length !== found.length) return [{ kind: 'records-rewritten', index: head, end }]
  return missing.flatMap((one, index) =>
    found[index]?.equals(one) === true ? [] : [{ kind: 'record-altered', index: head + index, end: head + index + 1 }],
  )
}

function commonCount(ours: readonly Hash[], theirs: readonly Hash[]): number {
  const index = ours.findIndex((one, place) => theirs[place]?.equals(one) !== true)
  return index === -1 ? ours.length : index
}

function isSameSet(ours: readonly Hash[], theirs: readonly Hash[]): boolean {
  return ours.map(hex).sort().join() === theirs.map(hex).sort().join()
}

function hex(hash: Hash): string {
  return hash.toString('hex')
}
