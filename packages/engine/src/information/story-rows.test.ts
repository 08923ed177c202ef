// Vetting §5.1, the rows about what was said: one test for each, named after it, with invented names.

import { describe, expect, it } from 'vitest'
import { claimOf } from '../testing/claim-of.ts'
import {
  type Claim,
  ClaimRecord,
  type ClaimSource,
  corroborationOf,
  evidenceProblems,
  findDrift,
  findTruncated,
  parseQuantity,
  partialBecause,
  presentClaim,
  presentQuantity,
  quote,
  remainderOf,
  sumOfQuantities,
} from './index.ts'

const officials: ClaimSource = { id: 'officials', name: 'officials', kind: 'unnamed-persons', personCount: 3 }
const body =
  'Over 400 people were smuggled by a network affiliated with the Varn Front, according to the Harbour Office, the Post ' +
  'reported. More than 150 of these people were arrested, another 50 remain at large.'
const headline = 'Varn Front Smuggled 400 People; 150 Arrested And 50 At Large'

const said = (id: string, text: string, more: Partial<Claim> = {}): Claim =>
  claimOf({
    id,
    statement: text,
    objectId: 'varn-front',
    assertedBy: officials,
    quotation: quote('story', text, { start: 0, end: text.length }) ?? null,
    ...more,
  })
const connected = (text: string) => parseQuantity(text, { population: 'connected', axis: 'state', unit: 'person' })!
const version = (text: string, isHeadline = false) => ({ id: 'v', text, isHeadline })

describe('§5.1 sentence by sentence', () => {
  it('T: the headline lost three qualifiers and raised one modality, and is no evidence', () => {
    const found = findDrift(version(body), version(headline, true))
    const lost = found.filter(({ kind }) => kind === 'lost-qualifier').map(({ before }) => before)
    expect(lost.toSorted()).toEqual(['More than 150 people', 'Over 400 people', 'affiliated with'])
    expect(found.filter(({ kind }) => kind === 'raised-modality')).toHaveLength(1)
    expect(evidenceProblems(said('headline', headline, { isHeadline: true }))).toHaveLength(1)
  })

  it('1: "over 400" is at least 401 people, and the chain of outlets leads back to the officials', () => {
    expect(connected('over 400').bounds).toEqual({ min: 401, max: null })
    const outlet = (name: string): ClaimSource => ({ id: name, name, kind: 'outlet' })
    const claim = said('copy', body, { reportedBy: [outlet('Network'), outlet('Post'), outlet('Gazette')] })
    expect(presentClaim(claim)).toContain('according to Gazette ← Post ← Network ← officials (3 unnamed)')
  })

  it('2a: more than 150 and another 50 of over 400 leave a remainder that is not derivable', () => {
    const parts = [connected('more than 150'), connected('another 50')]
    expect(parts.map(presentQuantity)).toEqual([
      'more than 150 people [at least 151]',
      'another 50 people [exactly 50]',
    ])
    const rest = remainderOf({ whole: connected('over 400'), parts, isDisjoint: true })
    expect(rest).toEqual({ kind: 'undetermined', because: 'not derivable from these bounds' })
  })

  it('2b: three unnamed officials are one root, and credibility 1 is refused', () => {
    const record = new ClaimRecord()
    const claim = said('a', body, { grade: { reliability: 'B', credibility: 1 }, gradedBy: 'mara' })
    expect(corroborationOf([claim], record.find).independent).toEqual({ min: 1, max: 1 })
    expect(record.append(claim).ok).toBe(false)
    expect(record.append({ ...claim, grade: { reliability: 'B', credibility: 2 } }).ok).toBe(true)
  })

  it('2c: "arrest them" and "arrest the smugglers" have another object', () => {
    const before = { ...version('The agency is looking to arrest them.'), referents: { them: 'the migrants' } }
    const found = findDrift(before, version('The agency is trying to arrest the smugglers on immigration charges.'))
    expect(found.map(({ because }) => because)).toEqual(['object changed: it was the reached, now the facilitators'])
  })

  it('6b: "heightened concern over the Varn Front and its." is marked truncated, not completed, and no evidence', () => {
    const text = 'The office was not panicking. There was heightened concern over the Varn Front and its.'
    const [cut] = findTruncated(text)
    expect(text.slice(cut!.start, cut!.end)).toBe('There was heightened concern over the Varn Front and its.')
    const claim = said('a', text, { quotation: quote('story', text, { start: 30, end: text.length })! })
    expect(evidenceProblems(claim)).toEqual(['the quoted sentence breaks off: nobody knows how it ends'])
    expect(presentClaim(claim)).toContain('the quoted sentence breaks off')
  })

  it('8: 1,500 encounters of closed months belong to another population, and no sum is offered', () => {
    const period = { from: '2020-10', until: '2024-05' }
    const arrivals = parseQuantity('1,500', { population: 'arrivals', axis: 'event', unit: 'event', period })!
    expect(presentQuantity(arrivals)).toBe('1,500 events from 2020-10 to 2024-05')
    expect(sumOfQuantities([connected('over 400'), arrivals]).kind).toBe('refused')
    const unclear = parseQuantity('1,500', { population: 'connected', axis: 'state', unit: 'unknown' })!
    expect(sumOfQuantities([connected('over 400'), unclear]).kind).toBe('refused')
    const drift = findDrift(version('Over 1,500 were met there.'), version('1,500 were met there.'))
    expect(drift.map(({ kind }) => kind)).toEqual(['lost-qualifier'])
  })

  it('8b: "most were probably released" shows no number, and a copy that says "unknown" contradicts it', () => {
    const most = parseQuantity('Most were probably released', {
      population: 'arrivals',
      axis: 'state',
      unit: 'person',
      hedges: ['probably'],
    })!
    expect(presentQuantity(most)).toBe('Most (probably) [no number follows]')
    const drift = findDrift(version("It's unknown how many were released."), version('Most were probably released.'))
    expect(drift.map(({ kind }) => kind)).toEqual(['dropped-denial'])
  })

  it('9b: two of the officials are among the three, and corroborate nothing', () => {
    const record = new ClaimRecord()
    const two: ClaimSource = {
      ...officials,
      id: 'two',
      name: 'two of the officials',
      personCount: 2,
      subsetOf: 'officials',
    }
    const claims = [said('a', body), said('b', body, { assertedBy: two })]
    for (const one of claims) record.append(one)
    expect(corroborationOf(claims, record.find).independent).toEqual({ min: 1, max: 1 })
    expect(corroborationOf(claims.toReversed(), record.find).roots).toEqual([officials])
  })

  it('10: a document behind a wall is partial wherever it is cited', () => {
    const because = partialBecause('To Read The Full Story, please log in.')
    expect(because).not.toBeNull()
    const document = { id: 'story', title: 'Story', partialBecause: because }
    expect(presentClaim(said('a', body, { document }))).toContain('from a partial document')
  })

  it('all: a named denial on record marks every dependent claim and figure', () => {
    const record = new ClaimRecord()
    const secretary: ClaimSource = { id: 'secretary', name: 'Secretary Ilmar Voss', kind: 'named-person' }
    record.append(said('tie', body))
    record.append(said('copy', body, { derivedFrom: ['tie'] }))
    record.append(
      said('denial', 'That reporting is incorrect.', {
        assertedBy: secretary,
        modality: 'denied',
        bearing: 'exculpatory',
      }),
    )
    record.attach({ id: 'reached:1', kind: 'reached', fromClaims: ['tie'] })
    record.attach({ id: 'figure:week-3', kind: 'figure', fromClaims: ['copy'] })
    const { marked } = record.mark({
      kind: 'contradicted',
      claimId: 'tie',
      byClaimId: 'denial',
      personId: 'mara',
      recordedAt: '2026-06-26T09:00:00.000Z',
      because: 'denied on record by name',
    })
    expect(marked.map(({ id }) => id)).toEqual(['tie', 'copy', 'reached:1', 'figure:week-3'])
  })
})
