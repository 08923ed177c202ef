// Text that bidirectional overrides show in another order than it is stored: restored to the order that a reader sees.

const overrides = /[\u202D\u202E]/
const rightToLeftLetter = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/
/** The depth at which the Unicode bidirectional algorithm (UAX 9) stops to nest; it also bounds the work. */
const depthMax = 125

interface Level {
  /** The control that opened it; empty for the text itself. */
  readonly opener: string
  /** Characters with their marks, and inner levels that are already in order. */
  readonly atoms: string[]
}

/** Restores visual order inside LRO and RLO; other bidi controls are left for the caller to drop. */
export function restoreVisualOrder(text: string): string {
  if (!overrides.test(text)) return text
  const levels: Level[] = [{ opener: '', atoms: [] }]
  let skippedCount = 0
  for (const character of text) {
    const atoms = levels.at(-1)?.atoms ?? []
    if (/[\u202A\u202B\u202D\u202E\u2066-\u2068]/.test(character)) {
      if (levels.length > depthMax) skippedCount += 1
      else levels.push({ opener: character, atoms: [] })
    } else if (/[\u202C\u2069]/.test(character)) {
      if (skippedCount > 0) skippedCount -= 1
      else if (levels.length > 1) closeLevel(levels)
    } else if (/\p{M}/u.test(character) && atoms.length > 0) atoms[atoms.length - 1] += character
    else atoms.push(character)
  }
  while (levels.length > 1) closeLevel(levels)
  return levels[0]?.atoms.join('') ?? ''
}

function closeLevel(levels: Level[]): void {
  const level = levels.pop()
  const outer = levels.at(-1)
  if (level === undefined || outer === undefined) return
  // An override that agrees with the letters' own direction changes nothing that a reader could see.
  const isRightToLeft = rightToLeftLetter.test(level.atoms.join(''))
  const isReversed = (level.opener === '\u202E' && !isRightToLeft) || (level.opener === '\u202D' && isRightToLeft)
  outer.atoms.push((isReversed ? level.atoms.reverse() : level.atoms).join(''))
}
