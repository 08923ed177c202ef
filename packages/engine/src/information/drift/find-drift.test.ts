// Vetting §5.3: every drift of the story is found, with invented names; in fifty faithful copies none is.

import { describe, expect, it } from 'vitest'
import { findDrift, type StatementVersion } from '../index.ts'
import { faithfulPairs } from '../testing/faithful-pairs.ts'

const version = (text: string, more: Partial<StatementVersion> = {}): StatementVersion => ({
  id: 'v',
  text,
  isHeadline: false,
  ...more,
})
const kinds = (before: string, after: string) => findDrift(version(before), version(after)).map(({ kind }) => kind)

describe('§5.3 the drifts of the story', () => {
  it('over 400 becomes 400', () => {
    expect(kinds('Over 400 people were brought, officials said.', '400 people were brought, officials said.')).toEqual([
      'lost-qualifier',
    ])
  })

  it('over 50 whereabouts unknown becomes 50 at large', () => {
    expect(kinds('The whereabouts of over 50 are unknown.', '50 remain at large.').toSorted()).toEqual([
      'changed-state',
      'dropped-denial',
      'lost-qualifier',
    ])
  })

  it('arrest them (the migrants) becomes arrest the smugglers', () => {
    const before = 'Over 400 migrants were brought. The agency is looking to arrest them on immigration charges.'
    const after = 'Over 400 migrants were brought. The agency is trying to arrest the smugglers on immigration charges.'
    const found = findDrift(version(before), version(after))
    expect(found.map(({ kind, because }) => `${kind}: ${because}`)).toEqual([
      'changed-referent: object changed: it was the reached, now the facilitators',
    ])
  })

  it('a pronoun means whom a person read it to mean', () => {
    const before = version('The agency is looking to arrest them.', { referents: { them: 'the migrants' } })
    const after = version('The agency is looking to arrest the smugglers.')
    expect(findDrift(before, after).map(({ kind }) => kind)).toEqual(['changed-referent'])
    expect(findDrift({ ...before, referents: { them: 'the smugglers' } }, after)).toEqual([])
  })

  it('over 1,500 becomes 1,500', () => {
    const [drift] = findDrift(version('Over 1,500 encounters were counted.'), version('1,500 encounters were counted.'))
    expect(drift).toMatchObject({ kind: 'lost-qualifier', before: 'Over 1,500 encounters', after: '1,500 encounters' })
  })

  it('unknown how many becomes most were probably', () => {
    expect(kinds("It's unknown how many were released.", 'Most were probably released.')).toEqual(['dropped-denial'])
  })

  it('may have some connection becomes affiliated with', () => {
    expect(
      kinds(
        'A network that may have some connection to the Varn Front brought them.',
        'A network affiliated with the Varn Front brought them.',
      ),
    ).toEqual(['raised-modality'])
  })

  it('affiliated with becomes the organization itself', () => {
    expect(kinds('A network affiliated with the Varn Front brought them.', 'Varn Front brought them')).toEqual([
      'lost-qualifier',
      'raised-modality',
    ])
    expect(kinds('A Varn Front-affiliated network brought them.', 'The Varn Front network brought them.')).toContain(
      'raised-modality',
    )
  })

  it('unnamed officials become the office', () => {
    expect(kinds('Three officials told the Post that it is so.', 'It is so, according to the Harbour Office.')).toEqual(
      ['raised-attribution'],
    )
    expect(kinds('Three officials told the Post that it is so.', 'It is so.')).toEqual(['lost-attribution'])
  })
})

describe('other ways in which a statement drifts', () => {
  it.each([
    ['Over 400 people came.', 'Over 500 people came.', 'changed-number'],
    ['400 people came.', 'Over 400 people came.', 'changed-number'],
    ['1,500 encounters were counted.', '1,500 people were counted.', 'changed-unit'],
    ['Some of the facilitators had ties.', 'The facilitators had ties.', 'lost-qualifier'],
    ['Some of them were released.', 'Most of them were released.', 'changed-number'],
    ['About 50 people remain.', '50 people remain.', 'lost-qualifier'],
    ['Between 20 and 30 people remain.', '30 people remain.', 'changed-number'],
    ['The network is suspected of smuggling.', 'The network is confirmed to be smuggling.', 'raised-modality'],
    ['The guide allegedly took money.', 'The guide took money.', 'raised-modality'],
    ['The network was suggested to be tied.', 'The network is suspected to be tied.', 'raised-modality'],
    ['No information has tied them to threats.', 'Information has tied them to threats.', 'dropped-denial'],
    ['They came. Nobody was charged.', 'They came.', 'dropped-denial'],
    ['150 people were arrested.', '150 people were charged.', 'changed-state'],
    ['The people were released.', 'The terrorists were released.', 'changed-referent'],
    ['The office reviewed them out of caution.', 'The office investigated them.', 'changed-state'],
  ])('%s → %s: %s', (before, after, kind) => {
    expect(kinds(before, after)).toContain(kind)
  })
})

it('finds nothing in fifty faithful copies, in either direction', () => {
  expect(faithfulPairs).toHaveLength(50)
  const found = faithfulPairs.flatMap(([before, after]) =>
    [findDrift(version(before), version(after)), findDrift(version(after), version(before))]
      .flat()
      .map(({ kind, because }) => `${before} → ${after}: ${kind}, ${because}`),
  )
  expect(found).toEqual([])
})

it('finds nothing between a statement and itself', () => {
  for (const [before, after] of faithfulPairs)
    for (const text of [before, after]) expect(findDrift(version(text), version(text)), text).toEqual([])
})
