// Rarity of a word: that of its most common form, so that a spelling variant cannot make a common name look rare.

import { defaultRarity } from '../names/index.ts'

export function rarityOf(forms: readonly string[]): number {
  let lowest = 1
  for (const form of forms) lowest = Math.min(lowest, defaultRarity.rarityOf(form))
  return lowest
}
