// How rare a word is among names, from a frozen table that belongs to the policy (law L8), never from a list.

import { frequencyTiers } from './generated/frequency-tiers.ts'

/** A frozen table of word frequencies, versioned with the policy. */
export interface RarityTable {
  readonly version: string
  /**
   * Information that a Latin form carries as part of a name, 0 (everybody has it) to 1 (rarer than the table's last
   * tier, or unknown to it). Within a tier, and among unknown forms, what is spelled with more and rarer letters is
   * the rarer.
   */
  rarityOf(form: string): number
  /** Tier of a form, 0 (everybody) to 7 (rare); null for forms that the table does not know. */
  tierOf(form: string): number | null
}

/**
 * Where each tier begins, each half a decade of frequency: ln(share) / ln(one in two million), rounded, the first tier
 * set lower; the last value is where unknown forms begin.
 */
const tierRarities = [0.05, 0.25, 0.38, 0.47, 0.55, 0.63, 0.71, 0.79, 0.86] as const
const unknownTier = tierRarities.length - 1

/** Bits that each letter a to z carries, in thousandths: the letters of all forms of the table counted, table 2026.2. */
const letterBits = [
  3001, 5508, 5052, 5067, 3494, 6556, 5218, 4640, 3661, 6747, 5087, 4157, 4948, 3694, 3907, 6123, 9144, 3882, 4233,
  4617, 4852, 5668, 6611, 8864, 5609, 6439,
] as const
/** Bits at which a form stands in the middle of its tier: of about five letters. */
const middleBits = 22

let tiers: ReadonlyMap<string, number> | null = null

function buildTiers(): ReadonlyMap<string, number> {
  const tiers = new Map<string, number>()
  for (const [tier, forms] of frequencyTiers.entries()) {
    for (const form of forms.split(' ')) tiers.set(form, tier)
  }
  return tiers
}

/** 0 to 1: how much the spelling of a form says, by its letters; digits say as much as a middling letter. */
function spelledRarity(form: string): number {
  let bits = 0
  for (let at = 0; at < form.length; at++) bits += (letterBits[form.charCodeAt(at) - 97] ?? 4500) / 1000
  return bits / (bits + middleBits)
}

/** Null for a form that the table does not know. */
function tierOf(form: string): number | null {
  tiers ??= buildTiers()
  return tiers.get(form) ?? null
}

/** The table built from reference/names: public frequencies of names and own tiers of frequent words. */
export const defaultRarity: RarityTable = {
  version: '2026.2',
  tierOf,
  rarityOf(form) {
    const tier = tierOf(form) ?? unknownTier
    const from = tierRarities[tier] ?? 1
    const to = tierRarities[tier + 1] ?? 1
    return from + (to - from) * spelledRarity(form)
  },
}
