// Law L4 for criteria: whom a campaign looks at is never selected by origin or a proxy of it, and evidence never refused.

import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../testing/random.ts'
import { type CriterionContext, kindsIn, parseCriterion } from '../index.ts'
import { adversarialCriteria } from '../testing/adversarial-criteria.ts'
import { legitimateCriteria } from '../testing/legitimate-criteria.ts'

const parties = new Map([
  ['p1', { schema: 'Person', caption: 'Velmaris Church' }],
  ['p2', { schema: 'Company', caption: 'Marrow Trading' }],
  ['ship1', { schema: 'Vessel', caption: 'Sea Marrow' }],
  ['mosque1', { schema: 'Organization', caption: 'Velmar Central Mosque' }],
  ['church1', { schema: 'Organization', caption: 'Church of Velmar' }],
  ['synagogue1', { schema: 'Organization', caption: 'Velmar Synagogue' }],
])
const claims = new Map([
  ['c1', { predicate: 'tied-to' }],
  ['c2', { predicate: 'tied-to' }],
  ['c3', { predicate: 'tied-to' }],
  ['nationality-claim', { predicate: 'has-nationality' }],
])
const context: CriterionContext = {
  findParty: (id) => parties.get(id),
  findClaim: (id) => claims.get(id),
  isList: (id) => ['us_ofac_sdn', 'eu_fsf', 'un_sc_sanctions'].includes(id),
}
const refusalOf = (text: string): string | null => {
  const answer = parseCriterion(text, context)
  return answer.ok ? null : answer.because
}
const adversarial = Object.entries(adversarialCriteria).flatMap(([by, texts]) => texts.map((text) => ({ by, text })))

describe('adversarial criteria', () => {
  it('there are more than 200, all different', () => {
    expect(adversarial.length).toBeGreaterThanOrEqual(200)
    expect(new Set(adversarial.map(({ text }) => text)).size).toBe(adversarial.length)
  })

  it('none is accepted', () => {
    expect(adversarial.filter(({ text }) => refusalOf(text) === null)).toEqual([])
  })

  it('each that names what it selects by is refused for that, in a sentence with a remedy', () => {
    const named = adversarial.filter(({ by }) => by !== 'smuggled in' && by !== 'no reason at all')
    const unread = named.filter(({ text }) => !/selects nobody|cannot select by what/.test(refusalOf(text) ?? ''))
    expect(unread).toEqual([])
    for (const { text } of named) expect(refusalOf(text)).toContain('select by a claim')
  })

  it.each([
    ['nationality = tj', 'nationality selects nobody'],
    ['country in (tj, uz, md, kg, ge, ru)', 'country selects nobody'],
    ['linked to party p1 and phone prefix +992', 'phone prefix selects nobody'],
    ['linked to party mosque1', 'place of worship selects nobody'],
    ['screened since 2024-01-01', 'is no reason to look at them'],
    ['linked to party p9', 'there is no party "p9" on record'],
    ['named in claim c1 and named in claim c2 or named in claim c3', 'put parentheses'],
    ['linked to party p1 between 2024-05-01 and 2024-01-01', 'lies before'],
    ['linked to party p1 by friendship', 'is not a kind of link: use one of'],
    ['named in', '"claim" is expected'],
    ['named in claim c1 named in claim c2', '"and", "or" or the end is expected'],
    ['('.repeat(20), 'deep at most'],
    ['linked to party p1 graded Z9', 'not one of A1 to F6'],
    ['linked to party p1 since yesterday', 'no day such as'],
    ['named in claim c1 and '.repeat(200), 'characters at most'],
  ])('%s: %s', (text, reason) => {
    expect(refusalOf(text)).toContain(reason)
  })

  it('§5.1 row 7: six countries of origin are refused with the reason, the criterion by network is accepted', () => {
    expect(refusalOf('originating from (tj, uz, md, kg, ge, ru)')).toContain('selects nobody')
    expect(refusalOf('linked to parties of claim c1 by facilitated-by')).toBeNull()
  })
})

describe('legitimate criteria', () => {
  it('there are 200, all different, and none is refused', () => {
    expect(new Set(legitimateCriteria).size).toBe(200)
    expect(legitimateCriteria.flatMap((text) => refusalOf(text) ?? [])).toEqual([])
  })

  it('mean what they say', () => {
    expect(
      parseCriterion('linked to party p1 by travelled-with since 2024-01-01 graded B2 and screened', context),
    ).toEqual({
      ok: true,
      criterion: {
        kind: 'and',
        parts: [
          {
            kind: 'linked-to-party',
            partyId: 'p1',
            kinds: ['travelled-with'],
            during: { from: '2024-01-01', until: null },
            leastGrade: 'B2',
          },
          { kind: 'screened', listId: null, during: null },
        ],
      },
    })
    const answer = parseCriterion('named in claim c1 or (linked to party p1 by family-of and cleared)', context)
    expect(answer.ok && kindsIn(answer.criterion)).toEqual(['family-of'])
  })
})

describe('in the neighbourhood of the grammar', () => {
  const protectedWords =
    'nationality citizenship birthplace country ethnicity religion mosque language script surname gender tj islam +992 from'.split(
      ' ',
    )

  it('10,000 legitimate criteria with one protected word put in are all refused', () => {
    const random = seededRandom(29)
    const accepted: string[] = []
    for (let n = 0; n < 10_000; n += 1) {
      const tokens = random.pick(legitimateCriteria).split(' ')
      const word = disguise(random.pick(protectedWords), random.below(4))
      const clause = random.pick([[word], ['and', word], ['or', word, '=', 'x'], ['by', word], ['and', '(', word, ')']])
      tokens.splice(random.below(tokens.length + 1), random.below(2), ...clause)
      const text = tokens.join(' ')
      if (refusalOf(text) === null) accepted.push(text)
    }
    expect(accepted).toEqual([])
  })

  it('whatever is accepted of 10,000 heaps of words consists of the words of the grammar', () => {
    const random = seededRandom(31)
    const words =
      'named in claim c1 linked to party p1 parties of by facilitated-by , ( ) and or since 2024-01-01 shares phone with screened cleared against list eu_fsf graded B2'.split(
        ' ',
      )
    const heads = ['named in claim c1', 'linked to party p1', 'shares phone with party p1', 'screened']
    let acceptedCount = 0
    for (let n = 0; n < 10_000; n += 1) {
      const tail = Array.from({ length: random.below(6) }, () =>
        random.pick(random.chance(0.1) ? protectedWords : words),
      )
      const text = [random.pick(heads), ...tail].join(' ')
      if (refusalOf(text) !== null) continue
      acceptedCount += 1
      for (const token of text.split(' ')) expect(words, text).toContain(token)
    }
    expect(acceptedCount).toBeGreaterThan(500)
  })
})

function disguise(word: string, how: number): string {
  if (how === 1) return word.toUpperCase()
  if (how === 2) return `${word[0]}\u200b${word.slice(1)}`
  return how === 3 ? `"${word}"` : word
}
