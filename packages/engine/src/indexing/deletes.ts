// Deletion neighbourhoods (the SymSpell idea): two forms within d edits share a text that is left when at most d
// letters are taken from the first letters of each. Law L7: nothing within the limit is missed; see ADR 0005.

import { continueHash, finishHash, startHash } from './hash.ts'

/** Letters from the start of a form among which letters are taken away: fewer make a smaller index and more to verify. */
const deletesPrefix = 5

/** Most letters that are ever taken away. */
const deletesMax = 2

/** Under what a form is filed: what up to `limit` edits (at most 2) leave of it, each with its length. */
export function deleteHashes(text: string, limit: number): number[] {
  return remainders(text, limit).map((hash) => withLength(hash, text.length))
}

/** Where the forms are filed that may lie within `limit` edits of `text`. */
export function nearHashes(text: string, limit: number): number[] {
  const hashes: number[] = []
  for (const hash of new Set(remainders(text, limit))) {
    for (let length = text.length - limit; length <= text.length + limit; length++)
      hashes.push(withLength(hash, length))
  }
  return hashes
}

function withLength(hash: number, length: number): number {
  return finishHash(continueHash(hash, length))
}

/** Hashes of the texts left after taking up to `limit` letters from the first five; repeats are left in. */
function remainders(text: string, limit: number): number[] {
  const length = Math.min(text.length, deletesPrefix)
  const hashes = [hashWithout(text, length, none)]
  if (limit === 0) return hashes
  for (let i = 0; i < length; i++) {
    hashes.push(hashWithout(text, length, { first: i, second: -1 }))
    for (let j = i + 1; limit >= deletesMax && j < length; j++) {
      hashes.push(hashWithout(text, length, { first: i, second: j }))
    }
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
  return hash
}
