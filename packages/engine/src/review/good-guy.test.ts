// SLO-30: an exemption ends on every change of relevant evidence, on either side, and on no other; and says what changed.

import { describe, expect, it } from 'vitest'
import { compareParties, defaultPolicy } from '../matching/index.ts'
import type { ListedParty, PartialDate, Subject } from '../model/index.ts'
import {
  birthDate,
  inventListedParty,
  listedParty,
  resemblingSubject,
  seededRandom,
  subject,
  swapOrigin,
} from '../testing/index.ts'
import {
  bindEvidence,
  type CitedField,
  citesOrigin,
  evidenceFingerprint,
  evidenceOf,
  type GoodGuy,
  type GoodGuyDraft,
  goodGuyApplies,
  goodGuyProblems,
} from './index.ts'

const person = {
  schema: 'Person',
  name: ['Velmaris Kornwald', 'Kornwald Velmaris'],
  alias: ['Vel Kornwald'],
  weakAlias: ['Velm'],
  previousName: ['Velmaris Zorblaxian'],
  birthDate: ['1970-02-03', '1971'],
  deathDate: '2020-01-02',
  gender: 'male',
  identifiers: [
    { type: 'passportNumber', value: 'AB 1234567', country: 'ru', label: 'Passport' },
    { type: 'email', value: 'a@kornwald.example' },
  ],
  addresses: [
    { full: '12 Harbour Street, 34567 Kornwald', street: '12 Harbour Street', city: 'Kornwald', country: 'ru' },
  ],
  fatherName: 'Boris Kornwald',
  motherName: 'Maria Kornwald',
  jurisdiction: 'ru',
  origin: { nationality: ['ru'], citizenship: ['ru'], birthPlace: ['Kornwald'], country: ['ru'], ethnicity: ['Tatar'] },
} as const
const company = { ...person, schema: 'Company' } as const

type Change = Partial<ListedParty>
const mail = { type: 'email', value: 'a@kornwald.example', country: null, label: null } as const
/** For every field: changes that matter between two people, between two companies, and changes that never do. */
const changes: Readonly<
  Record<keyof ListedParty, { people?: Change[]; companies?: Change[]; never?: ((one: ListedParty) => Change)[] }>
> = {
  schema: { people: [{ schema: 'LegalEntity' }], companies: [{ schema: 'LegalEntity' }, { schema: 'Organization' }] },
  name: both(
    [{ name: ['Velmaris Kornwalt', 'Kornwald Velmaris'] }, { name: ['Velmaris Kornwald'] }],
    [
      ({ name }) => ({ name: [...name].reverse() }),
      ({ name }) => ({ name: name.map((one) => `  ${one.replace(' ', '\u00a0 ')} `) }),
      ({ name }) => ({ name: [...name, ...name] }),
    ],
  ),
  alias: both([{ alias: [] }, { alias: ['Vel Kornwald', 'Vel K.'] }]),
  weakAlias: both([{ weakAlias: [] }, { weakAlias: ['Velmo'] }]),
  previousName: both([{ previousName: [] }, { previousName: ['Velmaris Zorb'] }]),
  birthDate: {
    people: [
      { birthDate: [birthDate('1970-02-03')] },
      { birthDate: [birthDate('1970-02'), birthDate('1971')] },
      { birthDate: [birthDate('1970-02-03'), birthDate('circa 1971')] },
      { birthDate: [birthDate('1970-02-03'), birthDate('1971 to 1973')] },
      { birthDate: [{ ...birthDate('1970-02-03'), imputed: true }, birthDate('1971')] },
    ],
    never: [
      ({ birthDate: dates }) => ({ birthDate: dates.map((date) => ({ ...date, raw: `born ${date.raw}` })) }),
      ({ birthDate: dates }) => ({ birthDate: [...dates].reverse() }),
    ],
  },
  deathDate: { never: [() => ({ deathDate: [] }), () => ({ deathDate: [birthDate('2021')] })] },
  gender: { people: [{ gender: null }, { gender: 'female' }] },
  identifiers: both(
    [
      { identifiers: [] },
      { identifiers: [mail] },
      { identifiers: [{ type: 'passportNumber', value: 'AB1234568', country: 'ru', label: null }, mail] },
      { identifiers: [{ type: 'passportNumber', value: 'AB1234567', country: 'cy', label: null }, mail] },
      { identifiers: [{ type: 'taxNumber', value: 'AB1234567', country: 'ru', label: null }, mail] },
    ],
    [
      ({ identifiers }) => ({ identifiers: [...identifiers].reverse() }),
      ({ identifiers }) => ({ identifiers: identifiers.map((one) => ({ ...one, label: 'Doc.' })) }),
      ({ identifiers }) => ({
        identifiers: identifiers.map((one) => ({ ...one, value: one.value.replace('AB 1', 'ab-1') })),
      }),
      ({ identifiers }) => ({
        identifiers: [...identifiers, { type: 'idNumber', value: '-', country: null, label: null }],
      }),
    ],
  ),
  addresses: both(
    [{ addresses: [] }, { addresses: [address('14 Harbour Street, 34567 Kornwald')] }],
    [
      ({ addresses }) => ({ addresses: addresses.map((one) => ({ ...one, street: null, city: 'Elsewhere' })) }),
      ({ addresses }) => ({ addresses: addresses.map((one) => ({ ...one, full: one.full.toUpperCase() })) }),
      ({ addresses }) => ({ addresses: addresses.map((one) => ({ ...one, country: 'cy' })) }),
      ({ addresses }) => ({ addresses: [...addresses, { ...address(''), country: 'cy' }, address('Kornwald')] }),
    ],
  ),
  fatherName: { people: [{ fatherName: [] }, { fatherName: ['Igor Kornwald'] }] },
  motherName: { never: [() => ({ motherName: [] }), () => ({ motherName: ['Olga'] })] },
  jurisdiction: { companies: [{ jurisdiction: [] }, { jurisdiction: ['cy'] }, { jurisdiction: ['ru', 'cy'] }] },
  origin: { never: [(one) => ({ origin: swapOrigin(one, seededRandom(3)).origin })] },
  id: {},
  listId: {},
  programs: { never: [() => ({ programs: ['OTHER'] })] },
  listedOn: { never: [() => ({ listedOn: birthDate('2024-01-02') })] },
  links: { never: [() => ({ links: [{ type: 'linked-to', toName: 'Somebody', toId: null }] })] },
  remarks: { never: [() => ({ remarks: ['Reworded.'] })] },
  position: { never: [() => ({ position: ['Director'] })] },
}

function both(relevant: Change[], never: ((one: ListedParty) => Change)[] = []) {
  return { people: relevant, companies: relevant, never }
}

function address(full: string): ListedParty['addresses'][number] {
  return { full, street: null, city: null, region: null, postalCode: null, country: null }
}

const draft: GoodGuyDraft = {
  subjectId: 'subject-1',
  party: { listId: 'test_list' as ListedParty['listId'], id: 'party-1' as ListedParty['id'] },
  reason: 'other-birth-date',
  note: '',
  cited: [],
  owner: 'ada',
  grantedBy: 'ada',
  grantedAt: '2026-01-01T00:00:00.000Z',
  until: '2027-01-01T00:00:00.000Z',
}
const now = '2026-06-01T00:00:00.000Z'

function exempt(one: Subject, party: ListedParty, cited: readonly CitedField[] = []): GoodGuy {
  const granted = { ...draft, cited, subjectId: one.id, party: { listId: party.listId, id: party.id } }
  return { ...granted, ...bindEvidence(granted, one, party), id: 'g1', approvedBy: 'bo', revokedAt: null }
}

/** On which sides a change of a party ends the exemption of a pair: its fields must be named in the difference. */
function statesAfter(kind: typeof person | typeof company, change: (one: ListedParty) => Change): string[] {
  const [one, party] = [subject(kind), listedParty(kind)]
  const entry = exempt(one, party)
  const changed = {
    subject: { ...one, ...change(listedParty(kind)) },
    party: { ...party, ...change(party) },
  }
  const here = goodGuyApplies(entry, { subject: changed.subject, party, now })
  const there = goodGuyApplies(entry, { subject: one, party: changed.party, now })
  for (const [side, answer] of [
    ['subject', here],
    ['party', there],
  ] as const) {
    if (answer.state !== 'evidence-changed') continue
    expect(answer.differences.length).toBeGreaterThan(0)
    for (const difference of answer.differences) expect(difference.side).toBe(side)
    const fields = answer.differences.map(({ field }) => field as string)
    for (const field of Object.keys(change(party))) expect(fields).toContain(field)
  }
  return [here.state, there.state]
}

const ended = ['evidence-changed', 'evidence-changed']
const stands = ['applies', 'applies']

describe('an exemption (SLO-30)', () => {
  it.each(Object.entries(changes))('ends where %s changes relevantly, on either side, and not otherwise', (_, rows) => {
    for (const [kind, relevant, irrelevant] of [
      [person, rows.people ?? [], rows.companies ?? []],
      [company, rows.companies ?? [], rows.people ?? []],
    ] as const) {
      for (const change of relevant) expect([change, ...statesAfter(kind, () => change)]).toEqual([change, ...ended])
      const others = irrelevant.filter((change) => !relevant.includes(change) && change.schema === undefined)
      for (const change of others) expect([change, ...statesAfter(kind, () => change)]).toEqual([change, ...stands])
      for (const change of rows.never ?? [])
        expect([kind.schema, ...statesAfter(kind, change)]).toEqual([kind.schema, ...stands])
    }
  })

  it('never outlives a change that moves a number of the comparison, in 4,000 generated edits', () => {
    const random = seededRandom(30)
    const [moved, still] = [{ count: 0 }, { count: 0 }]
    for (let i = 0; i < 1000; i++) {
      const party = inventListedParty(random, `party-${i}`)
      const one = resemblingSubject(party, random, 'subject-1')
      const other = inventListedParty(random, party.id)
      const before = { fingerprint: evidenceFingerprint(evidenceOf(one, party)), numbers: numbersOf(one, party) }
      for (let edit = 0; edit < 4; edit++) {
        const field = random.pick(Object.keys(changes) as (keyof ListedParty)[])
        if (field === 'id' || field === 'listId') continue
        const value = { [field]: random.chance(0.5) ? other[field] : scramble(party[field]) }
        const isHere = random.chance(0.5)
        const [ours, theirs] = isHere ? [{ ...one, ...value }, party] : [one, { ...party, ...value }]
        const isSame = evidenceFingerprint(evidenceOf(ours, theirs)) === before.fingerprint
        const isMoved = numbersOf(ours, theirs) !== before.numbers
        if (isMoved) moved.count++
        if (isSame) still.count++
        expect(isMoved && isSame, `${field} of ${isHere ? 'the subject' : 'the party'}, history ${i}`).toBe(false)
      }
    }
    expect(moved.count).toBeGreaterThan(300)
    expect(still.count).toBeGreaterThan(800)
  })

  it('sees what a person cited, and nothing else of origin', () => {
    const [one, party] = [subject(person), listedParty(person)]
    const cited = exempt(one, party, ['nationality'])
    const moved = { ...party, origin: { ...party.origin, nationality: ['cy'] } }
    const elsewhere = {
      ...party,
      origin: { ...party.origin, birthPlace: ['Elsewhere'], ethnicity: [], language: ['x'] },
    }
    const answer = goodGuyApplies(cited, { subject: one, party: moved, now })
    expect(answer).toEqual({
      state: 'evidence-changed',
      differences: [{ side: 'party', field: 'nationality', before: ['ru'], after: ['cy'] }],
    })
    expect(goodGuyApplies(cited, { subject: one, party: elsewhere, now }).state).toBe('applies')
    expect(goodGuyApplies(exempt(one, party), { subject: one, party: moved, now }).state).toBe('applies')
    expect([citesOrigin(['nationality']), citesOrigin(['deathDate'])]).toEqual([true, false])
  })

  it('holds for its pair, its time and no other, under each identifier of the party', () => {
    const [one, party] = [subject(person), listedParty(person)]
    const entry = exempt(one, party)
    const at = (instant: string, more: object = {}) =>
      goodGuyApplies({ ...entry, ...more }, { subject: one, party, now: instant }).state
    expect(at('2025-12-31T23:59:59.999Z')).toBe('not-yet')
    expect(at('2026-12-31T23:59:59.999Z')).toBe('applies')
    expect(at('2027-01-01T00:00:00.000Z')).toBe('expired')
    expect(at(now, { revokedAt: '2026-05-01T00:00:00.000Z' })).toBe('revoked')
    const renamed = { ...party, id: 'party-2' as ListedParty['id'] }
    expect(goodGuyApplies(entry, { subject: one, party: renamed, now }).state).toBe('other-pair')
    const pair = { subject: one, party: renamed, previousKeys: [entry.party], now }
    expect(goodGuyApplies(entry, pair).state).toBe('applies')
    expect(goodGuyApplies(entry, { subject: { ...one, id: 'other' }, party, now }).state).toBe('other-pair')
  })

  it('is refused without a reason, an owner and an end within twelve months', () => {
    const problems = (more: object): string => goodGuyProblems({ ...draft, ...more }).join('; ')
    expect(problems({})).toBe('')
    expect(problems({ grantedAt: '2028-02-29T00:00:00.000Z', until: '2029-02-28T00:00:00.000Z' })).toBe('')
    expect(problems({ until: '2027-01-01T00:00:00.001Z' })).toContain('more than twelve months away')
    expect(problems({ until: draft.grantedAt })).toContain('ends after it is granted')
    expect(problems({ until: 'next year' })).toContain('no instant')
    expect(problems({ owner: '' })).toContain('owner')
    expect(problems({ reason: 'because' })).toContain('no reason code')
    expect(problems({ reason: 'same-identifier' })).toContain('not for an exemption')
    expect(problems({ reason: 'other-nationality' })).toContain('rests on nationality')
    expect(problems({ cited: ['religion'] })).toContain('may not be cited')
  })
})

function numbersOf(one: Subject, party: ListedParty): string {
  const { score, band, axes, findings } = compareParties(one, party, defaultPolicy)
  return JSON.stringify([
    score,
    band,
    axes,
    findings.map(({ feature, agreement, rule, effect }) => [feature, agreement, rule, effect]),
  ])
}

/** The same content as another file may write it. */
function scramble(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.toReversed().map((one) => (isDate(one) ? { ...one, raw: `${one.raw}.` } : one))
}

function isDate(value: unknown): value is PartialDate {
  return typeof value === 'object' && value !== null && 'circa' in value
}
