// The words of an aligned name for a reader: what each was put beside and why, and how rare it is by the same frozen
// table that weighed it (laws L8, L9).

import type { NameRole } from '../names/index.ts'
import type { NameAlignment, UnpairedWord, WordPair } from './comparison.ts'
import type { ExplainedPair, RarityWord } from './explanation.ts'
import type { PreparedParty, PreparedReading, PreparedWord } from './prepare.ts'
import { rarityOf } from './rarity.ts'

export interface PreparedSides {
  readonly ours: PreparedParty
  readonly theirs: PreparedParty
}

/** Pairs in the order of the subject's words, then words without a partner. */
export function explainWords(alignment: NameAlignment, { ours, theirs }: PreparedSides): ExplainedPair[] {
  const ourReading = readingOf(ours, { raw: alignment.ours, alignment, side: 'ours' })
  const theirReading = readingOf(theirs, { raw: alignment.theirs, alignment, side: 'theirs' })
  const pairs = alignment.pairs.map((pair) => explainPair(pair, ourReading, theirReading))
  const alone = (word: UnpairedWord, reading: PreparedReading, side: 'ours' | 'theirs'): ExplainedPair => ({
    ours: side === 'ours' ? word.word : '',
    theirs: side === 'theirs' ? word.word : '',
    reason: 'no-partner',
    similarity: 0,
    weight: word.weight,
    ...rankOf(reading, [word.position]),
  })
  return [
    ...pairs,
    ...alignment.ourUnpaired.map((word) => alone(word, ourReading, 'ours')),
    ...alignment.theirUnpaired.map((word) => alone(word, theirReading, 'theirs')),
  ]
}

interface Sought {
  readonly raw: string
  readonly alignment: NameAlignment
  readonly side: 'ours' | 'theirs'
}

/** The reading that was aligned: that of the name, for the reason, with the words at their positions. */
function readingOf(party: PreparedParty, { raw, alignment, side }: Sought): PreparedReading {
  const reason = side === 'ours' ? alignment.ourReading : alignment.theirReading
  const words = wordsAt(alignment, side)
  const fits = (reading: PreparedReading): boolean =>
    reading.reason === reason && words.every(([position, text]) => reading.words[position]?.text === text)
  const readings = party.names.filter((name) => name.raw === raw).flatMap((name) => name.readings)
  return readings.find(fits) ?? readings.find((reading) => reading.reason === reason) ?? readings[0]!
}

function wordsAt({ pairs, ourUnpaired, theirUnpaired }: NameAlignment, side: 'ours' | 'theirs'): [number, string][] {
  const positions = side === 'ours' ? 'ourPositions' : 'theirPositions'
  const single = pairs.filter((pair) => pair[positions].length === 1)
  const unpaired = side === 'ours' ? ourUnpaired : theirUnpaired
  return [
    ...single.map((pair): [number, string] => [pair[positions][0]!, pair[side]]),
    ...unpaired.map(({ position, word }): [number, string] => [position, word]),
  ]
}

function explainPair(pair: WordPair, ourReading: PreparedReading, theirReading: PreparedReading): ExplainedPair {
  const { ours, theirs, reason, similarity, weight } = pair
  const [here, there] = [rankOf(ourReading, pair.ourPositions), rankOf(theirReading, pair.theirPositions)]
  return { ours, theirs, reason, similarity, weight, ...(there.rarity < here.rarity ? there : here) }
}

/** Rarity and role of the rarest of the words. */
function rankOf(
  { words }: PreparedReading,
  positions: readonly number[],
): Pick<ExplainedPair, 'rarity' | 'rarityWord' | 'role'> {
  let rarity = 0
  let role: NameRole = words[positions[0] ?? 0]?.role ?? 'name'
  for (const position of positions) {
    const word = words[position]
    if (word === undefined || wordRarity(word) <= rarity) continue
    rarity = wordRarity(word)
    role = word.role
  }
  return { rarity, rarityWord: rarityWord(rarity), role }
}

function wordRarity(word: PreparedWord): number {
  return rarityOf(word.forms.map(({ text }) => text))
}

/** The table's tiers in four words: about one name in 150,000 and rarer, in 10,000, in 700, and more often than that. */
function rarityWord(rarity: number): RarityWord {
  if (rarity >= 0.82) return 'rare'
  if (rarity >= 0.64) return 'uncommon'
  return rarity >= 0.45 ? 'common' : 'very common'
}
