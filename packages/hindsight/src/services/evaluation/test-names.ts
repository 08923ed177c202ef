// What a worker does for the self-test: it writes each listed name in every way and searches the index for it. A name
// that is not found is compared with its own party directly: where that finds it, the index has lost it (law L7).

import type { PartyIndex } from '@hindsight/engine/indexing'
import { compareParties, type Policy, whyNot } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, type Subject } from '@hindsight/engine/model'
import { scriptOf } from '@hindsight/engine/text'
import { seededRandom, seedOf } from './seeded-random.ts'
import { allVariations } from './variations/all-variations.ts'

/** A name of the party at a position of the index. */
export interface NameToTest {
  readonly position: number
  readonly name: string
  /** Graded weak by its issuer: alone it opens no review. */
  readonly isWeak: boolean
}

/** How often a class of variations was tried and found on names of a script. */
export interface Trial {
  readonly id: string
  /** ISO 15924 code of most letters of the listed name. */
  readonly script: string
  readonly tried: number
  readonly found: number
}

export interface Miss {
  readonly listId: string
  readonly partyId: string
  readonly name: string
  readonly variation: string
  readonly typed: string
  /** Score of the typed name against its own party; 0 where the names are not alike enough to count. */
  readonly score: number
  readonly because: string
  readonly isLostByIndex: boolean
}

export interface TestAnswer {
  readonly trials: readonly Trial[]
  readonly misses: readonly Miss[]
}

/** What of the index the test needs. */
type TestedIndex = Pick<PartyIndex, 'party' | 'search'>

interface Bench {
  readonly index: TestedIndex
  readonly policy: Policy
  readonly trials: Map<string, { readonly id: string; readonly script: string; tried: number; found: number }>
  readonly misses: Miss[]
}

/** Tests the names one by one. */
export function testNames(names: readonly NameToTest[], index: TestedIndex, policy: Policy): TestAnswer {
  const bench: Bench = { index, policy, trials: new Map(), misses: [] }
  for (const each of names) {
    const party = index.party(each.position)
    if (each.isWeak) testWeakAlias(each.name, party, bench)
    else testVariations(each.name, party, bench)
  }
  return { trials: [...bench.trials.values()], misses: bench.misses }
}

function testVariations(name: string, party: ListedParty, bench: Bench): void {
  const { schema } = party
  for (const variation of allVariations) {
    const typed = variation.apply({ name, schema }, seededRandom(seedOf(`${variation.id}\n${name}`)))
    if (typed === null) continue
    const subject = { ...emptyParty, id: 'self-test', schema, name: [typed] }
    const isFound = finds(subject, party, bench)
    count(bench, { id: variation.id, name, isFound })
    if (!isFound) bench.misses.push(missOf({ subject, party, name, variation: variation.id }, bench.policy))
  }
}

/** A weak alias alone, and with one thing of its record beside it; found if any of those finds it. */
function testWeakAlias(name: string, party: ListedParty, bench: Bench): void {
  const alone: Subject = { ...emptyParty, id: 'self-test', schema: party.schema, name: [name] }
  count(bench, { id: 'weak-alone', name, isFound: finds(alone, party, bench) })
  const corroborated: readonly Subject[] = [
    ...party.birthDate.filter((date) => !date.imputed).map((date) => ({ ...alone, birthDate: [date] })),
    ...party.identifiers.map((identifier) => ({ ...alone, identifiers: [identifier] })),
  ]
  const [subject] = corroborated
  if (subject === undefined) return
  const isFound = corroborated.some((each) => finds(each, party, bench))
  count(bench, { id: 'weak-corroborated', name, isFound })
  if (!isFound) bench.misses.push(missOf({ subject, party, name, variation: 'weak-corroborated' }, bench.policy))
}

function finds(subject: Subject, { id, listId }: ListedParty, { index }: Bench): boolean {
  return index.search(subject).some(({ party }) => party.id === id && party.listId === listId)
}

interface Counted {
  readonly id: string
  readonly name: string
  readonly isFound: boolean
}

function count({ trials }: Bench, { id, name, isFound }: Counted): void {
  const script = scriptOf(name)
  const sum = trials.get(`${id} ${script}`) ?? { id, script, tried: 0, found: 0 }
  sum.tried += 1
  if (isFound) sum.found += 1
  trials.set(`${id} ${script}`, sum)
}

interface Missing {
  readonly subject: Subject
  readonly party: ListedParty
  readonly name: string
  readonly variation: string
}

function missOf({ subject, party, name, variation }: Missing, policy: Policy): Miss {
  const comparison = compareParties(subject, party, policy)
  const { score, isHit } = comparison
  const because = isHit
    ? 'Comparing finds it, the index does not: report this with the name.'
    : whyNot({ subject, party, policy }, comparison).sentence
  const typed = subject.name[0] ?? ''
  const { listId, id: partyId } = party
  return { listId, partyId, name, variation, typed, score, because, isLostByIndex: isHit }
}
