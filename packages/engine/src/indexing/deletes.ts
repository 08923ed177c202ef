// Deletion neighbourhoods (the SymSpell idea): two forms within d edits share a text that is left when at most d
// letters are taken from the first letters of each. Law L7: nothing within the limit is missed; see ADR 0005.

import { editLimit } from '../matching/index.ts'

/** Letters from the start of a form among which letters are taken away. */
const deletesPrefix = 7

/** Texts left after taking up to `limit` letters from the first `deletesPrefix` letters, the prefix itself included. */
export function deletesOf(text: string, limit: number): Set<string> {
  const prefix = text.slice(0, deletesPrefix)
  const found = new Set([prefix])
  let last: readonly string[] = [prefix]
  for (let depth = 0; depth < limit; depth++) {
    const shorter = last.flatMap(withoutOneLetter).filter((text) => !found.has(text))
    for (const text of shorter) found.add(text)
    last = [...new Set(shorter)]
  }
  return found
}

function withoutOneLetter(text: string): string[] {
  return Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1))
}

/** Most edits that any form related to this one may lie away. */
export function deletesLimit(text: string, editsMax: number): number {
  return Math.min(editsMax, editLimit(text.length, text.length))
}
