// Words by which reports say how sure they are, on the ladder of modality; and words by which they deny.

import type { Modality } from '../modality.ts'

type Said = Extract<Modality, 'suggested' | 'potential' | 'suspected' | 'assessed' | 'confirmed'>

const ladder: readonly (readonly [Said, RegExp])[] = [
  ['suggested', /\b(?:suggest(?:s|ed|ing|ion)?|hint(?:s|ed|ing)?|indicat(?:es|ed|ing|ions?))\b/giu],
  [
    'potential',
    /\b(?:may|might|could(?!\s+not)|possibl[ey]|possibility|potential(?:ly)?|perhaps|maybe|apparent(?:ly)?|conceivabl[ey])\b/giu,
  ],
  [
    'suspected',
    /\b(?:suspect(?:ed|s)?|suspicions?|alleged(?:ly)?|allege(?:s)?|believed|thought to|purported(?:ly)?|reportedly|probabl[ey]|likely|presumably)\b/giu,
  ],
  ['assessed', /\b(?:assess(?:es|ed|ment)?|conclude[sd]?|judge[sd]?)\b/giu],
]

export interface SaidModality {
  readonly modality: Said
  readonly words: string
}

/** The least sure word of a sentence; a sentence without any is said outright. */
export function modalityOf(sentence: string): SaidModality {
  for (const [modality, pattern] of ladder) {
    const found = [...sentence.matchAll(pattern)].find(({ 0: word, index }) => !isMonth(sentence, word, index))
    if (found !== undefined) return { modality, words: found[0] }
  }
  return { modality: 'confirmed', words: '' }
}

/** `May 2024` and `in May` are the month. */
function isMonth(sentence: string, word: string, index: number): boolean {
  if (word !== 'May') return false
  if (/\d\s+$/u.test(sentence.slice(0, index))) return true
  return (
    /^\s+\d/u.test(sentence.slice(index + 3)) ||
    /\b(?:in|since|until|of|and|to|early|late|by)\s+$/iu.test(sentence.slice(0, index))
  )
}

const denial =
  /\b(?:no|not|none|nothing|never|neither|nor|nobody|without|den(?:y|ies|ied|ying|ial)|unknown|unclear|incorrect|untrue|false|cannot|unaware|lack(?:s|ed|ing)?|rejected|refuted|disput(?:e|es|ed)|(?:did|do|does|has|have|had|is|are|was|were|could|would)n['’]t|remains? to be seen)\b/iu
/** `no more than 7` is a bound, `not only` and `not to be named` are no denials. */
const noDenial =
  /\b(?:no|not) (?:more|fewer|less) than\b|\bnot (?:only|just)\b|\bnot (?:to )?be(?:ing)? (?:named|identified)\b/giu

/** The word by which a sentence denies or says that something is not known; null where it does neither. */
export function denialIn(text: string): string | null {
  return denial.exec(text.replaceAll(noDenial, ' '))?.[0] ?? null
}
