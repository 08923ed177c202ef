// What would change the answer about a pair that is no possible match: each supposed change is scored again, alone and,
// where none is enough, with others. Nothing here is estimated (law L9), and origin is never supposed (law L4).

import type { Identifying, PartialDate } from '../model/index.ts'
import type { NameAlignment } from './comparison.ts'
import type { Rescored, Supposition } from './explanation.ts'
import { areComparable } from './kinds.ts'
import { type ComparedParties, compareAgain, identifierText, type PairInQuestion, rescore } from './suppose.ts'

export interface WouldChange extends Rescored {
  /** In words, e.g. `the name without "karim"`. */
  readonly change: string
  /** How many things are supposed at once. */
  readonly size: number
}

interface Change {
  readonly change: string
  readonly supposed: readonly Supposition[]
}

/** Changes in the order: enough alone, enough together, not enough; in each the least change of the score first. */
export function whyNotChanges(pair: PairInQuestion, nearest: NameAlignment | null): WouldChange[] {
  const names = nearest === null ? wholeName(pair) : nameChanges(nearest, pair)
  const changes = [...schemaChange(pair), ...names, ...besidesChanges(pair)]
  const single = changes.map((change) => tried([change], pair))
  const enough = single.filter(({ isHit }) => isHit)
  const together = enough.length > 0 ? null : fewestTogether(changes, pair)
  const rest = single.filter(({ isHit, score }) => !isHit && score !== pair.comparison.score)
  return [
    ...enough.toSorted((a, b) => a.score - b.score),
    ...(together === null ? [] : [together]),
    ...rest.toSorted((a, b) => b.score - a.score),
  ]
}

function tried(changes: readonly Change[], pair: PairInQuestion): WouldChange {
  const supposed = changes.flatMap((change) => change.supposed)
  const change = changes.map((one) => one.change).join(', and ')
  return { change, size: changes.length, ...rescore(pair, supposed) }
}

const togetherMax = 4

/** Adds, step by step, what raises the score most, until it is enough; null where all together are not. */
function fewestTogether(changes: readonly Change[], pair: PairInQuestion): WouldChange | null {
  const chosen: Change[] = []
  let reached = pair.comparison.score
  while (chosen.length < Math.min(togetherMax, changes.length)) {
    const left = changes.filter((change) => !chosen.some((one) => clash(one, change)))
    const tries = left.map((change) => {
      const supposed = [...chosen, change].flatMap((one) => one.supposed)
      return { change, score: compareAgain(pair, supposed).score }
    })
    const [best] = tries.toSorted((a, b) => b.score - a.score)
    if (best === undefined || best.score < reached || (best.score === reached && best.score > 0)) return null
    chosen.push(best.change)
    reached = best.score
    if (reached >= pair.policy.threshold) return tried(chosen, pair)
  }
  return null
}

/** Two changes of the same property of the same side cannot both be. */
function clash(a: Change, b: Change): boolean {
  return a.supposed.some((one) => b.supposed.some((two) => one.side === two.side && one.property === two.property))
}

function schemaChange({ subject, party }: ComparedParties): Change[] {
  if (areComparable(subject.schema, party.schema)) return []
  const supposed: Supposition[] = [{ side: 'subject', property: 'schema', values: [party.schema] }]
  return [{ change: `a subject of the kind ${party.schema} in place of ${subject.schema}`, supposed }]
}

function wholeName({ party }: ComparedParties): Change[] {
  const [name] = party.name
  return name === undefined ? [] : [named(`the name "${name}"`, name)]
}

function named(change: string, name: string): Change {
  return { change, supposed: [{ side: 'subject', property: 'name', values: [name] }] }
}

/** Names nearer to the listed one, from the least change to the whole name as it is listed. */
function nameChanges(
  { pairs, ourUnpaired, theirUnpaired, theirs }: NameAlignment,
  { subject }: ComparedParties,
): Change[] {
  const ourWords = [
    ...pairs.map(({ ours, ourPositions }) => ({ word: ours, position: ourPositions[0]! })),
    ...ourUnpaired,
  ].toSorted((a, b) => a.position - b.position)
  const quoted = (words: readonly { readonly word: string }[]): string => words.map(({ word }) => `"${word}"`).join(' ')
  const kept = ourWords.filter((word) => !ourUnpaired.some((alone) => alone === word))
  const changes: Change[] = []
  if (ourUnpaired.length > 0) changes.push(named(`the name without ${quoted(ourUnpaired)}`, text(kept)))
  if (theirUnpaired.length > 0) {
    changes.push(named(`the name with ${quoted(theirUnpaired)} added`, text([...ourWords, ...theirUnpaired])))
  }
  if (ourUnpaired.length > 0 && theirUnpaired.length > 0) {
    const change = `${quoted(theirUnpaired)} in place of ${quoted(ourUnpaired)}`
    changes.push(named(change, text([...kept, ...theirUnpaired])))
  }
  for (const pair of pairs) {
    if (pair.similarity === 1 || pair.reason === 'whole') continue
    const respelled = ourWords.map((word) =>
      word.position === pair.ourPositions[0] ? { ...word, word: pair.theirs } : word,
    )
    changes.push(named(`"${pair.theirs}" in place of "${pair.ours}"`, text(respelled)))
  }
  const isNew = !changes.some(({ supposed }) => supposed[0]?.values[0] === theirs) && !subject.name.includes(theirs)
  return isNew ? [...changes, named(`the name "${theirs}" as it is listed`, theirs)] : changes
}

function text(words: readonly { readonly word: string }[]): string {
  return words.map(({ word }) => word).join(' ')
}

/** Evidence besides the name as the list has it, or unstated where it contradicts. */
function besidesChanges({ subject, party, comparison: { findings } }: PairInQuestion): Change[] {
  const on = (property: Supposition['property'], value: string): Supposition[] => [
    { side: 'subject', property, values: [value] },
  ]
  const changes: Change[] = []
  const date = firmDate(party)
  if (date !== null && !subject.birthDate.some(({ value }) => value === date.value)) {
    changes.push({ change: `the birth date ${date.value}, as listed`, supposed: on('birthDate', date.value) })
  }
  if (findings.some(({ feature, effect }) => feature === 'gender' && effect < 0) && party.gender !== null) {
    changes.push({ change: `the gender ${party.gender}, as listed`, supposed: on('gender', party.gender) })
  }
  const father = party.fatherName[0]
  if (father !== undefined && !subject.fatherName.includes(father)) {
    changes.push({ change: `the father's name "${father}", as listed`, supposed: on('fatherName', father) })
  }
  const address = party.addresses.find(({ full }) => full !== '')?.full
  if (address !== undefined && !subject.addresses.some(({ full }) => full === address)) {
    changes.push({ change: `the address "${address}", as listed`, supposed: on('addresses', address) })
  }
  const [number] = party.identifiers.toSorted((a, b) => b.value.length - a.value.length)
  if (number !== undefined && !subject.identifiers.some(({ value }) => value === number.value)) {
    changes.push({
      change: `the number ${number.value}, as listed`,
      supposed: on('identifiers', identifierText(number)),
    })
  }
  return changes
}

/** The most precise date that is not filled in. */
function firmDate({ birthDate }: Identifying): PartialDate | null {
  const firm = birthDate.filter(({ imputed, circa, until }) => !imputed && !circa && until === null)
  return firm.toSorted((a, b) => b.value.length - a.value.length)[0] ?? null
}
