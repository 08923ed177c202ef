// Law L7 for what another script makes of a name: the index finds whatever brute force finds, listed in either script.

import { expect, test } from 'vitest'
import { compareParties, defaultPolicy } from '../matching/index.ts'
import { listedParty, subject } from '../testing/index.ts'
import { buildIndex, openIndex } from './index.ts'

const pairs = [
  ['穆罕默德', 'Mohammed'],
  ['彼得森', 'Peterson'],
  ['弗莱彻', 'Fletcher'],
  ['터너', 'Turner'],
  ['빅토르', 'Victor'],
  ['플레처', 'Fletcher'],
  ['ヴィクトル', 'Viktor'],
  ['フレッチャー', 'Fletcher'],
  ['ターナー', 'Turner'],
  ['غاليليو', 'Galileo'],
  ['بيترسون', 'Peterson'],
  ['ניקולסון', 'Nicholson'],
  ['טרנר', 'Turner'],
  ['джорджия', 'Giorgia'],
  ['вашингтон', 'Washington'],
] as const
const words = { native: pairs.map(([native]) => native), latin: pairs.map(([, latin]) => latin) }

function namesOf(of: readonly string[]): string[] {
  return of.flatMap((first, i) => [first, `${first} ${of[(i * 7 + 3) % of.length]!}`])
}

test.each([
  ['native', 'latin'],
  ['latin', 'native'],
] as const)('subjects in %s words are found among lists in %s words as brute force finds them', (ours, theirs) => {
  const parties = namesOf(words[theirs]).map((name, i) => listedParty({ id: `p-${i}`, name }))
  const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
  let loans = 0
  for (const name of namesOf(words[ours])) {
    const asked = subject({ name })
    const expected = parties
      .map((party) => ({ id: party.id, comparison: compareParties(asked, party, defaultPolicy) }))
      .filter(({ comparison }) => comparison.score >= 1e-6)
    const found = index.search(asked, { threshold: 1e-6 })
    expect(new Map(found.map(({ party, comparison }) => [party.id, comparison.score]))).toEqual(
      new Map(expected.map(({ id, comparison }) => [id, comparison.score])),
    )
    const alignments = expected.flatMap(({ comparison }) => comparison.findings[0]?.alignment?.pairs ?? [])
    loans += alignments.filter(({ reason }) => reason === 'loan').length
  }
  expect(loans).toBeGreaterThan(20)
})

test('a name that many bear is no borrowing of another that is spelled nearly so', () => {
  const { findings } = compareParties(
    subject({ name: 'أحمد منصور' }),
    listedParty({ name: 'Hamid Mansour' }),
    defaultPolicy,
  )
  expect(findings[0]?.alignment?.pairs.map(({ reason }) => reason) ?? []).not.toContain('loan')
})
