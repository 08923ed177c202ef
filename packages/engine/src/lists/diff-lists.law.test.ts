// Laws of the delta, with invented lists: order and spacing change nothing; edits come out as exactly those edits; every
// party is accounted for; a party under a new id goes on. The oracle compares party by party, the slow way.

import { expect, test } from 'vitest'
import type { ListedParty, PartyId } from '../model/index.ts'
import { inventListedParty, type Random, seededRandom } from '../testing/index.ts'
import { canonicalParty, partyDigest, partyText } from './canonical-party.ts'
import type { ListDelta } from './delta.ts'
import { diffDigests, diffLists, diffParties } from './diff-lists.ts'
import { linkParties } from './link-parties.ts'

const programs = ['HATS', 'SHOES', 'GLOVES', 'SCARVES']

function inventList(random: Random, size: number): readonly ListedParty[] {
  return Array.from({ length: size }, (_, at) => ({
    ...inventListedParty(random, String(1000 + at)),
    programs: programs.filter(() => random.chance(0.4)),
    remarks: random.chance(0.5) ? ['Wears hats.  Said to own shoes.', 'Reference: HTi.001'] : [],
  }))
}

function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  return values
    .map((value) => [random.next(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value)
}

/** Another way to write the same party: order, spacing, composition of letters, notation of dates, repetition. */
function rewritten(party: ListedParty, random: Random): ListedParty {
  const respaced = (text: string): string => ` ${text.replaceAll(' ', random.pick([' ', '  ', '\n ', '\u00a0']))}`
  const texts = (values: readonly string[]): readonly string[] =>
    shuffled([...values, ...values.slice(0, 1)], random).map((text) => respaced(text.normalize('NFD')))
  const { origin } = party
  return {
    ...party,
    name: texts(party.name),
    alias: texts(party.alias),
    weakAlias: texts(party.weakAlias),
    birthDate: shuffled(party.birthDate, random).map((date) => ({ ...date, raw: `born ${date.raw}` })),
    identifiers: shuffled(party.identifiers, random),
    addresses: shuffled(party.addresses, random),
    origin: { ...origin, nationality: texts(origin.nationality), birthPlace: texts(origin.birthPlace) },
    programs: texts(party.programs),
    remarks: texts(party.remarks),
  }
}

type Edit = (party: ListedParty) => ListedParty
const edits: readonly (readonly [string, Edit])[] = [
  ['name', (party) => ({ ...party, name: [...party.name, 'Xanthippe Nova'] })],
  ['alias', (party) => ({ ...party, alias: [...party.alias, 'Zebulon the Third'] })],
  ['birthDate', (party) => ({ ...party, birthDate: [...party.birthDate, newDate] })],
  ['identifiers', (party) => ({ ...party, identifiers: [...party.identifiers, newNumber] })],
  ['programs', (party) => ({ ...party, programs: [...party.programs, 'CAPS'] })],
  ['remarks', (party) => ({ ...party, remarks: [...party.remarks, 'Seen without a hat.'] })],
  ['nationality', (party) => ({ ...party, origin: { ...party.origin, nationality: ['zz'] } })],
]
const newDate = { value: '1899-09-09', until: null, circa: false, imputed: false, raw: '1899-09-09' }
const newNumber = { type: 'passportNumber', value: 'NEW1', country: null, label: null } as const

/** What changed, by looking at every pair: no digests, no sets. */
function oracle(before: readonly ListedParty[], after: readonly ListedParty[]) {
  const same = (a: ListedParty, b: ListedParty): boolean => partyText(a) === partyText(b)
  const added = after.filter((now) => before.every(({ id }) => id !== now.id))
  const removed = before.filter((old) => after.every(({ id }) => id !== old.id))
  const changed = before.filter((old) => after.some((now) => now.id === old.id && !same(old, now)))
  return { added: idsOf(added), removed: idsOf(removed), changed: idsOf(changed) }
}

function idsOf(parties: readonly ListedParty[]): readonly string[] {
  return parties.map(({ id }) => id as string).sort()
}

function idsIn(delta: ListDelta) {
  const changed = delta.changed.map(({ before }) => before)
  return { added: idsOf(delta.added), removed: idsOf(delta.removed), changed: idsOf(changed) }
}

test('a list that is only written otherwise has an empty delta, and the same digests', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    const before = inventList(random, 25)
    const after = shuffled(before, random).map((party) => rewritten(party, random))
    const delta = diffLists(before, after)
    expect(idsIn(delta), `seed ${seed}`).toEqual({ added: [], removed: [], changed: [] })
    expect([delta.reidentified.length, delta.unchangedCount]).toEqual([0, 25])
    const [digests, others] = [before, after].map((list) => new Set(list.map(partyDigest)))
    expect(digests).toEqual(others)
  }
})

test('random edits come out as exactly those edits, field by field, as the slow oracle says', () => {
  for (let seed = 1; seed <= 120; seed++) {
    const random = seededRandom(seed)
    const before = inventList(random, 20)
    const kept = before.filter(() => random.chance(0.85))
    const done = new Map<string, string>()
    const after = kept.map((party) => {
      if (random.chance(0.6)) return rewritten(party, random)
      const [property, edit] = random.pick(edits)
      done.set(party.id, property)
      return rewritten(edit(party), random)
    })
    const fresh = Array.from({ length: random.below(4) }, (_, at) => inventListedParty(random, `new-${at}`))
    const all = shuffled([...after, ...fresh], random)
    const delta = diffLists(before, all)
    expect(idsIn(delta), `seed ${seed}`).toEqual(oracle(before, all))
    expect(
      new Map(delta.changed.map(({ before: old, fields }) => [old.id, fields.map((field) => field.property)])),
    ).toEqual(new Map([...done].map(([id, property]) => [id, [property]])))
    expect(delta.unchangedCount).toBe(kept.length - done.size)
  }
})

test('digests and the parties that differ give the delta of the whole lists', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed)
    const before = inventList(random, 20)
    const after = before
      .filter(() => random.chance(0.9))
      .map((party) => (random.chance(0.3) ? random.pick(edits)[1](party) : party))
    const digestsOf = (list: readonly ListedParty[]) =>
      new Map(list.map((party) => [party.id as string, partyDigest(party)]))
    const { addedIds, changedIds, removedIds, unchangedCount } = diffDigests(digestsOf(before), digestsOf(after))
    const pick = (list: readonly ListedParty[], ids: readonly string[]) => list.filter(({ id }) => ids.includes(id))
    const delta = diffParties({
      before: pick(before, [...changedIds, ...removedIds]).map(canonicalParty),
      after: pick(after, [...changedIds, ...addedIds]).map(canonicalParty),
      unchangedCount,
    })
    expect(delta).toEqual(diffLists(before, after))
  }
})

test('a party under another id goes on; one that has a rival is a removal and an addition', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed)
    const before = inventList(random, 15)
    const moved = random.pick(before)
    const newId = 'other' as PartyId
    const after = before.map((party) => (party === moved ? rewritten({ ...party, id: newId }, random) : party))
    const delta = diffLists(before, after)
    expect(idsIn(delta), `seed ${seed}`).toEqual({ added: [], removed: [], changed: [] })
    expect(delta.reidentified).toMatchObject([{ previousId: moved.id, partyId: newId, fields: [] }])
    const twins = diffLists(before, [...after, { ...moved, id: 'twin' as PartyId }])
    expect(idsIn(twins)).toEqual({ added: ['other', 'twin'], removed: [moved.id], changed: [] })
  }
})

test('two that were one and the same under two ids, and one that comes, leave doubt', () => {
  const [party] = inventList(seededRandom(4), 1) as [ListedParty]
  const [first, second, third] = ['a', 'b', 'c'].map((id) => ({ ...party, id: id as PartyId })) as [
    ListedParty,
    ListedParty,
    ListedParty,
  ]
  const delta = diffLists([first, second], [third])
  expect(idsIn(delta)).toEqual({ added: ['c'], removed: ['a', 'b'], changed: [] })
})

test('a party given on both sides that says the same is unchanged, whatever the digests were', () => {
  const parties = inventList(seededRandom(6), 3)
  const delta = diffParties({ before: parties, after: [...parties].reverse(), unchangedCount: 2 })
  expect([delta.changed, delta.unchangedCount]).toEqual([[], 5])
})

test('a document and a name in common join what was renamed; another birth date parts it', () => {
  const [first] = inventList(seededRandom(5), 1)
  if (first === undefined) throw new Error('a list of one has one')
  const old = {
    ...first,
    name: ['Ottokar Beskydzan'],
    alias: ['Otto B'],
    identifiers: [newNumber],
    birthDate: [newDate],
  }
  const renamed = { ...old, id: 'r' as PartyId, name: ['Ottokar Beskydzanov'] }
  const [pair] = diffLists([old], [renamed]).reidentified
  expect(pair?.fields.map(({ property }) => property)).toEqual(['name'])
  const other = { ...renamed, birthDate: [{ ...newDate, value: '1950', raw: '1950' }] }
  expect(idsIn(diffLists([old], [other]))).toEqual({ added: ['r'], removed: [old.id], changed: [] })
})

test('links found by name are no part of a party: they follow from the list, and come back when it is opened', () => {
  const random = seededRandom(9)
  const [a, b] = inventList(random, 2) as [ListedParty, ListedParty]
  const target = { ...b, name: ['MARROW TRADING S.A.'] }
  const linked = { ...a, links: [{ type: 'linked-to', toName: 'MARROW TRADING S.A', toId: null }] }
  const [resolved] = linkParties([linked, target]) as [ListedParty, ListedParty]
  expect(resolved.links).toEqual([
    { type: 'linked-to', toName: 'MARROW TRADING S.A.', toId: b.id, isFoundByName: true },
  ])
  expect(idsIn(diffLists([resolved, target], [linked]))).toEqual({ added: [], removed: [b.id], changed: [] })
  const opened = linkParties([resolved, target].map(canonicalParty))
  expect(opened[0]?.links).toEqual(resolved.links)
})

test('the caption of the canonical form hangs on no order: a Latin name first', () => {
  const [party] = inventList(seededRandom(3), 1) as [ListedParty]
  const names = ['Осберт Квилфезер', 'Osbert Quillfeather']
  const captions = [names, [...names].reverse()].map((name) => canonicalParty({ ...party, name }).name[0])
  expect(captions).toEqual(['Osbert Quillfeather', 'Osbert Quillfeather'])
  expect(canonicalParty({ ...party, name: ['7 Шляп', 'Seven Hats'] }).name).toEqual(['Seven Hats', '7 Шляп'])
  const canonical = canonicalParty(party)
  expect(canonicalParty(canonical)).toEqual(canonical)
})
