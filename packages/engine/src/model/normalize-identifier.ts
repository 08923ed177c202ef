// One normal form per kind of identifier, so that spelling (spaces, dots, case, digits of another script) never hides
// that two numbers are the same.

import type { IdentifierType } from './identifier.ts'

/** Normal form of an identifier; empty when nothing usable is left. */
export function normalizeIdentifier(type: IdentifierType, value: string): string {
  const text = value.normalize('NFKC').trim()
  return type === 'publicKey' ? text.replace(/\s/g, '') : text.toUpperCase().replace(/[^\p{L}\p{N}@]/gu, '')
}
