// Two wordings as one text in which what went stands as [-words-] and what came as {+words+}, as wdiff writes it: it
// reads without colour, and colour only repeats it.

import { printable, type Style } from './style.ts'

/** Beyond this many words on either side, after the common beginning and end, no alignment is looked for. */
const alignedWordsMax = 1500
/** Unchanged words kept beside a change; the rest between changes is left out as `…`. */
const contextWords = 4

type Kind = 'same' | 'gone' | 'new'
interface Run {
  readonly kind: Kind
  readonly words: string[]
}

/** The marked text of a change from `before` to `after`. */
export function markWords(before: string, after: string, style: Style): string {
  const runs = alignWords(wordsOf(before), wordsOf(after))
  const shown = runs.map((run, at) => {
    if (run.kind === 'same') return shorten(run.words, { isFirst: at === 0, isLast: at === runs.length - 1 })
    return run.kind === 'gone' ? goneText(run.words.join(' '), style) : newText(run.words.join(' '), style)
  })
  return shown.filter((text) => text !== '').join(' ')
}

/** `[-text-]` */
export function goneText(text: string, style: Style): string {
  return style.unavailable(`[-${printable(text)}-]`)
}

/** `{+text+}` */
export function newText(text: string, style: Style): string {
  return style.clear(`{+${printable(text)}+}`)
}

/** How many words two texts share, as a share of the longer one. */
export function sharedWords(a: string, b: string): number {
  const [ours, theirs] = [wordsOf(a.toLowerCase()), wordsOf(b.toLowerCase())]
  const left = new Set(theirs)
  return ours.filter((word) => left.has(word)).length / Math.max(1, ours.length, theirs.length)
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '')
}

function shorten(words: readonly string[], { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): string {
  const head = isFirst ? 0 : contextWords
  const tail = isLast ? 0 : contextWords
  if (words.length <= head + tail + 1) return printable(words.join(' '))
  const kept = [...words.slice(0, head), '…', ...(tail === 0 ? [] : words.slice(-tail))]
  return printable(kept.join(' '))
}

function alignWords(before: readonly string[], after: readonly string[]): readonly Run[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  const room = Math.min(before.length, after.length) - start
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const runs: Run[] = []
  for (const word of before.slice(0, start)) addWord(runs, 'same', word)
  alignMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end), runs)
  for (const word of before.slice(before.length - end)) addWord(runs, 'same', word)
  return runs
}

/** By the longest common subsequence of words. */
function alignMiddle(before: readonly string[], after: readonly string[], runs: Run[]): void {
  const isTooLong = before.length > alignedWordsMax || after.length > alignedWordsMax
  const lengths = isTooLong ? null : commonLengths(before, after)
  let [b, a] = [0, 0]
  while (b < before.length || a < after.length) {
    const [gone, came] = [before[b], after[a]]
    const isSame = lengths !== null && gone !== undefined && gone === came
    if (isSame) addWord(runs, 'same', gone)
    const isGone = !isSame && gone !== undefined && (came === undefined || isBetter(lengths, [b + 1, a], [b, a + 1]))
    if (isGone) addWord(runs, 'gone', gone)
    else if (!isSame && came !== undefined) addWord(runs, 'new', came)
    b += isSame || isGone ? 1 : 0
    a += isSame || !isGone ? 1 : 0
  }
}

type At = readonly [number, number]

function isBetter(lengths: readonly Uint16Array[] | null, [b1, a1]: At, [b2, a2]: At): boolean {
  return lengths === null || (lengths[b1]?.[a1] ?? 0) >= (lengths[b2]?.[a2] ?? 0)
}

function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let b = before.length - 1; b >= 0; b--) {
    const [row, below] = [rows[b] as Uint16Array, rows[b + 1] as Uint16Array]
    for (let a = after.length - 1; a >= 0; a--) {
      row[a] = before[b] === after[a] ? (below[a + 1] ?? 0) + 1 : Math.max(below[a] ?? 0, row[a + 1] ?? 0)
    }
  }
  return rows
}

function addWord(runs: Run[], kind: Kind, word: string): void {
  const last = runs.at(-1)
  if (last?.kind === kind) last.words.push(word)
  else runs.push({ kind, words: [word] })
}
