// Dispositions: nothing without a reason and its evidence, a question with every inconclusive one, and a second person
// for what is adverse or suppresses (law L13), whatever the route.

import { describe, expect, it } from 'vitest'
import { seededRandom } from '../testing/index.ts'
import {
  type Actor,
  type AskedQuestion,
  checkApproval,
  type Disposition,
  dispositionProblems,
  dispositionReasons,
  needsSecondPerson,
  type Proposal,
  questionState,
} from './index.ts'

const question = {
  question: 'Which birth date?',
  addressee: 'branch',
  due: '2026-02-01T00:00:00.000Z',
  escalateTo: 'lead',
}
const base: Disposition = {
  verdict: 'false-positive',
  reason: 'other-birth-date',
  note: '',
  evidence: [{ kind: 'document', reference: 'passport copy' }],
  cited: [],
  suppress: false,
  question: null,
  at: '2026-01-01T00:00:00.000Z',
}
const problems = (more: Partial<Disposition>): string => dispositionProblems({ ...base, ...more }).join('; ')

describe('a disposition', () => {
  it('has a reason for its verdict, and the evidence that the reason wants', () => {
    expect(problems({})).toBe('')
    expect(problems({ reason: '' })).toContain('no reason for false-positive; known: other-name')
    expect(problems({ reason: 'same-identifier' })).toContain('no reason for false-positive')
    expect(problems({ evidence: [] })).toContain('wants 1 pointer(s) to evidence, 0 given')
    expect(problems({ evidence: [{ kind: 'document', reference: ' ' }] })).toContain('0 given')
    expect(problems({ reason: 'other-nationality' })).toContain('rests on nationality')
    expect(problems({ reason: 'other-nationality', cited: ['nationality'] })).toBe('')
    expect(problems({ at: 'today' })).toContain('no instant')
    expect(problems({ question })).toContain('only an inconclusive disposition asks')
    expect(problems({ verdict: 'true-match', reason: 'same-identifier', suppress: true })).toContain(
      'only a false positive',
    )
  })

  it('that is inconclusive says what is asked, of whom, until when and who hears of it', () => {
    const asked = (more: object | null) =>
      problems({
        verdict: 'inconclusive',
        reason: 'missing-birth-date',
        question: more === null ? null : { ...question, ...more },
      })
    expect(asked({})).toBe('')
    expect(asked(null)).toContain('says what is asked')
    for (const field of ['question', 'addressee', 'escalateTo'])
      expect(asked({ [field]: ' ' })).toContain(`${field} is empty`)
    expect(asked({ due: base.at })).toContain('due is after')
    expect(asked({ due: 'soon' })).toContain('no instant')
  })

  it('needs a second person where it is adverse or suppresses', () => {
    expect(needsSecondPerson({ verdict: 'true-match', suppress: false })).toBe(true)
    expect(needsSecondPerson({ verdict: 'false-positive', suppress: true })).toBe(true)
    expect(needsSecondPerson({ verdict: 'false-positive', suppress: false })).toBe(false)
    expect(needsSecondPerson({ verdict: 'inconclusive', suppress: false })).toBe(false)
  })

  it('has one reason per code, each with a sentence', () => {
    expect(new Set(dispositionReasons.map(({ code }) => code)).size).toBe(dispositionReasons.length)
    for (const { sentence } of dispositionReasons) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})

it('a question only ever becomes more urgent with time', () => {
  const asked: AskedQuestion = { ...question, acknowledgedAt: null, answeredAt: null, escalatedAt: null }
  const at = (now: string, more: Partial<AskedQuestion> = {}) => questionState({ ...asked, ...more }, now)
  expect(at('2026-01-02T00:00:00.000Z')).toBe('unacknowledged')
  expect(at('2026-01-03T00:00:00.000Z', { acknowledgedAt: '2026-01-02T00:00:00.000Z' })).toBe('acknowledged')
  expect(at('2026-02-01T00:00:00.000Z', { acknowledgedAt: '2026-01-02T00:00:00.000Z' })).toBe('overdue')
  expect(at('2027-02-01T00:00:00.000Z')).toBe('overdue')
  expect(at('2026-02-02T00:00:00.000Z', { escalatedAt: '2026-02-01T00:00:00.000Z' })).toBe('escalated')
  expect(at('2026-01-04T00:00:00.000Z', { answeredAt: '2026-01-03T00:00:00.000Z' })).toBe('answered')
})

const ada: Actor = { personId: 'ada', keyId: 'key-1', mayApprove: true }
const proposal: Proposal = {
  proposalId: 'p1',
  state: 'open',
  proposedBy: ada,
  contributors: ['cy'],
  route: 'single',
  isTrueMatch: true,
}
const refusal = (approver: Partial<Actor>, more: Partial<Proposal> = {}, hasOpenedEvidence = true) => {
  const given = { ...ada, personId: 'bo', keyId: 'key-2', ...approver }
  const answer = checkApproval({ ...proposal, ...more }, { approver: given, hasOpenedEvidence })
  return answer.ok ? null : answer.refusal
}

describe('law L13: a second, different person', () => {
  it('may confirm what another person proposed', () => {
    expect(refusal({})).toBeNull()
    expect(refusal({}, { route: 'import', isTrueMatch: false })).toBeNull()
  })

  it('is refused by name otherwise', () => {
    expect(refusal({ personId: 'ada' })).toBe('own-proposal')
    expect(refusal({ personId: ' ADA\u200a' })).toBe('own-proposal')
    expect(refusal({ keyId: 'key-1' })).toBe('own-proposal')
    expect(refusal({ personId: 'Cy' })).toBe('own-contribution')
    expect(refusal({ personId: '' })).toBe('unknown-person')
    expect(refusal({}, { proposedBy: { ...ada, personId: ' ' } })).toBe('unknown-person')
    expect(refusal({ mayApprove: false })).toBe('not-permitted')
    for (const state of ['approved', 'rejected', 'withdrawn'] as const) expect(refusal({}, { state })).toBe('not-open')
    for (const route of ['group', 'import'] as const) expect(refusal({}, { route })).toBe('never-in-groups')
    expect(refusal({}, {}, false)).toBe('evidence-not-opened')
  })

  it('never is one of those who made the proposal, by any route, key or spelling: 10,000 attempts, 0 succeed', () => {
    const random = seededRandom(13)
    const people = ['ada', 'bo', 'cy', 'dee']
    const spell = (person: string) => random.pick([person, person.toUpperCase(), ` ${person}`, `${person} `])
    let allowed = 0
    for (let i = 0; i < 10_000; i++) {
      const by = random.pick(people)
      const contributors = people.filter(() => random.chance(0.3))
      const approver = random.pick(people)
      const answer = checkApproval(
        {
          ...proposal,
          proposedBy: { personId: spell(by), keyId: `${by}-${random.below(3)}`, mayApprove: true },
          contributors: contributors.map(spell),
          route: random.pick(['single', 'group', 'import', 'service']),
          isTrueMatch: random.chance(0.5),
        },
        {
          approver: { personId: spell(approver), keyId: `${approver}-${random.below(3)}`, mayApprove: true },
          hasOpenedEvidence: true,
        },
      )
      if (answer.ok) allowed++
      expect(answer.ok && (approver === by || contributors.includes(approver))).toBe(false)
    }
    expect(allowed).toBeGreaterThan(2000)
  })
})
