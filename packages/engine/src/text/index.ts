export { type CanonicalText, canonicalize, type TextSignal } from './canonicalize.ts'
export { type RomanMethod, type RomanWord, romanize } from './romanize.ts'
