// Over generated histories of screenings, changes and decisions: hits = case items + named suppressions + open duplicates,
// whatever stands is with somebody or named, and nothing closes by itself (laws L6, L13; SLO-08).

import type { ListedParty, Subject } from '@hindsight/engine/model'
import { listedParty, type Random, seededRandom, subject as subjectOf } from '@hindsight/engine/testing'
import { expect, it } from 'vitest'
import { openDesk } from '../../testing/open-desk.ts'
import { exemption, falsePositive, type Person, type ReviewDesk, trueMatch } from '../../testing/review-desk.ts'
import { postgresPlace, sqlitePlace } from '../../testing/store-places.ts'
import { listGoodGuys, revokeGoodGuy } from './good-guys.ts'

interface World {
  readonly desk: ReviewDesk
  readonly random: Random
  readonly anna: Person
  readonly bert: Person
  readonly subjects: Subject[]
  readonly parties: ListedParty[]
  /** Days since the beginning. */
  day: number
}

const names = ['Velmaris Kornwald', 'Oruvane Theskild', 'Iskender Vallomir'] as const

async function begin(desk: ReviewDesk, seed: number): Promise<World> {
  const random = seededRandom(seed)
  const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
  const subjects = names.map((name, at) => subjectOf({ id: `s-${at}`, name, birthDate: '1970-02-03' }))
  const parties = names.flatMap((name, at) => [
    listedParty({ id: `p-${at}`, listId: 'un_sc_sanctions', name, birthDate: '1970-02-03' }),
    listedParty({ id: `q-${at}`, listId: 'us_ofac_cons', name }),
  ])
  for (const subject of subjects) await desk.record(subject)
  return { desk, random, anna, bert, subjects, parties, day: 0 }
}

/** Screens one subject against what is listed, of which some are left out, and checks the sums. */
async function screen({ desk, random, subjects, parties }: World): Promise<void> {
  const subject = random.pick(subjects)
  const listed = parties.filter(() => random.chance(0.8))
  const before = await desk.context.store.read((view) => view.cases.counts())
  const { counts, suppressions } = await desk.screen(subject, listed)
  expect(counts.hits).toBe(counts.caseItems + counts.suppressions + counts.duplicates)
  expect(suppressions.length).toBe(counts.suppressions)
  const after = await desk.context.store.read((view) => view.cases.counts())
  // A duplicate whose evidence changed adds a row to the history of its item.
  expect(after.items - before.items).toBeGreaterThanOrEqual(counts.caseItems)
  expect(after.items - before.items).toBeLessThanOrEqual(counts.caseItems + counts.duplicates)
  await checkStanding(desk, subject.id, counts.hits)
}

/** Each hit that stands is in an open case, or was confirmed, or is kept down by an exemption that is in force. */
async function checkStanding(desk: ReviewDesk, subjectId: string, hitCount: number): Promise<void> {
  const inForce = new Set((await listGoodGuys(desk.context, false)).map(({ goodGuyId }) => goodGuyId))
  await desk.context.store.read(async ({ cases }) => {
    const standing = (await cases.standing([subjectId])).get(subjectId) ?? []
    expect(standing.length).toBe(hitCount)
    const rows = await cases.casesOf([subjectId])
    const items = await cases.items(rows.map(({ caseId }) => caseId))
    for (const { listId, partyId, suppressedBy } of standing) {
      const own = items.filter((item) => item.listId === listId && item.partyId === partyId)
      const holds = rows.filter(({ caseId }) => own.some((item) => item.caseId === caseId))
      const isHeld = holds.some(({ state, verdict }) => state !== 'closed' || verdict === 'true-match')
      if (suppressedBy === null) expect(isHeld, `${listId} ${partyId} of ${subjectId}`).toBe(true)
      else expect(inForce.has(suppressedBy)).toBe(true)
    }
  })
}

/** Something of a party or a subject becomes another. */
async function change({ desk, random, subjects, parties }: World): Promise<void> {
  const alias = random.chance(0.5) ? [random.pick(names)] : []
  if (random.chance(0.5)) {
    const at = random.below(parties.length)
    parties[at] = { ...parties[at]!, alias }
    return
  }
  const at = random.below(subjects.length)
  subjects[at] = { ...subjects[at]!, alias }
  await desk.record(subjects[at])
}

/** Somebody decides on a case that is open, alone or with another; what the evidence does not allow is refused. */
async function decide({ desk, random, anna, bert, day }: World): Promise<void> {
  const open = (await desk.context.store.read(({ cases }) => cases.cases({}))).filter(({ state }) => state === 'open')
  if (open.length === 0) return
  const { caseId } = random.pick(open)
  await desk.act(anna, 'case-take', { caseId })
  if (random.chance(0.3)) {
    await desk.act(anna, 'case-decide', { caseId, ...falsePositive })
    return
  }
  await desk.propose(anna, caseId, random.chance(0.5) ? trueMatch : exemption(dayAt(day + 1 + random.below(20))))
  if (random.chance(0.2)) return
  await desk.look(bert, caseId)
  await desk.approve(bert, caseId).catch((thrown: unknown) => {
    expect((thrown as { readonly code?: string }).code).toBe('case-evidence-moved')
  })
}

async function revoke({ desk, random, bert }: World): Promise<void> {
  const inForce = await listGoodGuys(desk.context, false)
  if (inForce.length === 0) return
  const payload = { goodGuyId: random.pick(inForce).goodGuyId, reason: 'quality-review' }
  await revokeGoodGuy(desk.sign(bert, { kind: 'good-guy-revoke', payload }), desk.context)
}

function dayAt(day: number): string {
  return new Date(Date.UTC(2026, 2, 1, 12) + day * 86_400_000).toISOString()
}

async function play(
  desk: ReviewDesk,
  { seed, steps }: { readonly seed: number; readonly steps: number },
): Promise<void> {
  const world = await begin(desk, seed)
  for (let step = 0; step < steps; step++) {
    world.day += world.random.below(3)
    desk.setNow(dayAt(world.day))
    const drawn = world.random.next()
    if (drawn < 0.5) await screen(world)
    else if (drawn < 0.65) await change(world)
    else if (drawn < 0.95) await decide(world)
    else await revoke(world)
  }
  const { cases, goodGuys } = await desk.context.store.read((view) => view.cases.counts())
  expect(cases).toBeGreaterThan(0)
  expect(goodGuys).toBeGreaterThan(0)
  await checkClosed(desk)
}

/** Whatever is closed was closed by a person. */
async function checkClosed(desk: ReviewDesk): Promise<void> {
  await desk.context.store.read(async ({ cases }) => {
    let closings = 0
    for (const { caseId } of await cases.cases({})) {
      const events = await cases.events(caseId)
      for (const [at, { stateAfter, operatorId }] of events.entries()) {
        if (stateAfter !== 'closed' || events[at - 1]?.stateAfter === 'closed') continue
        expect(operatorId).not.toBeNull()
        closings += 1
      }
    }
    expect(closings).toBeGreaterThan(0)
  })
}

for (const [name, place, seeds] of [
  ['node:sqlite', sqlitePlace, [1, 2, 3]],
  ['PostgreSQL', postgresPlace, [5]],
] as const) {
  for (const seed of seeds) {
    it(`keeps every hit in ${name}, history ${seed}`, { timeout: 60_000 }, async (context) => {
      await play(await openDesk(context, place), { seed, steps: 60 })
    })
  }
}
