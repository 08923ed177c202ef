// The axes of a comparison: they add up to its score, and names alone never speak for corroboration.

import { describe, expect, it } from 'vitest'
import {
  birthDate,
  inventListedParty,
  listedParty,
  resemblingSubject,
  seededRandom,
  subject,
} from '../testing/index.ts'
import { compareParties, defaultPolicy } from './index.ts'

describe('the axes of a comparison', () => {
  it('add up to the score, over generated pairs', () => {
    const random = seededRandom(11)
    let corroborated = 0
    for (let i = 0; i < 3_000; i++) {
      const party = inventListedParty(random, `party-${i}`)
      const { score, axes } = compareParties(resemblingSubject(party, random, `s-${i}`), party, defaultPolicy)
      if (score === 0) continue
      const { identity, corroboration } = axes
      const points = (identity === 0 ? 0 : Math.log(identity / (1 - identity))) + corroboration.points
      expect(Math.abs(1 / (1 + Math.exp(-points)) - score)).toBeLessThan(1e-9)
      if (corroboration.points !== 0) corroborated += 1
    }
    expect(corroborated).toBeGreaterThan(100)
  })

  it('keep the names apart from what speaks for or against them', () => {
    const name = 'Zorblax Kwamenta'
    const party = { ...listedParty({ name }), birthDate: [birthDate('1961-04-17')] }
    const of = (date: string | null) =>
      compareParties({ ...subject({ name }), birthDate: date === null ? [] : [birthDate(date)] }, party, defaultPolicy)
    const [unknown, same, different] = [of(null), of('1961-04-17'), of('1989-11-02')]
    expect(new Set([unknown, same, different].map(({ axes }) => axes.identity)).size).toBe(1)
    expect(unknown.axes.corroboration).toEqual({
      points: 0,
      agrees: [],
      disagrees: [],
      unknown: ['birth-date', 'gender'],
    })
    expect(same.axes.corroboration).toMatchObject({
      agrees: ['birth-date'],
      points: defaultPolicy.effect.birthDateSame,
    })
    expect(different.axes.corroboration).toMatchObject({ disagrees: ['birth-date'] })
    expect([unknown.band, same.band]).toEqual(['medium', 'strong'])
    expect(different.isHit).toBe(false)
  })

  it('give no identity to a shared document whose names differ', () => {
    const identifiers = [{ type: 'passportNumber', value: 'K4471902', country: null, label: null }] as const
    const ours = { ...subject({ name: 'Zorblax Kwamenta' }), identifiers }
    const { axes, isHit } = compareParties(
      ours,
      { ...listedParty({ name: 'Miravel Oltstad' }), identifiers },
      defaultPolicy,
    )
    expect(axes).toMatchObject({ identity: 0, corroboration: { agrees: ['identifier'] } })
    expect(isHit).toBe(true)
  })
})
