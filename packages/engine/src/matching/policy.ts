// A policy is everything that turns two parties into a score and a verdict: a readable table of numbers with a
// version. It is recorded with each decision, so that an old decision replays under its own numbers (law L3).

import type { NameRole } from '../names/index.ts'
import type { EditCosts } from '../text/index.ts'

/** How two names become a similarity in [0, 1]. */
export interface NameRules {
  /** Share of its rarity that a word's weight takes from the table; the rest every word of its role has. */
  readonly rarityShare: number
  readonly roleWeight: Readonly<Record<NameRole, number>>
  readonly edits: EditCosts
  /** Cost of one full edit against the length of the shorter word. */
  readonly editSlope: number
  /** Words less alike than this are not paired. */
  readonly wordFloor: number
  /** Similarity of words that stand for the same thing (nickname, translated name, legal form). */
  readonly symbolSimilarity: number
  readonly lookAlikeSimilarity: number
  /** Words that are the same as heard are this alike. */
  readonly soundSimilarity: number
  readonly initialSimilarity: number
  /**
   * Similarity of a word and what another script makes of it, where both are spelled alike, and what one full edit takes
   * off it, against the mean length of the two.
   */
  readonly loanSimilarity: number
  readonly loanSlope: number
  /** Words of two scripts less alike than this are not paired; below `wordFloor`, so that what is far apart is only ranked. */
  readonly loanFloor: number
  /** Factor on what words lack to be alike where each is a frequent name of its own (Tom, Tim). */
  readonly otherName: number
  /** Price of a word of ours, of theirs, and of both at once, that found no partner. */
  readonly ourUnpaired: number
  readonly theirUnpaired: number
  readonly conflict: number
  /** Most weight of unpaired words of ours that counts: a listed name inside a long field is still found. */
  readonly ourRestMax: number
  /** Share of the weight that an initial leaves unexplained which counts as unpaired. */
  readonly excessShare: number
  /** How much a paired word that is not identical counts as unpaired. */
  readonly doubt: number
  /** Price of the doubt that is left at the surest pair: what it costs that no word of weight is identical. */
  readonly nothingFirm: number
  /** Paired weight below which a partial agreement is short of evidence, and the price of what is missing. */
  readonly evidenceWanted: number
  readonly evidencePrice: number
  /** Unpaired weight from which an agreement is partial enough for that price in full. */
  readonly evidenceRest: number
  /** Names less alike than this are no finding at all. */
  readonly floor: number
}

/** Points on the log-odds scale. */
export interface EffectRules {
  /** Points of a name at similarity `floor` and at similarity 1, before rarity. */
  readonly nameAtFloor: number
  readonly nameAtOne: number
  /** Above 1, the points fall slowly at first and faster where names part; 1 is a straight line. */
  readonly nameCurve: number
  /** Most additional points for how much the paired words weigh, by number and rarity. */
  readonly nameRarity: number
  /** Paired weight at which half of `nameRarity` is reached. */
  readonly rarityHalf: number
  /** From this far below the threshold on, in points, what a weak alias alone has counts less and less: it never reaches it. */
  readonly weakAliasMargin: number
  readonly birthDateSame: number
  readonly birthDateMonth: number
  readonly birthDateYear: number
  readonly birthDateNear: number
  readonly birthDateSwapped: number
  readonly birthDateOff: number
  readonly birthDateInYear: number
  readonly birthDateDifferent: number
  readonly genderDifferent: number
  readonly fatherSame: number
  readonly fatherDifferent: number
  readonly identifierSame: number
  /** An identifier that is the same but for how it is written: look-alike characters, a country prefix, a branch. */
  readonly identifierNear: number
  /** A shared e-mail address, telephone number or web site: enough for a look, less than a number given once. */
  readonly contactSame: number
  readonly identifierWeak: number
  readonly identifierDifferent: number
  readonly addressSame: number
  /** Register in which two organisations are entered; never the country of a person (law L4). */
  readonly jurisdictionSame: number
  readonly jurisdictionDifferent: number
  /** Points of a shared strong identifier without any agreement of names. */
  readonly identifierAlone: number
}

export interface Policy {
  readonly version: string
  /** A comparison at or above this score is a hit. */
  readonly threshold: number
  /** No threshold may be set below this. */
  readonly lowestThreshold: number
  /** Scores from which a hit is called medium and strong. */
  readonly mediumFrom: number
  readonly strongFrom: number
  /** Version of the frozen frequency table (law L8). */
  readonly rarity: string
  readonly name: NameRules
  readonly effect: EffectRules
}

export const defaultPolicy: Policy = {
  version: '2026.3',
  threshold: 0.7,
  lowestThreshold: 0.5,
  mediumFrom: 0.88,
  strongFrom: 0.965,
  rarity: '2026.2',
  name: {
    rarityShare: 0.66,
    roleWeight: {
      name: 1,
      initial: 0.25,
      patronymic: 0.6,
      particle: 0.08,
      honorific: 0.05,
      suffix: 0.08,
      'legal-form': 0.08,
      generic: 0.45,
      number: 0.35,
      place: 0.3,
    },
    edits: {
      consonant: 1,
      vowel: 0.5,
      likeConsonant: 0.6,
      semivowel: 0.3,
      doubled: 0.2,
      breath: 0.3,
      swap: 0.6,
      unwrittenVowel: 0.05,
    },
    editSlope: 1.25,
    wordFloor: 0.6,
    symbolSimilarity: 0.88,
    lookAlikeSimilarity: 0.96,
    soundSimilarity: 0.95,
    initialSimilarity: 0.9,
    loanSimilarity: 0.92,
    loanSlope: 0.86,
    loanFloor: 0.44,
    otherName: 1.5,
    ourUnpaired: 0.57,
    theirUnpaired: 0.27,
    conflict: 2,
    ourRestMax: 1,
    excessShare: 0.58,
    doubt: 1,
    nothingFirm: 0.3,
    evidenceWanted: 1.2,
    evidencePrice: 1,
    evidenceRest: 0.5,
    floor: 0.4,
  },
  effect: {
    nameAtFloor: -10,
    nameAtOne: 2.1,
    nameCurve: 2,
    nameRarity: 1.2,
    rarityHalf: 2,
    weakAliasMargin: 0.2,
    birthDateSame: 2.2,
    birthDateMonth: 1.5,
    birthDateYear: 0.8,
    birthDateNear: 0.3,
    birthDateSwapped: 1.2,
    birthDateOff: -0.5,
    birthDateInYear: -1,
    birthDateDifferent: -2.4,
    genderDifferent: -0.9,
    fatherSame: 0.8,
    fatherDifferent: -0.5,
    identifierSame: 3.5,
    identifierNear: 1,
    contactSame: 0.5,
    identifierWeak: 1,
    identifierDifferent: -2.2,
    addressSame: 1,
    jurisdictionSame: 0.2,
    jurisdictionDifferent: -0.5,
    identifierAlone: 1.5,
  },
}
