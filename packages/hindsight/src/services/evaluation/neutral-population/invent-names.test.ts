// The neutral population: the same in every run, of many names, written in the script that it says.

import { scriptOf } from '@hindsight/engine/text'
import { describe, expect, test } from 'vitest'
import { inventNames, namingTraditions } from './invent-names.ts'

describe('the neutral population', () => {
  test('traditions have different ids, and there are many of many scripts', () => {
    expect(new Set(namingTraditions.map(({ id }) => id)).size).toBe(namingTraditions.length)
    expect(namingTraditions.length).toBeGreaterThanOrEqual(50)
    expect(new Set(namingTraditions.map(({ script }) => script)).size).toBeGreaterThanOrEqual(10)
  })

  test.each(namingTraditions.map((each) => [each.id, each] as const))('%s: many names, in its script', (_, each) => {
    const names = inventNames(each, 2000)
    expect(inventNames(each, 2000)).toEqual(names)
    expect(new Set(names.map(({ latin }) => latin)).size).toBeGreaterThan(200)
    for (const { latin, native } of names) {
      expect(latin).toMatch(/^[\p{Script=Latin}\p{M}'’\- ]+$/u)
      expect(native === null).toBe(each.script === 'Latn')
      if (native !== null) expect(scriptOf(native)).toBe(each.script)
    }
  })
})
