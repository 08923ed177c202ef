// Whether the letters of two forms alone say that they are not alike: the cheap question that the index asks before it
// measures. Law L7 rests on it never saying so of two forms that `wordSimilarity` finds alike.

import { leastDistance } from '../text/index.ts'
import type { Form } from './form.ts'
import type { NameRules } from './policy.ts'

const rounding = 1e-9

/** True only where the similarity of the forms is 0, whatever relates them. */
export function areFarApart(a: Form, b: Form, rules: NameRules): boolean {
  if (a.text === b.text || isCutOff(a.text, b.text)) return false
  const share = (1 - rules.wordFloor) / rules.editSlope
  const vowels = a.hasNoVowels || b.hasNoVowels ? 'none' : a.isVowelless || b.isVowelless ? 'at-the-ends' : 'all'
  const options = { costs: rules.edits, vowels } as const
  const spelled = leastDistance(a.letters, b.letters, options)
  if (spelled <= share * Math.min(a.text.length, b.text.length) + rounding) return false
  if (a.visual === b.visual || isCutOff(a.sound, b.sound)) return false
  const heardShare = (1 - rules.wordFloor / rules.soundSimilarity) / rules.editSlope
  const heard = leastDistance(a.soundLetters, b.soundLetters, options)
  if (heard <= heardShare * Math.min(a.sound.length, b.sound.length) + rounding) return false
  if (a.loanSource === null || b.loanSource === null || a.loanSource === b.loanSource) return true
  const length = (a.text.length + b.text.length) / 2
  const written = { costs: rules.edits, vowels: 'all' } as const
  const borrowed = Math.min(
    leastDistance(a.letters, b.letters, written),
    leastDistance(a.soundLetters, b.soundLetters, written),
  )
  return borrowed > ((rules.loanSimilarity - rules.loanFloor) * length) / rules.loanSlope + rounding
}

/** The one may be the other without its first letter. */
function isCutOff(a: string, b: string): boolean {
  return a.length - b.length === 1 ? a.endsWith(b) : b.length - a.length === 1 && b.endsWith(a)
}
