// Links: typed, directed, dated, graded and evidenced; what is origin in disguise is refused with its reason.

import { describe, expect, it } from 'vitest'
import { listedParty } from '../testing/index.ts'
import { isInForce, type LinkDraft, linkKinds, linksOfParties, parseGrade, readLink, rolesOf } from './index.ts'

const draft = (more: Partial<LinkDraft> = {}): LinkDraft => ({
  id: 'l1',
  kind: 'facilitated-by',
  from: 'person',
  to: 'guide',
  validFrom: null,
  validTo: null,
  recordedAt: '2026-06-01T00:00:00.000Z',
  grade: 'B3',
  evidenceFor: ['claim-1'],
  evidenceAgainst: [],
  ...more,
})
const problemsOf = (more: Partial<LinkDraft>): string => {
  const answer = readLink(draft(more))
  return answer.ok ? '' : answer.problems.join('\n')
}

describe('direction and role', () => {
  it('facilitated-by is not facilitates: the same ends give the opposite roles', () => {
    const [by, does] = [readLink(draft()), readLink(draft({ kind: 'facilitates' }))]
    expect(by.ok && [by.link.from, rolesOf(by.link.kind).from]).toEqual(['person', 'facilitated'])
    expect(does.ok && [does.link.to, rolesOf(does.link.kind).to]).toEqual(['person', 'facilitator'])
  })

  it('a word from the other end tells the same fact', () => {
    const [by, does] = [readLink(draft()), readLink(draft({ kind: 'facilitates', from: 'guide', to: 'person' }))]
    expect(does).toEqual(by)
  })
})

describe('what is refused', () => {
  it.each([
    ['same-nationality', 'origin'],
    ['fellow citizen', 'nationality'],
    ['born in same birthplace', 'place of birth'],
    ['shared religion', 'faith'],
    ['same mosque', 'place of worship'],
    ['same language', 'language'],
    ['same_ethnicity', 'ethnicity'],
    ['shared phone-prefix', 'phone prefix'],
    ['same-building', 'large building'],
    ['same hostel', 'large building'],
    ['same flight', 'route or vehicle'],
    ['name-tradition', 'one tradition'],
  ])('%s: %s', (kind, reason) => {
    expect(problemsOf({ kind })).toContain(`is refused`)
    expect(problemsOf({ kind })).toContain(reason)
  })

  it('what has no evidence, no grade, one end, or ends before it begins', () => {
    expect(problemsOf({ evidenceFor: [] })).toBe('link l1 has no evidence: name the claim that speaks for it')
    expect(problemsOf({ grade: 'sure' })).toContain('not one of A1 to F6')
    expect(problemsOf({ to: 'person' })).toContain('to itself')
    expect(problemsOf({ validFrom: '2026-02', validTo: '2026-01' })).toContain('before it begins')
    expect(problemsOf({ kind: 'knows' })).toBe(
      `link l1 is of the unknown kind "knows": use one of ${linkKinds.join(', ')}`,
    )
  })

  it('no kind of ours names origin', () => {
    for (const kind of linkKinds) expect(kind).not.toMatch(/nation|birth|relig|langu|ethn|origin|building|route/)
  })
})

it('is in force between its dates, from when it was known until it was withdrawn', () => {
  const read = readLink(draft({ validFrom: '2026-01', validTo: '2026-03' }))
  const link = { ...(read.ok ? read.link : expect.fail()), withdrawnAt: '2026-07-01T00:00:00.000Z' }
  const at = (asOf: string, knownAt: string) => isInForce(link, { asOf, knownAt })
  expect(at('2026-02-01', '2026-06-15T00:00:00.000Z')).toBe(true)
  expect(at('2025-12-31', '2026-06-15T00:00:00.000Z')).toBe(false)
  expect(at('2026-03', '2026-06-15T00:00:00.000Z')).toBe(false)
  expect(at('2026-02-01', '2026-05-31T00:00:00.000Z')).toBe(false)
  expect(at('2026-02-01', '2026-07-01T00:00:00.000Z')).toBe(false)
})

it('takes relations of listed parties, each once, and tells what leads out of the list', () => {
  const to = (id: string | null) => ({ toName: 'Marrow Trading', toId: id as never })
  const parties = [
    {
      ...listedParty({ id: 'a' }),
      links: [
        { type: 'owned-by', ...to('b') },
        { type: 'linked-to', ...to(null) },
      ],
    },
    {
      ...listedParty({ id: 'b' }),
      links: [
        { type: 'owner-of', ...to('a') },
        { type: 'sub-group-of', ...to('a') },
      ],
    },
  ]
  const options = { evidenceId: 'list@1', recordedAt: '2026-06-01T00:00:00.000Z', grade: parseGrade('A2')! }
  const { links, unplaced } = linksOfParties(parties, options)
  expect(links.map(({ id }) => id)).toEqual(['owned-by test_list:a test_list:b', 'linked-to test_list:b test_list:a'])
  expect(unplaced).toHaveLength(1)
})
