// Writes a name with one to three hard edits, as clerks, scanners and romanisers do: for recall, from a seed, and by
// nothing that the matcher knows of.

import type { Random } from '@hindsight/engine/testing'

type Edit = (words: string[], random: Random) => string[] | null

/** The words with one of them rewritten; null where there is none that can be. */
function rewritten(words: string[], random: Random, rewrite: (word: string) => string | null): string[] | null {
  const at = random.below(words.length)
  const word = rewrite(words[at]!)
  return word === null || word === '' || word === words[at] ? null : words.with(at, word)
}

const typo: Edit = (words, random) =>
  rewritten(words, random, (word) => {
    if (word.length < 4) return null
    const letters = [...word]
    const at = random.below(letters.length)
    const drawn = random.below(4)
    if (drawn === 0) letters.splice(at, 1)
    else if (drawn === 1) letters.splice(at, 0, random.pick([...'aeioulnrst']))
    else if (drawn === 2) letters[at] = random.pick([...'aeioulnrst'])
    else letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed())
    return letters.join('')
  })

/** Spellings that romanisations of one sound give. */
const romanisations: readonly (readonly [string, string])[] = [
  ['kh', 'h'],
  ['gh', 'g'],
  ['sh', 'ch'],
  ['ph', 'f'],
  ['th', 't'],
  ['dh', 'd'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['ee', 'i'],
  ['ei', 'e'],
  ['ai', 'ay'],
  ['yu', 'iu'],
  ['ya', 'ia'],
  ['iy', 'y'],
  ['w', 'v'],
  ['q', 'k'],
  ['c', 'k'],
  ['j', 'dj'],
  ['y', 'i'],
  ['x', 'ks'],
]

const romanisation: Edit = (words, random) =>
  rewritten(words, random, (word) => {
    const fitting = romanisations.flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    const there = fitting.filter(([from]) => word.includes(from))
    if (there.length === 0) return null
    const [from, to] = random.pick(there)
    return word.replace(from, to)
  })

const drop: Edit = (words, random) => (words.length < 3 ? null : words.toSpliced(random.below(words.length), 1))

const initial: Edit = (words, random) =>
  words.length < 2 || words.every((word) => word.length < 3)
    ? null
    : rewritten(words, random, (word) => (word.length < 3 ? null : word[0]!))

const join: Edit = (words, random) => {
  if (words.length < 2) return null
  const at = random.below(words.length - 1)
  return words.toSpliced(at, 2, `${words[at]}${words[at + 1]}`)
}

const split: Edit = (words, random) => {
  const at = random.below(words.length)
  const word = words[at]!
  if (word.length < 6) return null
  const middle = 3 + random.below(word.length - 5)
  return words.toSpliced(at, 1, word.slice(0, middle), word.slice(middle))
}

const swap: Edit = (words, random) => {
  if (words.length < 2) return null
  const shuffled = random.shuffle(words)
  return shuffled.every((word, at) => word === words[at]) ? null : [...shuffled]
}

const edits: readonly Edit[] = [typo, typo, romanisation, romanisation, drop, initial, join, split, swap]

/** The Latin name with one to three edits; null where none of them can be made. */
export function editHard(name: string, random: Random): string | null {
  let words = name.toLowerCase().split(/\s+/u)
  let made = 0
  const wanted = 1 + random.below(3)
  for (let attempt = 0; attempt < 30 && made < wanted; attempt++) {
    const edited = random.pick(edits)(words, random)
    if (edited === null) continue
    words = edited
    made += 1
  }
  return made === 0 ? null : words.join(' ')
}
