// Deletion neighbourhoods (the SymSpell idea): two forms within d edits share a text that is left when at most d
// letters are taken from the first letters of each. Law L7: nothing within the limit is missed; see ADR 0005.

import { continueHash, finishHash, startHash } from './hash.ts'

/** Letters from the start of a form among which letters are taken away: fewer make a smaller index and more to verify. */
const deletesPrefix = 5

/** Most letters that are ever taken away. */
const deletesMax = 2

/**
 * Hashes of the texts left after taking up to `limit` letters (at most 2) from the first five, the prefix itself
 * included; the same as `hashText` of those texts. Repeats are left in.
 */
export function deleteHashes(text: string, limit: number): number[] {
  const length = Math.min(text.length, deletesPrefix)
  const hashes = [hashWithout(text, length, none)]
  if (limit === 0) return hashes
  for (let i = 0; i < length; i++) {
    hashes.push(hashWithout(text, length, { first: i, second: -1 }))
    for (let j = i + 1; limit >= deletesMax && j < length; j++)
      hashes.push(hashWithout(text, length, { first: i, second: j }))
  }
  return hashes
}

interface Without {
  readonly first: number
  readonly second: number
}

const none: Without = { first: -1, second: -1 }

function hashWithout(text: string, length: number, { first, second }: Without): number {
  let hash = startHash
  for (let i = 0; i < length; i++) {
    if (i !== first && i !== second) hash = continueHash(hash, text.charCodeAt(i))
  }
  return finishHash(hash)
}
