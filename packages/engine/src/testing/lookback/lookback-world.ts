// A small world for histories of law L1: lists, subjects, exemptions and a policy that change, and beside them what a
// system would hold that only ever looks back. The slow oracle knows nothing of the latter.

import { compareText } from '../../base/index.ts'
import { SegmentedIndex } from '../../indexing/index.ts'
import { canonicalParty } from '../../lists/index.ts'
import { compareStanding, partyKeyText, type Standing, type StandingHit, SubjectIndex } from '../../lookback/index.ts'
import {
  type Comparison,
  comparePrepared,
  defaultPolicy,
  type Policy,
  type PreparedParty,
  prepareParty,
} from '../../matching/index.ts'
import type { ListedParty, ListId, PartyId, Subject } from '../../model/index.ts'
import { type GoodGuy, goodGuyApplies } from '../../review/index.ts'
import { inventListedParty } from '../invented-parties.ts'
import type { Random } from '../random.ts'
import { resemblingSubject } from '../resembling-subject.ts'

export const listIds = ['one', 'two'] as const

/** Everything that is so, whoever looks. */
export interface LookbackWorld {
  readonly random: Random
  policy: Policy
  /** By list, then by id. */
  readonly lists: Map<string, Map<string, ListedParty>>
  readonly subjects: Map<string, Subject>
  readonly goodGuys: GoodGuy[]
  /** By key of a party: the ids that it had before. */
  readonly previousIds: Map<string, readonly PartyId[]>
  now: string
  /** Ids given so far. */
  count: number
  /** What a system holds that looks back: nothing here is ever computed from everything. */
  readonly held: Held
}

interface Held {
  subjectIndex: SubjectIndex
  partyIndex: SegmentedIndex
  standing: Standing
}

/** A world with some subjects near some listed parties, and nothing screened yet. */
export function startWorld(random: Random): LookbackWorld {
  const policy = { ...defaultPolicy, version: 'history-0', threshold: random.pick([0.6, 0.7, 0.8]) }
  const held = { subjectIndex: new SubjectIndex(policy), partyIndex: new SegmentedIndex(policy), standing: new Map() }
  const lists = new Map(listIds.map((id) => [id as string, new Map<string, ListedParty>()]))
  const empty = { goodGuys: [], previousIds: new Map(), subjects: new Map(), now: '2026-01-01T00:00:00.000Z', count: 0 }
  return { random, policy, lists, held, ...empty }
}

export function allParties({ lists }: Pick<LookbackWorld, 'lists'>): ListedParty[] {
  return [...lists.values()].flatMap((parties) => [...parties.values()])
}

/** Another listed party in its canonical form: near a subject as often as not, on the other list too, or a stranger. */
export function inventMember(world: LookbackWorld, listId: string): ListedParty {
  const { random } = world
  const id = `party-${world.count++}` as PartyId
  const others = allParties(world).filter((party) => party.listId !== listId)
  const stranger = inventListedParty(random, id)
  const subjects = [...world.subjects.values()]
  const base = random.pick<() => ListedParty>([
    () => (others.length > 0 ? random.pick(others) : stranger),
    () => stranger,
    ...(subjects.length === 0 ? [] : [() => nearSubject(stranger, random.pick(subjects), random)]),
    ...(subjects.length === 0 ? [] : [() => nearSubject(stranger, random.pick(subjects), random)]),
  ])()
  return canonicalParty({ ...base, id, listId: listId as ListId })
}

/** Somebody who is listed after a subject was let through: under an altered name, strong or weak, among others. */
function nearSubject(stranger: ListedParty, subject: Subject, random: Random): ListedParty {
  const altered = { ...stranger, ...resemblingSubject({ ...stranger, ...subject, id: stranger.id }, random, '') }
  const names = random.pick([
    { name: altered.name },
    { name: stranger.name, alias: [...stranger.alias, ...altered.name] },
    { name: stranger.name, weakAlias: altered.name },
  ] as const)
  return { ...altered, alias: stranger.alias, ...names, id: stranger.id }
}

/** A subject near somebody who is listed, was listed or may be; or the same subject with other data. */
export function inventNear(world: LookbackWorld, id: string): Subject {
  const { random } = world
  const parties = allParties(world)
  const party = parties.length > 0 && random.chance(0.9) ? random.pick(parties) : inventListedParty(random, 'nobody')
  const {
    id: _,
    listId: __,
    programs: ___,
    listedOn: ____,
    links: _____,
    remarks: ______,
    position: _______,
    ...near
  } = {
    ...party,
    ...resemblingSubject(party, random, id),
  }
  return { ...near, id }
}

/** The exemption that suppresses a pair now, by id. */
export function suppressionIn(world: LookbackWorld, subject: Subject, party: ListedParty): string | null {
  const previous = world.previousIds.get(partyKeyText(party)) ?? []
  const previousKeys = previous.map((id) => ({ listId: party.listId, id }))
  const pair = { subject, party, previousKeys, now: world.now }
  return world.goodGuys.find((goodGuy) => goodGuyApplies(goodGuy, pair).state === 'applies')?.id ?? null
}

/** Rescreening of everybody against everything, pair by pair: the oracle of law L1. What is pure is remembered. */
export class Rescreening {
  readonly #prepared = new Map<Policy, WeakMap<object, PreparedParty>>()
  readonly #compared = new Map<Policy, WeakMap<Subject, WeakMap<ListedParty, Comparison>>>()

  /** The hits of all subjects, by subject id; subjects without one are left out. */
  standing(world: LookbackWorld): Standing {
    const standing = new Map<string, readonly StandingHit[]>()
    for (const subject of [...world.subjects.values()].sort((a, b) => compareText(a.id, b.id))) {
      const hits = this.near(world, subject, world.policy.threshold).map(({ party, comparison }) => {
        const { listId, id } = party
        return { listId, id, comparison, suppressedBy: suppressionIn(world, subject, party) }
      })
      if (hits.length > 0) standing.set(subject.id, hits.sort(compareStanding))
    }
    return standing
  }

  /** The pairs of a subject from a score on. */
  near(
    world: LookbackWorld,
    subject: Subject,
    from: number,
  ): { readonly party: ListedParty; readonly comparison: Comparison }[] {
    return allParties(world)
      .map((party) => ({ party, comparison: this.#compare(subject, party, world.policy) }))
      .filter(({ comparison }) => comparison.score >= from && comparison.score > 0)
  }

  #compare(subject: Subject, party: ListedParty, policy: Policy): Comparison {
    const ofPolicy = kept(this.#compared, policy, () => new WeakMap())
    const ofSubject = kept(ofPolicy, subject, () => new WeakMap<ListedParty, Comparison>())
    return kept(ofSubject, party, () =>
      comparePrepared(this.#prepare(subject, policy), this.#prepare(party, policy), { partyId: party.id, policy }),
    )
  }

  #prepare(party: Subject | ListedParty, policy: Policy): PreparedParty {
    const ofPolicy = kept(this.#prepared, policy, () => new WeakMap<object, PreparedParty>())
    return kept(ofPolicy, party, () => prepareParty(party, policy))
  }
}

interface Keeper<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

function kept<K, V>(keeper: Keeper<K, V>, key: K, make: () => V): V {
  let value = keeper.get(key)
  if (value === undefined) {
    value = make()
    keeper.set(key, value)
  }
  return value
}
