// Law L10: a person reached by a link has no fact against them, and their page begins with what speaks for them.

import { describe, expect, it } from 'vitest'
import { findReach, type Link, type LinkKind, linkKinds, Network, permitReach } from '../graph/index.ts'
import { claimOf } from '../testing/claim-of.ts'
import { seededRandom } from '../testing/random.ts'
import { type Claim, modalities, presentReachedPage, reachedPage } from './index.ts'

const claim = (id: string, more: Partial<Claim> = {}): Claim =>
  claimOf({
    id,
    subjectId: 'everybody reached',
    predicate: 'tied-to-threats',
    statement: 'they are tied to threats',
    modality: 'no-information',
    bearing: 'exculpatory',
    basis: 'fact',
    ...more,
  })
const link: Link = {
  id: 'l1',
  kind: 'facilitated-by',
  from: 'person',
  to: 'guide',
  validFrom: null,
  validTo: null,
  recordedAt: '2026-06-01T00:00:00.000Z',
  withdrawnAt: null,
  grade: { reliability: 'B', credibility: 3 },
  evidenceFor: ['ledger'],
  evidenceAgainst: [],
}
const asked = permitReach({ hops: 1, requestedBy: 'mara', namedKinds: [], reason: null, secondPerson: null })
const permitted = asked.ok ? asked.permitted : expect.fail()
const times = { asOf: '2026-06-26', knownAt: '2026-06-26T00:00:00.000Z' }
const reach = (links: readonly Link[]) =>
  findReach(new Network(links, times), { named: ['guide'], permitted, hubDegreeMax: 500, isUnder18: () => false })
    .parties
const options = { expires: '2026-09-24', isUnder18: false, searchedIn: [] }

describe('§5.1', () => {
  it('3: the tie is said of the facilitators; who is reached by a link gets no fact against them', () => {
    const tie = claim('tie', {
      subjectId: 'guide',
      modality: 'suggested',
      bearing: 'inculpatory',
      statement: 'a potential tie',
    })
    const [, person] = reach([link])
    const page = reachedPage(person!, { ...options, claims: [tie, claim('none')] })
    expect(page.status).toBe('reached-by-link')
    expect(JSON.stringify(page)).not.toContain('potential tie')
  })

  it('3b: care is no label: the page has no word of risk', () => {
    const shown = presentReachedPage(reachedPage(reach([link])[1]!, { ...options, claims: [claim('none')] }))
    expect(shown.replace(/^For this person.*$/gm, '')).not.toMatch(/risk|threat|suspect|danger|hit|match|terror/i)
  })

  it('4b: "no information has tied them to threats" stands first on every page, with its date', () => {
    const shown = presentReachedPage(reachedPage(reach([link])[1]!, { ...options, claims: [claim('none')] }))
    expect(shown).toMatchInlineSnapshot(`
      "For this person: there is no information that they are tied to threats; according to officials (3 unnamed); fact, not graded, as of 2026-06 [none]
      Reached by a link; no claim names this person. This ends on 2026-09-24.
      Connection: guide (facilitator) and person (facilitated): facilitated-by, grade B3; against: none found; for: ledger
      Weakest grade on the path: B3"
    `)
  })
})

it('says so where nothing was found, and where, and where nobody has searched', () => {
  const [, person] = reach([link])
  expect(reachedPage(person!, { ...options, claims: [] }).exculpatory).toEqual([
    'nobody has searched yet for what speaks for this person',
  ])
  const searched = reachedPage(person!, { ...options, claims: [], searchedIn: ['case files', 'port register'] })
  expect(searched.exculpatory[0]).toContain('none found, in: case files, port register')
})

it('a child goes to a trained reviewer', () => {
  const page = reachedPage(reach([link])[1]!, { ...options, claims: [], isUnder18: true })
  expect(presentReachedPage(page)).toContain('a trained reviewer')
})

it('on generated claims every exculpatory one is there, first, and no other (law L10)', () => {
  const random = seededRandom(23)
  for (let round = 0; round < 300; round += 1) {
    const claims = Array.from({ length: random.below(8) }, (_, n) =>
      claim(`c${n}`, {
        modality: random.pick(modalities),
        bearing: random.pick(['inculpatory', 'exculpatory', 'neutral'] as const),
        statement: `statement ${n}`,
      }),
    )
    const [, person] = reach([{ ...link, kind: random.pick<LinkKind>(linkKinds.slice(0, 5)) }])
    const lines = presentReachedPage(reachedPage(person!, { ...options, claims })).split('\n')
    const speaking = claims.filter(({ bearing }) => bearing === 'exculpatory')
    const first = lines.slice(0, Math.max(1, speaking.length))
    for (const { id } of speaking) expect(first.some((line) => line.endsWith(`[${id}]`))).toBe(true)
    for (const { id, bearing } of claims)
      if (bearing !== 'exculpatory') expect(lines.join('\n')).not.toContain(`[${id}]`)
  }
})
