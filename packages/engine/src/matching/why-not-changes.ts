// What would change the answer about a pair that is no possible match: each supposed change is scored again, alone and,
// where none is enough, with others. Nothing here is estimated (law L9), and origin is never supposed (law L4).

import type { Identifying, PartialDate } from '../model/index.ts'
import type { Comparison, NameAlignment } from './comparison.ts'
import type { Rescored, Supposition } from './explanation.ts'
import { type ComparedParties, compareSupposed, identifierText, rescore } from './suppose.ts'

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
export function whyNotChanges(
  compared: ComparedParties,
  comparison: Comparison,
  nearest: NameAlignment | null,
): WouldChange[] {
  const names = nearest === null ? wholeName(compared) : nameChanges(nearest, compared)
  const besides = besidesChanges(compared, comparison)
  const single = [...schemaChange(compared), ...names, ...besides].map((change) =>
    tried([change], { compared, comparison }),
  )
  const enough = single.filter(({ isHit }) => isHit)
  const together =
    enough.length > 0
      ? null
      : fewestTogether([...schemaChange(compared), ...names, ...besides], { compared, comparison })
  const moving = single.filter(({ score }) => score !== comparison.score)
  const rest = moving.filter(({ isHit }) => !isHit).toSorted((a, b) => b.score - a.score)
  return [...enough.toSorted((a, b) => a.score - b.score), ...(together === null ? [] : [together]), ...rest]
}

interface Trial {
  readonly compared: ComparedParties
  readonly comparison: Comparison
}

function tried(changes: readonly Change[], { compared, comparison }: Trial): WouldChange {
  const supposed = changes.flatMap((change) => change.supposed)
  const change = changes.map((one) => one.change).join(', and ')
  return { change, size: changes.length, ...rescore(compared, comparison, supposed) }
}

const togetherMax = 4

/** Adds, step by step, what raises the score most, until it is enough; null where all together are not. */
function fewestTogether(changes: readonly Change[], { compared, comparison }: Trial): WouldChange | null {
  const chosen: Change[] = []
  let reached = comparison.score
  while (chosen.length < Math.min(togetherMax, changes.length)) {
    const left = changes.filter((change) => !chosen.some((one) => clash(one, change)))
    const tries = left.map((change) => {
      const supposed = [...chosen, change].flatMap((one) => one.supposed)
      return { change, score: compareSupposed(compared, supposed).score }
    })
    const [best] = tries.toSorted((a, b) => b.score - a.score)
    if (best === undefined || best.score < reached || (best.score === reached && best.score > 0)) return null
    chosen.push(best.change)
    reached = best.score
    if (reached >= compared.policy.threshold) return tried(chosen, { compared, comparison })
  }
  return null
}

/** Two changes of the same property of the same side cannot both be. */
function clash(a: Change, b: Change): boolean {
  return a.supposed.some((one) => b.supposed.some((two) => one.side === two.side && one.property === two.property))
}

function schemaChange({ subject, party, policy }: ComparedParties): Change[] {
  const { isHit, findings } = compareSupposed({ subject, party, policy }, [])
  if (isHit || findings.length > 0 || subject.schema === party.schema) return []
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
function besidesChanges({ subject, party }: ComparedParties, { findings }: Comparison): Change[] {
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
