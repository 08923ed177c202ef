// Subjects for a population: members under one of their names with none to three edits and their evidence kept, lost or
// contradicted, and strangers made of the same words. Each follows from its number, so a run can be taken up anywhere.

import type { PartialDate, Subject } from '../../model/index.ts'
import { nameEvasions } from '../evasions.ts'
import { type Random, seededRandom } from '../random.ts'
import { evidenceNear, keepOrLose } from '../resembling-subject.ts'
import { largePopulation, type Members } from './large-population.ts'
import { mixSeeds } from './mix-seeds.ts'
import { nativeOf } from './population-words.ts'

export interface SubjectRange {
  readonly seed: number
  /** Number of the first subject, 0 unless given. */
  readonly from?: number
  readonly count: number
}

const strangerShare = 0.2
const strangersFrom = 1_000_000

/** Subjects `from` to `from + count`; a subject depends on its number, the seed and the members, on nothing else. */
export function subjectsNear(members: Members, { seed, from = 0, count }: SubjectRange): Subject[] {
  const strangers = largePopulation(strangersFrom, mixSeeds(seed, 3))
  return Array.from({ length: count }, (_, i) => {
    const random = seededRandom(mixSeeds(seed, from + i))
    const isStranger = random.chance(strangerShare)
    return subjectNear(isStranger ? strangers : members, random, `subject-${from + i}`)
  })
}

/** Position of the member that a subject was made from; null for a stranger. */
export function sourceOf(members: Members, seed: number, subject: number): number | null {
  const random = seededRandom(mixSeeds(seed, subject))
  return random.chance(strangerShare) ? null : random.below(members.partyCount)
}

function subjectNear(members: Members, random: Random, id: string): Subject {
  const party = members.party(random.below(members.partyCount))
  const other = members.party(random.below(members.partyCount))
  const names = [...party.name, ...party.alias, ...party.previousName, ...party.weakAlias]
  const name = random.pick(names)
  return {
    ...party,
    id,
    schema: random.chance(0.9) ? party.schema : 'LegalEntity',
    name: [editName(random.chance(0.3) ? blend(name, other.name[0]!, random) : name, random)],
    alias: random.chance(0.15) ? [editName(random.pick(names), random)] : [],
    weakAlias: [],
    previousName: [],
    birthDate: random.chance(0.2) ? party.birthDate.map(coarser) : keepOrLose(party.birthDate, other.birthDate, random),
    ...evidenceNear(party, other, random),
  }
}

function coarser(date: PartialDate): PartialDate {
  const value = date.value.slice(0, 4)
  return { ...date, value, imputed: false, raw: value }
}

/** One word gives way to a word of another name, or has it beside it: alike enough for evidence to decide. */
function blend(name: string, other: string, random: Random): string {
  const words = name.split(' ')
  words.splice(random.below(words.length), random.below(2), random.pick(other.split(' ')))
  return words.join(' ')
}

function editName(name: string, random: Random): string {
  if (random.chance(0.15)) return random.pick(nameEvasions).apply(name, random) ?? name
  let edited = name
  for (let left = random.pick([0, 1, 1, 1, 2, 2, 3]); left > 0; left--) edited = random.pick(edits)(edited, random)
  return /[\p{L}\p{N}]/u.test(edited) ? edited : name
}

type Edit = (name: string, random: Random) => string

/** Changes one word of a name. */
function onWord(change: (word: string, random: Random) => string): Edit {
  return (name, random) => {
    const words = name.split(' ')
    const at = random.below(words.length)
    words[at] = change(words[at]!, random)
    return words.join(' ')
  }
}

/** Ways in which romanisation systems write one sound. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/kh/iu, 'h'],
  [/ou/iu, 'u'],
  [/u/iu, 'ou'],
  [/y/iu, 'i'],
  [/i/iu, 'y'],
  [/sh/iu, 'sch'],
  [/ch/iu, 'tch'],
  [/k/iu, 'q'],
  [/w/iu, 'v'],
  [/zh/iu, 'j'],
  [/ph/iu, 'f'],
  [/(.)\1/iu, '$1'],
  [/[aeiou]/iu, ''],
]

const typo = onWord((word, random) => {
  const signs = [...word]
  const at = random.below(signs.length)
  const drawn = random.next()
  if (drawn < 0.3 && signs.length > 2) signs.splice(at, 1)
  else if (drawn < 0.55) signs.splice(at, 0, random.pick([...'aeioukmnrst']))
  else if (drawn < 0.8) signs[at] = random.pick([...'aeioukmnrst'])
  else signs.splice(at, 2, ...signs.slice(at, at + 2).reverse())
  return signs.join('')
})

const edits: readonly Edit[] = [
  typo,
  typo,
  onWord((word, random) => word.replace(...random.pick(spellings))),
  onWord((word) => `${word[0] ?? ''}.`),
  onWord((word, random) => nativeOf(word, random.pick(['Cyrillic', 'Arabic', 'Greek'])) ?? word),
  onWord((word) => `${word} ${word}`),
  onWord((word, random) => {
    const at = 1 + random.below(Math.max(1, word.length - 1))
    return `${word.slice(0, at)} ${word.slice(at)}`
  }),
  (name, random) => {
    const words = name.split(' ')
    const at = random.below(words.length)
    return words.filter((_, i) => words.length === 1 || i !== at).join(' ')
  },
  (name, random) => random.shuffle(name.split(' ')).join(' '),
  // Joins the words before and after one of the spaces, or all of them.
  (name, random) => {
    const words = name.split(' ')
    const at = random.below(words.length)
    return random.chance(0.3) ? words.join('') : words.reduce((text, word, i) => text + (i === at ? '' : ' ') + word)
  },
  (name) => name.toUpperCase(),
]
