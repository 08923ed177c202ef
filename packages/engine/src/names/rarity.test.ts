// The frozen table of rarities: bounded, ordered, the same every time, and silent about where a name comes from.

import { describe, expect, test } from 'vitest'
import { frequencyTiers } from './generated/frequency-tiers.ts'
import { defaultRarity } from './rarity.ts'

describe('the rarity table', () => {
  test('orders frequent before rare before unknown', () => {
    const rarities = ['smith', 'sokolova', 'zzyzxq'].map((form) => defaultRarity.rarityOf(form))
    expect(rarities[2]).toBeGreaterThan(0.86)
    expect([...rarities].sort((a, b) => a - b)).toEqual(rarities)
    expect(defaultRarity.rarityOf('mohammed')).toBeLessThan(defaultRarity.rarityOf('sokolova'))
    expect(defaultRarity.rarityOf('limited')).toBeLessThan(0.25)
  })

  test('tells forms of one tier, and unknown forms, apart by their spelling', () => {
    const unknown = ['qo', 'qovi', 'qovizhenka', 'qovizhenkaturom'].map((form) => defaultRarity.rarityOf(form))
    expect([...unknown].sort((a, b) => a - b)).toEqual(unknown)
    const tier = frequencyTiers[5]!.split(' ').map((form) => defaultRarity.rarityOf(form))
    expect(new Set(tier).size).toBeGreaterThan(tier.length / 2)
    expect(Math.max(...tier)).toBeLessThan(defaultRarity.rarityOf(frequencyTiers[6]!.split(' ')[0]!))
  })

  test('knows the common names of every naming custom, own tiers included', () => {
    const names =
      'sergeyevich oleksandr nurlan arash aurangzeb rivka irakli kyriaki tesfaye akosua budi somchai takashi jihoon beatriz wolfgang gudmundur fatma xiuying tenzin'
    for (const name of names.split(' ')) expect(defaultRarity.rarityOf(name), name).toBeLessThan(0.8)
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
