// Claims: nothing becomes surer, narrower or better corroborated but by a new claim of a named person (laws L10, L11).

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGrade, reliabilities } from '../graph/index.ts'
import { claimOf } from '../testing/claim-of.ts'
import {
  attributionChain,
  type Claim,
  ClaimRecord,
  type ClaimSource,
  compareModality,
  confirmationProblem,
  corroborationOf,
  evidenceProblems,
  modalities,
  parseQuantity,
  presentClaim,
  presentModality,
  quote,
  soundModality,
  weakestModality,
} from './index.ts'

const officials: ClaimSource = { id: 'officials', name: 'officials', kind: 'unnamed-persons', personCount: 3 }
const others: ClaimSource = { id: 'others', name: 'other officials', kind: 'unnamed-persons', personCount: 2 }
const secretary: ClaimSource = { id: 'secretary', name: 'Secretary Ilmar Voss', kind: 'named-person' }
const outlet = (name: string): ClaimSource => ({ id: name, name, kind: 'outlet' })
const words = 'A potential tie was suggested.'

function claim(id: string, more: Partial<Claim> = {}): Claim {
  return claimOf({
    id,
    statement: 'some facilitators have a tie to the Varn Front',
    objectId: 'varn-front',
    modality: 'potential',
    assertedBy: officials,
    quotation: quote('d1', words, { start: 0, end: words.length })!,
    ...more,
  })
}
function recordOf(...claims: Claim[]): ClaimRecord {
  const record = new ClaimRecord()
  for (const one of claims) expect(record.append(one)).toEqual({ ok: true })
  return record
}
const problemsOf = (record: ClaimRecord, one: Claim): string => {
  const answer = record.append(one)
  return answer.ok ? '' : answer.problems.join('\n')
}
const people = (text: string) => parseQuantity(text, { population: 'connected', axis: 'state', unit: 'person' })!

describe('the ladder of modality', () => {
  it('goes from denied to confirmed, and what rests on several is as sure as the least sure', () => {
    expect(modalities.toSorted(compareModality)).toEqual([...modalities])
    expect(weakestModality(['confirmed', 'suggested', 'assessed'])).toBe('suggested')
    expect(weakestModality([])).toBe('no-information')
  })

  it('is not climbed by a copy', () => {
    const record = recordOf(claim('a'))
    const risen = claim('b', { modality: 'confirmed', derivedFrom: ['a'] })
    expect(problemsOf(record, risen)).toBe('claim b says "confirmed" where a says "potential": say why')
    expect(record.append({ ...risen, because: 'the copy says so' })).toEqual({ ok: true })
    expect(soundModality(record.find('b')!, record.find)).toBe('potential')
  })

  it('is climbed by a revision of a named person with a reason', () => {
    const record = recordOf(claim('a'))
    const revision = claim('b', { modality: 'assessed', derivedFrom: ['a'], revises: 'a' })
    expect(problemsOf(record, revision)).toContain('claim b revises a without saying why')
    expect(problemsOf(record, { ...revision, because: 'new finding', enteredBy: ' ' })).toContain('named person')
    expect(record.append({ ...revision, because: 'a second source was heard' })).toEqual({ ok: true })
    expect(soundModality(record.find('b')!, record.find)).toBe('assessed')
    expect(record.find('a')!.modality).toBe('potential')
  })
})

describe('bounds and qualifiers', () => {
  it('do not change in a copy unless somebody says why', () => {
    const record = recordOf(claim('a', { quantity: people('over 400'), qualifiers: ['some of', 'affiliated with'] }))
    const copy = claim('b', { derivedFrom: ['a'], quantity: people('400'), qualifiers: ['some of'] })
    expect(problemsOf(record, copy)).toBe(
      'claim b changes the number of a: say why\nclaim b drops "affiliated with" of a: say why',
    )
    expect(record.append({ ...copy, because: 'the copy says so' })).toEqual({ ok: true })
  })

  it('and a recorded claim is never edited', () => {
    const record = recordOf(claim('a'))
    expect(problemsOf(record, claim('a', { modality: 'confirmed' }))).toContain('recorded already and never edited')
    expect(record.find('a')!.modality).toBe('potential')
  })

  it('nothing rests on what is not recorded, no grade is without a person, and no claim without a handling code', () => {
    const record = recordOf()
    expect(problemsOf(record, claim('b', { derivedFrom: ['a'] }))).toContain('rests on a, which is not recorded')
    expect(problemsOf(record, claim('b', { grade: parseGrade('B2')! }))).toContain('nobody answers for')
    expect(problemsOf(record, claim('b', { handling: '' }))).toContain('handling code')
  })
})

describe('corroboration counts independent roots', () => {
  const copies = (root: string, count: number) =>
    Array.from({ length: count }, (_, n) =>
      claim(`${root}-${n}`, { derivedFrom: [root], reportedBy: [outlet(`Outlet ${n}`)] }),
    )

  it('eight articles of one story are one source, and credibility 1 is refused', () => {
    const record = recordOf(claim('a'), ...copies('a', 8))
    const all = Array.from({ length: 8 }, (_, n) => record.find(`a-${n}`)!)
    expect(corroborationOf(all, record.find).independent).toEqual({ min: 1, max: 1 })
    const graded = claim('c', { grade: parseGrade('B1')!, gradedBy: 'mara', derivedFrom: all.map(({ id }) => id) })
    expect(problemsOf(record, graded)).toBe(
      'credibility 1 needs two independent sources; for certain there is 1 (officials)',
    )
    for (const reliability of reliabilities)
      expect(record.append({ ...graded, id: `c${reliability}`, grade: { reliability, credibility: 2 } }).ok).toBe(true)
  })

  it('unnamed people of two reports may be the same people', () => {
    const record = recordOf(claim('a'), claim('b', { assertedBy: others }))
    const both = [record.find('a')!, record.find('b')!]
    expect(corroborationOf(both, record.find).independent).toEqual({ min: 1, max: 2 })
    expect(confirmationProblem(both, record.find)).toContain('for certain there is 1')
  })

  it('with somebody on record beside them it is two to three', () => {
    const record = recordOf(
      claim('a'),
      claim('b', { assertedBy: others }),
      claim('c', { assertedBy: secretary }),
      claim('d', { grade: parseGrade('A1')!, gradedBy: 'mara', derivedFrom: ['a', 'b', 'c'] }),
    )
    const { independent, roots } = corroborationOf([record.find('d')!], record.find)
    expect(independent).toEqual({ min: 2, max: 3 })
    expect(roots.map(({ id }) => id)).toEqual(['officials', 'others', 'secretary'])
  })

  it('a denial corroborates nothing, and neither does a retracted claim', () => {
    const denial = claim('c', { assertedBy: secretary, modality: 'denied' })
    const record = recordOf(claim('a'), claim('b', { assertedBy: secretary }), denial)
    expect(corroborationOf([record.find('a')!, denial], record.find).independent).toEqual({ min: 1, max: 1 })
    const graded = claim('d', { grade: parseGrade('A1')!, gradedBy: 'mara', derivedFrom: ['a', 'b'] })
    record.mark({
      kind: 'retracted',
      claimId: 'b',
      byClaimId: null,
      personId: 'mara',
      recordedAt: '2026-07-01T00:00:00.000Z',
      because: 'said in error',
    })
    expect(problemsOf(record, graded)).toContain('credibility 1 needs two independent sources')
  })

  it('walks the chain back to whoever said it first', () => {
    const record = recordOf(
      claim('a', { reportedBy: [outlet('First Post')] }),
      claim('b', { derivedFrom: ['a'], assertedBy: outlet('Second Post') }),
      claim('c', { derivedFrom: ['b'], assertedBy: outlet('Third Post') }),
    )
    const chain = attributionChain(record.find('c')!, record.find).map(({ name }) => name)
    expect(chain).toEqual(['Third Post', 'Second Post', 'First Post', 'officials'])
  })
})

describe('evidence', () => {
  it('is not a headline, not a sentence that breaks off, not what quotes nothing', () => {
    expect(evidenceProblems(claim('a'))).toEqual([])
    expect(evidenceProblems(claim('a', { isHeadline: true }))[0]).toContain('headline')
    const cut = 'There was concern over the Front and its.'
    expect(evidenceProblems(claim('a', { quotation: quote('d', cut, { start: 0, end: 9 })! }))[0]).toContain(
      'breaks off',
    )
    expect(evidenceProblems(claim('a', { quotation: null }))[0]).toContain('quotes nothing')
  })
})

it('every rendering keeps modality, bounds, qualifiers, attribution and gaps (law L11)', () => {
  const partial = { id: 'd', title: 'Story', partialBecause: 'it is behind a wall' }
  fc.assert(
    fc.property(
      fc.constantFrom(...modalities),
      fc.constantFrom('over 400', 'more than 150', 'about 50', 'most', 'at least 7', '12'),
      fc.subarray(['some of', 'affiliated with', 'potential', 'at the time']),
      fc.constantFrom(officials, secretary),
      fc.constantFrom(null, partial),
      (modality, number, qualifiers, assertedBy, document) => {
        const shown = presentClaim(
          claim('a', {
            modality,
            quantity: people(number),
            qualifiers,
            assertedBy,
            document,
            reportedBy: [outlet('P')],
          }),
        )
        for (const kept of [presentModality(modality), number, ...qualifiers, `P ← ${assertedBy.name}`, 'not graded'])
          expect(shown).toContain(kept)
        expect(shown.includes('partial document')).toBe(document !== null)
        expect(JSON.parse(JSON.stringify(claim('a', { modality, qualifiers })))).toEqual(
          claim('a', { modality, qualifiers }),
        )
      },
    ),
    { numRuns: 300, seed: 3 },
  )
})
