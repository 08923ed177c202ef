// Says in one sentence how two names were aligned, from the numbers that decided (law L9).

import type { NameAlignment, PairReason, WordPair } from './comparison.ts'

const reasons: Readonly<Record<PairReason, string>> = {
  identical: 'is',
  'same-symbol': 'stands for',
  'look-alike': 'looks like',
  spelling: 'is spelled like',
  sound: 'sounds like',
  loan: 'may be, in another script,',
  initial: 'abbreviates or is abbreviated by',
  joined: 'is, written as one word,',
  split: 'is, written apart,',
  whole: 'is, without its spaces,',
}

export function nameSentence(alignment: NameAlignment): string {
  const { ours, theirs, pairs, ourUnpaired, theirUnpaired } = alignment
  const parts = pairs.filter((pair) => pair.reason !== 'identical').map(describePair)
  const identicalCount = pairs.length - parts.length
  if (identicalCount > 0) {
    const words = pairs.filter((pair) => pair.reason === 'identical').map((pair) => pair.ours)
    parts.unshift(`${words.join(', ')} ${identicalCount === 1 ? 'is' : 'are'} the same`)
  }
  if (ourUnpaired.length > 0) parts.push(`only the subject has ${ourUnpaired.map(({ word }) => word).join(', ')}`)
  if (theirUnpaired.length > 0) parts.push(`only the list has ${theirUnpaired.map(({ word }) => word).join(', ')}`)
  return `"${ours}" and "${theirs}": ${parts.join('; ')}`
}

function describePair({ ours, theirs, reason, similarity }: WordPair): string {
  return `${ours} ${reasons[reason]} ${theirs} (${similarity.toFixed(2)})`
}
