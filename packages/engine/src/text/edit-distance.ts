// How far apart two Latin forms are: plain edits for finding candidates, weighted edits for judging them.

const rowLength = 64
const rows = [new Float64Array(rowLength), new Float64Array(rowLength), new Float64Array(rowLength)]

/** Longest form that is compared letter by letter; longer ones are compared by their first letters up to here. */
export const comparedLettersMax = rowLength - 2

/**
 * Optimal string alignment distance (insert, delete, substitute, swap neighbours, each 1) if it is at most `limit`,
 * otherwise `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, comparedLettersMax)
  const longer = Math.min(b.length, comparedLettersMax)
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [before, previous, current] = rows as [Float64Array, Float64Array, Float64Array]
  for (let j = 0; j <= longer; j++) previous[j] = j
  for (let i = 1; i <= shorter; i++) {
    const letter = a.charCodeAt(i - 1)
    const earlier = i > 1 ? a.charCodeAt(i - 2) : -1
    current[0] = i
    let lowest = i
    for (let j = 1; j <= longer; j++) {
      const other = b.charCodeAt(j - 1)
      let cost = Math.min(previous[j - 1]! + (letter === other ? 0 : 1), previous[j]! + 1, current[j - 1]! + 1)
      const isSwap = j > 1 && letter === b.charCodeAt(j - 2) && earlier === other
      if (isSwap && before[j - 2]! + 1 < cost) cost = before[j - 2]! + 1
      current[j] = cost
      lowest = Math.min(lowest, cost)
    }
    if (lowest > limit) return limit + 1
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  const distance = previous[longer]!
  return distance > limit ? limit + 1 : distance
}
