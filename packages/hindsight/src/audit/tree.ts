// The Merkle tree of RFC 6962 over leaves in order, kept as its frontier: the roots of its complete subtrees, the largest
// first. Appending costs O(log n), and no leaf can change without the root changing (law L14).

import { hash } from 'node:crypto'
import { assert } from '@hindsight/engine/base'

/** 32 bytes of SHA-256. */
export type Hash = Buffer

export interface Frontier {
  readonly size: number
  /** One hash for each set bit of `size`, from the highest. */
  readonly peaks: readonly Hash[]
}

export const hashBytes = 32
export const emptyFrontier: Frontier = { size: 0, peaks: [] }

const leafPrefix = Buffer.from([0x00])
const nodeBytes = Buffer.alloc(1 + 2 * hashBytes, 0x01)

/** SHA-256(0x00 ‖ bytes). */
export function hashLeaf(bytes: Uint8Array): Hash {
  return hashPrefixedLeaf(Buffer.concat([leafPrefix, bytes]))
}

/** The leaf hash of bytes that already have the 0x00 before them, as the frames of an export do. */
export function hashPrefixedLeaf(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer')
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function hashNode(left: Hash, right: Hash): Hash {
  nodeBytes.set(left, 1)
  nodeBytes.set(right, 1 + hashBytes)
  return hash('sha256', nodeBytes, 'buffer')
}

/** The frontier with these leaves appended, in order. */
export function appendLeaves(frontier: Frontier, leaves: Iterable<Hash>): Frontier {
  const peaks = [...frontier.peaks]
  let { size } = frontier
  for (const leaf of leaves) {
    peaks.push(leaf)
    size += 1
    // As many pairs are complete now as the new size has zero bits at its end.
    for (let rest = size; rest % 2 === 0; rest /= 2) {
      const right = peaks.pop()
      const left = peaks.pop()
      assert(left !== undefined && right !== undefined, 'a frontier has one peak for each set bit of its size')
      peaks.push(hashNode(left, right))
    }
  }
  return { size, peaks }
}

/** The root of the tree; of the empty tree, SHA-256 of nothing. */
export function rootOf({ peaks }: Frontier): Hash {
  const last = peaks.at(-1)
  if (last === undefined) return hash('sha256', '', 'buffer')
  return peaks.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last)
}

/** The frontier as bytes: its peaks one after the other. */
export function encodePeaks({ peaks }: Frontier): Buffer {
  return Buffer.concat(peaks)
}

/** Reads what `encodePeaks` wrote; null where the bytes cannot be the frontier of a tree of this size. */
export function decodeFrontier(size: number, bytes: Uint8Array): Frontier | null {
  const isWhole = Number.isSafeInteger(size) && size >= 0 && bytes.length === bitCount(size) * hashBytes
  return isWhole ? { size, peaks: splitHashes(bytes) } : null
}

/** The hashes that stand one after the other in `bytes`. */
export function splitHashes(bytes: Uint8Array): Hash[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(all.length / hashBytes) }, (_, index) =>
    all.subarray(index * hashBytes, (index + 1) * hashBytes),
  )
}

function bitCount(size: number): number {
  return size.toString(2).replaceAll('0', '').length
}
