// The frozen table of rarities: bounded, ordered, the same every time, and silent about where a name comes from.

import { describe, expect, test } from 'vitest'
import { frequencyTiers } from './generated/frequency-tiers.ts'
import { defaultRarity } from './rarity.ts'

describe('the rarity table', () => {
  test('orders frequent before rare before unknown', () => {
    const rarities = ['smith', 'sokolova', 'zzyzxq'].map((form) => defaultRarity.rarityOf(form))
    expect(rarities[2]).toBe(1)
    expect([...rarities].sort((a, b) => a - b)).toEqual(rarities)
    expect(defaultRarity.rarityOf('mohammed')).toBeLessThan(defaultRarity.rarityOf('sokolova'))
    expect(defaultRarity.rarityOf('limited')).toBeLessThan(0.2)
  })

  test('holds each Latin form once, in order, within 600 kB', () => {
    const forms = frequencyTiers.flatMap((tier) => tier.split(' '))
    expect(new Set(forms).size).toBe(forms.length)
    expect(forms.every((form) => /^[a-z0-9]+$/.test(form))).toBe(true)
    for (const tier of frequencyTiers) expect(tier.split(' ').sort().join(' ')).toBe(tier)
    expect(frequencyTiers.join('').length).toBeLessThan(600_000)
  })

  test('gives every form a rarity in [0, 1]', () => {
    for (const form of frequencyTiers.flatMap((tier) => tier.split(' ').slice(0, 50))) {
      const rarity = defaultRarity.rarityOf(form)
      expect(rarity).toBeGreaterThanOrEqual(0)
      expect(rarity).toBeLessThan(1)
    }
  })
})
