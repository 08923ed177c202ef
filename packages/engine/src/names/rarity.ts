// How rare a word is among names, from a frozen table that belongs to the policy (law L8), never from a list.

import { frequencyTiers } from './generated/frequency-tiers.ts'

/** A frozen table of word frequencies, versioned with the policy. */
export interface RarityTable {
  readonly version: string
  /**
   * Information that a Latin form carries as part of a name, 0 (everybody has it) to 1 (rarer than the table's last
   * tier, or unknown to it).
   */
  rarityOf(form: string): number
}

/** By tier, each half a decade of frequency: ln(share) / ln(one in two million), rounded; the first tier set lower. */
const tierRarities = [0.15, 0.35, 0.45, 0.52, 0.6, 0.68, 0.76, 0.84] as const

let tierOf: ReadonlyMap<string, number> | null = null

function buildTiers(): ReadonlyMap<string, number> {
  const tiers = new Map<string, number>()
  for (const [tier, forms] of frequencyTiers.entries()) {
    const rarity = tierRarities[tier] ?? 1
    for (const form of forms.split(' ')) tiers.set(form, rarity)
  }
  return tiers
}

/** The table built from reference/names: public frequencies of names and own tiers of frequent words. */
export const defaultRarity: RarityTable = {
  version: '2026.1',
  rarityOf(form) {
    tierOf ??= buildTiers()
    return tierOf.get(form) ?? 1
  },
}
