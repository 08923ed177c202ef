export { type CanonicalText, canonicalize, type TextSignal } from './canonicalize.ts'
export { comparedLettersMax, editDistance } from './edit-distance.ts'
export { EditPattern, patternLettersMax } from './edit-pattern.ts'
export { lettersForDigits } from './letter-substitutes.ts'
export { loanKeys } from './loan-sound.ts'
export { type LoanSource, loanSourceOf } from './loan-tables.ts'
export { lookAlikeReading } from './look-alikes.ts'
export { type RomanMethod, type RomanWord, romanize } from './romanize.ts'
export { scriptOf } from './script.ts'
export { skeletonKeys, skeletonKeysWithoutVowels } from './skeleton-key.ts'
export { soundForm } from './sound-form.ts'
export { visualKey } from './visual-key.ts'
export {
  type DistanceOptions,
  type EditCosts,
  leastDistance,
  type WrittenVowels,
  weightedDistance,
} from './weighted-distance.ts'
