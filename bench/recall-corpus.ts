// What recall is measured on: the real lists without the names that are asked for, and four sets of subjects of whom it
// is known which listed party they are.

import type { ListedParty } from '@hindsight/engine/model'
import { seededRandom, subject } from '@hindsight/engine/testing'
import { type Positive, partyKey, type ScreenCorpus, sortedWords } from './corpora.ts'
import { editHard } from './hard-edits.ts'
import { namesOf } from './latin-names.ts'
import { levenshteinSimilarity } from './levenshtein.ts'

export interface RecallCorpus {
  readonly parties: readonly ListedParty[]
  readonly sets: Readonly<Record<string, readonly Positive[]>>
}

const aliasesMax = 900
const aliasLikeFrom = 0.7
const editsPerName = 2

/** Takes aliases and original-script names out of the lists and asks for them; the treated names stay in. */
export function recallCorpus({ parties, positives }: ScreenCorpus): RecallCorpus {
  const treated = positives['UN positives'] ?? []
  const kept = new Set(treated.map((positive) => sortedWords(positive.subject.name[0]!)))
  const scripts = parties.map((party) => ({ party, names: originalScriptNames(party) }))
  const aliases = spaced(
    parties.flatMap((party) => heldOutAlias(party, kept)),
    aliasesMax,
  )
  const heldOut = new Map<ListedParty, Set<string>>()
  for (const { party, names } of [...scripts, ...aliases.map(({ party, name }) => ({ party, names: [name] }))]) {
    const held = heldOut.get(party) ?? new Set()
    for (const name of names) held.add(name)
    heldOut.set(party, held)
  }
  const random = seededRandom(2026)
  const hard = treated.flatMap(({ subject: { name }, partyKeys }) =>
    Array.from({ length: editsPerName }, () => editHard(name[0]!, random)).flatMap((edited) =>
      edited === null ? [] : [positiveOf(edited, partyKeys)],
    ),
  )
  return {
    parties: parties.map((party) => withoutNames(party, heldOut.get(party) ?? new Set())),
    sets: {
      treated,
      'hard edits': hard,
      'held-out alias': aliases.map(({ party, name }) => positiveOf(name, new Set([partyKey(party)]))),
      'original script': scripts.flatMap(({ party, names }) =>
        names.slice(0, 1).map((name) => positiveOf(name, new Set([partyKey(party)]))),
      ),
    },
  }
}

function positiveOf(name: string, partyKeys: ReadonlySet<string>): Positive {
  return { subject: subject({ id: name, name }), partyKeys }
}

const hasOtherScript = (name: string): boolean => /[\p{L}--\p{Script=Latin}]/v.test(name)

/** Names of a person in the letters of an original script, where the list has a Latin name beside them. */
function originalScriptNames(party: ListedParty): string[] {
  const names = namesOf(party)
  if (party.schema !== 'Person' || names.every(hasOtherScript)) return []
  return names.filter((name) => hasOtherScript(name))
}

/** An alias that is like another name of its party, and that nothing else which stays says; at most one. */
function heldOutAlias(party: ListedParty, kept: ReadonlySet<string>): { party: ListedParty; name: string }[] {
  if (party.schema !== 'Person') return []
  const latin = namesOf(party).filter((name) => !hasOtherScript(name))
  const found = [...party.alias, ...party.weakAlias].find((alias) => {
    const words = sortedWords(alias)
    if (hasOtherScript(alias) || kept.has(words) || !words.includes(' ')) return false
    const others = latin.filter((name) => name !== alias).map(sortedWords)
    return !others.includes(words) && others.some((other) => levenshteinSimilarity(words, other) >= aliasLikeFrom)
  })
  return found === undefined ? [] : [{ party, name: found }]
}

function withoutNames(party: ListedParty, held: ReadonlySet<string>): ListedParty {
  if (held.size === 0) return party
  const kept = (names: readonly string[]): readonly string[] => names.filter((name) => !held.has(name))
  const { name, alias, weakAlias, previousName } = party
  return {
    ...party,
    name: kept(name),
    alias: kept(alias),
    weakAlias: kept(weakAlias),
    previousName: kept(previousName),
  }
}

function spaced<T>(values: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, values.length / count)
  return Array.from({ length: Math.min(count, values.length) }, (_, at) => values[Math.floor(at * step)]!)
}
