// Compares full postal addresses by their words. A country or a city alone is no evidence of identity (law L4).

import type { Address } from '../../model/index.ts'
import { canonicalize } from '../../text/index.ts'
import type { Observation } from '../comparison.ts'

/** Least words, one of them with a digit, that make an address specific. */
const wordsMin = 3
const sharedShareMin = 0.6

export function compareAddresses(ours: readonly Address[], theirs: readonly Address[]): Observation | null {
  const here = ours.filter(isSpecific)
  const there = theirs.filter(isSpecific)
  if (here.length === 0 && there.length === 0) return null
  const base = {
    feature: 'address' as const,
    ours: here.map(({ full }) => full),
    theirs: there.map(({ full }) => full),
  }
  if (here.length === 0)
    return { ...base, agreement: 'unknown-here', rule: null, because: 'the subject has no full address' }
  if (there.length === 0) {
    return { ...base, agreement: 'unknown-there', rule: null, because: 'the list states no full address' }
  }
  for (const a of here) {
    for (const b of there) {
      if (sharedShare(a, b) < sharedShareMin) continue
      return { ...base, agreement: 'same', rule: 'addressSame', because: `"${a.full}" and "${b.full}" agree` }
    }
  }
  return { ...base, agreement: 'different', rule: null, because: 'no full address in common, which moving explains' }
}

function addressWords(address: Address): Set<string> {
  const country = address.country === null ? [] : canonicalize(address.country).text.split(' ')
  const words = canonicalize(address.full).text.split(/[^\p{L}\p{N}]+/u)
  return new Set(words.filter((word) => word !== '' && !country.includes(word)))
}

function isSpecific(address: Address): boolean {
  return specificAddressWords(address) !== null
}

/** The words by which an address is compared; null where it is not specific enough to be. */
export function specificAddressWords(address: Address): ReadonlySet<string> | null {
  const words = addressWords(address)
  return words.size >= wordsMin && [...words].some((word) => /\p{Nd}/u.test(word)) ? words : null
}

function sharedShare(a: Address, b: Address): number {
  const here = addressWords(a)
  const there = addressWords(b)
  const shared = [...here].filter((word) => there.has(word))
  if (!shared.some((word) => /\p{Nd}/u.test(word))) return 0
  return shared.length / Math.min(here.size, there.size)
}
