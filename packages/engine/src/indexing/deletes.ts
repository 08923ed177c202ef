// Deletion neighbourhoods (the SymSpell idea): two forms within d edits share a text that is left when at most d
// letters are taken from the first letters of each. Law L7: nothing within the limit is missed; see ADR 0005.

import { editLimit } from '../matching/index.ts'
import { continueHash, finishHash, startHash } from './hash.ts'

/** Letters from the start of a form among which letters are taken away. */
const deletesPrefix = 7

/** Most letters that are ever taken away. */
const deletesMax = 2

/**
 * Hashes of the texts left after taking up to `limit` letters (at most 2) from the first seven, the prefix itself
 * included; the same as `hashText` of those texts with that seed. Repeats are left in.
 */
export function deleteHashes(text: string, limit: number, seed: number): number[] {
  const length = Math.min(text.length, deletesPrefix)
  const start = startHash ^ seed
  const hashes = [hashWithout(text, length, { start, first: -1, second: -1 })]
  if (limit === 0) return hashes
  for (let i = 0; i < length; i++) {
    hashes.push(hashWithout(text, length, { start, first: i, second: -1 }))
    for (let j = i + 1; limit >= deletesMax && j < length; j++) {
      hashes.push(hashWithout(text, length, { start, first: i, second: j }))
    }
  }
  return hashes
}

interface Without {
  readonly start: number
  readonly first: number
  readonly second: number
}

function hashWithout(text: string, length: number, { start, first, second }: Without): number {
  let hash = start
  for (let i = 0; i < length; i++) {
    if (i !== first && i !== second) hash = continueHash(hash, text.charCodeAt(i))
  }
  return finishHash(hash)
}

/** Most edits that any form related to this one may lie away. */
export function deletesLimit(text: string, editsMax: number): number {
  return Math.min(editsMax, editLimit(text.length, text.length))
}
