// What can happen in a history, and how a system that looks back takes it in: lists are published, subjects come, change
// and go, policies change, exemptions are granted and end. Each step says which subjects it touched, and how.

import { SegmentedIndex } from '../../indexing/index.ts'
import { canonicalParty, diffLists } from '../../lists/index.ts'
import {
  afterLookback,
  endedTerms,
  lookBack,
  lookBackOnPolicy,
  lookBackOnSubject,
  lookBackOnTime,
  outcomeOf,
  type PartyChanges,
  partyKeyText,
  policyReach,
  SubjectIndex,
  type SubjectOutcome,
} from '../../lookback/index.ts'
import type { Policy } from '../../matching/index.ts'
import type { ListedParty, PartyId, Subject } from '../../model/index.ts'
import { bindEvidence, type CitedField } from '../../review/index.ts'
import { inventBirthDate, inventParty } from '../invented-parties.ts'
import { resemblingSubject } from '../resembling-subject.ts'
import {
  allParties,
  inventMember,
  inventNear,
  type LookbackWorld,
  listIds,
  type Rescreening,
  suppressionIn,
} from './lookback-world.ts'

export interface Step {
  readonly what: string
  /** Outcomes of the subjects that were touched; all others are as they were. */
  readonly outcomes: readonly SubjectOutcome[]
  readonly pairsScored: number
}

type TakeStep = (world: LookbackWorld, rescreening: Rescreening) => Step

const quiet = (what: string): Step => ({ what, outcomes: [], pairsScored: 0 })

const publishList: TakeStep = (world) => {
  const { random, lists, held, policy, subjects } = world
  const listId = random.pick(listIds)
  const before = [...lists.get(listId)!.values()]
  const after = before.flatMap((party) => republish(world, party))
  for (let count = random.below(before.length < 3 ? 8 : 4); count > 0; count--) after.push(inventMember(world, listId))
  const delta = diffLists(before, random.shuffle(after))
  lists.set(listId, new Map(after.map((party) => [party.id, party])))
  for (const { before: was, after: is } of delta.reidentified) {
    const earlier = world.previousIds.get(partyKeyText(was)) ?? []
    world.previousIds.set(partyKeyText(is), [...earlier, was.id])
  }
  updatePartyIndex(held.partyIndex, delta)
  const result = lookBack(delta, {
    subjects: held.subjectIndex,
    policy,
    standing: held.standing,
    holdersOf: (party) =>
      [...held.standing].flatMap(([id, hits]) =>
        hits.some((hit) => partyKeyText(hit) === partyKeyText(party)) ? [id] : [],
      ),
    suppressionOf: (id, party) => suppressionIn(world, subjects.get(id)!, party),
    population: subjects.size,
  })
  const { added, changed, removed, reidentified } = delta
  const what = `list ${listId}: +${added.length} ~${changed.length} -${removed.length} =${reidentified.length}`
  return { what, outcomes: result.outcomes, pairsScored: result.counts.pairsScored }
}

/** The party as the next version has it: nearly always the same, else changed, gone or under another identifier. */
function republish(world: LookbackWorld, party: ListedParty): ListedParty[] {
  const { random } = world
  const drawn = random.next()
  if (drawn < 0.7) return [party]
  if (drawn < 0.78) return []
  if (drawn < 0.84) return [canonicalParty({ ...party, id: `party-${world.count++}` as PartyId })]
  return [canonicalParty(editParty(world, party))]
}

/** Other content; as often as not only what no comparison reads. */
function editParty({ random }: LookbackWorld, party: ListedParty): ListedParty {
  if (random.chance(0.3)) return { ...party, remarks: [...party.remarks, `Remark ${random.below(1000)}`] }
  const other = resemblingSubject(party, random, '')
  const stranger = inventParty(random)
  return random.pick<() => ListedParty>([
    () => ({ ...party, name: other.name }),
    () => ({ ...party, alias: [...party.alias, ...stranger.name] }),
    () => ({ ...party, alias: [], weakAlias: [...party.weakAlias, ...party.alias] }),
    () => ({ ...party, birthDate: [inventBirthDate(random)] }),
    () => ({ ...party, birthDate: [] }),
    () => ({ ...party, identifiers: other.identifiers }),
    () => ({ ...party, addresses: stranger.addresses, gender: other.gender }),
    () => ({ ...party, origin: stranger.origin }),
    () => ({ ...party, programs: ['OTHER'] }),
  ])()
}

function updatePartyIndex(index: SegmentedIndex, { added, changed, removed, reidentified }: PartyChanges): void {
  for (const party of [...removed, ...reidentified.map(({ before }) => before)]) index.remove(party)
  index.put([...added, ...[...changed, ...reidentified].map(({ after }) => after)])
}

const changeSubjects: TakeStep = (world) => {
  const { random, subjects, held } = world
  const outcomes: SubjectOutcome[] = []
  const known = [...subjects.keys()]
  for (let count = 1 + random.below(subjects.size < 4 ? 8 : 3); count > 0; count--) {
    const id = known.length > 0 && random.chance(0.5) ? random.pick(known) : `subject-${world.count++}`
    if (outcomes.some(({ subjectId }) => subjectId === id)) continue
    const before = held.standing.get(id) ?? []
    if (subjects.has(id) && random.chance(0.3)) {
      subjects.delete(id)
      held.subjectIndex.remove(id)
      outcomes.push(outcomeOf(id, before, []))
      continue
    }
    const subject = subjects.has(id) ? editSubject(world, subjects.get(id)!) : inventNear(world, id)
    subjects.set(id, subject)
    held.subjectIndex.put([subject])
    outcomes.push(lookBackOn(world, subject))
  }
  return { what: `subjects ${outcomes.map(({ subjectId }) => subjectId).join(', ')}`, outcomes, pairsScored: 0 }
}

function lookBackOn(world: LookbackWorld, subject: Subject): SubjectOutcome {
  return lookBackOnSubject(subject, {
    parties: world.held.partyIndex,
    before: world.held.standing.get(subject.id) ?? [],
    suppressionOf: (_, party) => suppressionIn(world, subject, party),
  })
}

function editSubject(world: LookbackWorld, subject: Subject): Subject {
  const { random } = world
  const other = inventNear(world, subject.id)
  return random.pick<Subject>([
    { ...subject, name: other.name },
    { ...subject, birthDate: other.birthDate },
    { ...subject, identifiers: other.identifiers, addresses: other.addresses },
    { ...subject, origin: other.origin },
    other,
  ])
}

const changePolicy: TakeStep = (world, rescreening) => {
  const { random, held, subjects } = world
  const before = world.policy
  const after = { ...otherPolicy(before, world), version: `history-${world.count++}` }
  const keptFrom = random.pick([before.threshold, before.lowestThreshold])
  const near = new Map([...subjects].map(([id, subject]) => [id, rescreening.near(world, subject, keptFrom)]))
  const reach = policyReach(before, after, { keptFrom })
  world.policy = after
  held.subjectIndex = new SubjectIndex(after)
  held.subjectIndex.put([...subjects.values()])
  held.partyIndex = new SegmentedIndex(after)
  held.partyIndex.put(allParties(world))
  const outcomes = [...subjects.values()].flatMap((subject): SubjectOutcome[] => {
    if (reach === 'everybody') return [lookBackOn(world, subject)]
    if (reach === 'nobody') return []
    const standing = held.standing.get(subject.id) ?? []
    const standingKeys = new Set(standing.map(partyKeyText))
    const parties = near
      .get(subject.id)!
      .map(({ party }) => party)
      .filter((party) => reach === 'stored-band' || standingKeys.has(partyKeyText(party)))
    if (parties.length === 0) return []
    const suppressionOf = (_: string, party: ListedParty): string | null => suppressionIn(world, subject, party)
    return [lookBackOnPolicy(subject, { policy: after, before: standing, parties, suppressionOf })]
  })
  return { what: `policy, reaching ${reach}`, outcomes, pairsScored: 0 }
}

function otherPolicy(policy: Policy, { random }: LookbackWorld): Policy {
  const threshold = random.pick([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9])
  return random.pick<Policy>([
    { ...policy, threshold },
    { ...policy, threshold },
    { ...policy, mediumFrom: 0.85 + random.below(5) / 100 },
    { ...policy, effect: { ...policy.effect, birthDateDifferent: -0.5 - random.below(4) } },
    { ...policy, name: { ...policy.name, theirUnpaired: 0.1 + random.below(6) / 10 } },
    policy,
  ])
}

/** People exempt some pairs; an exemption is new knowledge about its pair alone. */
const grantExemptions: TakeStep = (world) => {
  const { random, held } = world
  const open = [...held.standing].flatMap(([subjectId, hits]) =>
    hits.filter(({ suppressedBy }) => suppressedBy === null).map((hit) => ({ subjectId, hit })),
  )
  const parties = new Map<string, ListedParty[]>()
  for (const { subjectId, hit } of random.shuffle(open).slice(0, 1 + random.below(6))) {
    const party = world.lists.get(hit.listId)!.get(hit.id)!
    grantExemption(world, subjectId, party)
    parties.set(subjectId, [...(parties.get(subjectId) ?? []), party])
  }
  const outcomes = [...parties].map(([id, exempted]) => lookBackInTime(world, id, exempted))
  return { what: `exemptions for ${[...parties.keys()].join(', ')}`, outcomes, pairsScored: 0 }
}

function grantExemption(world: LookbackWorld, subjectId: string, party: ListedParty): void {
  const { random, subjects, now } = world
  const cited: CitedField[] = random.chance(0.5) ? [random.pick(['remarks', 'remarks', 'nationality'] as const)] : []
  const draft = {
    subjectId,
    party: { listId: party.listId, id: party.id },
    ...{ reason: 'other-name', note: '', cited, owner: 'ada', grantedBy: 'ada', approvedBy: 'bo', revokedAt: null },
    grantedAt: now,
    until: daysAfter(now, 1 + random.below(300)),
  }
  const bound = bindEvidence(draft, subjects.get(subjectId)!, party)
  world.goodGuys.push({ ...draft, ...bound, id: `exemption-${world.count++}` })
}

const passTime: TakeStep = (world) => {
  const { random, goodGuys, subjects } = world
  const after = world.now
  const ends = goodGuys.map(({ until }) => until).filter((until) => until > after)
  world.now = ends.length > 0 && random.chance(0.5) ? random.pick(ends) : daysAfter(after, 1 + random.below(150))
  const terms = goodGuys.map(({ id, until, subjectId, party }) => ({
    kind: 'good-guy' as const,
    id,
    until,
    subjectId,
    party,
  }))
  const ended = endedTerms(terms, { after, now: world.now })
  const touched = [...new Set(ended.map(({ subjectId }) => subjectId))].filter((id) => subjects.has(id))
  // An exemption follows its party to another identifier, so all parties of the subject's hits are asked.
  const outcomes = touched.map((id) => lookBackInTime(world, id, allParties(world)))
  return { what: `${world.now}, ${ended.length} exemptions ended`, outcomes, pairsScored: 0 }
}

function lookBackInTime(world: LookbackWorld, subjectId: string, parties: readonly ListedParty[]): SubjectOutcome {
  const before = world.held.standing.get(subjectId) ?? []
  const suppressionOf = (id: string, party: ListedParty): string | null =>
    suppressionIn(world, world.subjects.get(id)!, party)
  return lookBackOnTime(subjectId, { before, parties, suppressionOf })
}

/** An instant some days later: in a world whose months have 28 days, text is enough of a calendar. */
function daysAfter(instant: string, days: number): string {
  const [year = 0, month = 0, day = 0] = instant.slice(0, 10).split('-').map(Number)
  const at = (year * 12 + month - 1) * 28 + day - 1 + days
  const two = (part: number): string => String(part).padStart(2, '0')
  const months = Math.floor(at / 28)
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two((at % 28) + 1)}${instant.slice(10)}`
}

/** Segments are merged, saved and opened again: nothing may depend on when. */
const reopenIndexes: TakeStep = (world) => {
  const { held, policy, random } = world
  if (random.chance(0.5)) held.subjectIndex.merge()
  held.subjectIndex = new SubjectIndex(policy, { saved: held.subjectIndex.save(), verify: true })
  held.partyIndex = new SegmentedIndex(policy, held.partyIndex.save())
  return quiet('indexes saved and opened')
}

const steps: readonly TakeStep[] = [
  publishList,
  publishList,
  publishList,
  changeSubjects,
  changeSubjects,
  grantExemptions,
  grantExemptions,
  passTime,
  changePolicy,
  reopenIndexes,
]

/** Takes a step and brings what is held up to date by what was touched alone. */
export function takeStep(world: LookbackWorld, rescreening: Rescreening): Step {
  const step = world.random.pick(world.subjects.size === 0 ? [publishList, changeSubjects] : steps)(world, rescreening)
  world.held.standing = afterLookback(world.held.standing, step)
  return step
}
