// What two names may have in common, asked of the engine's own relation of words: nothing here knows about an index.

import {
  areJoinable,
  areWholesAlike,
  areWordsAlike,
  type Form,
  identifierKeys,
  isPaired,
  type NameRules,
  type PreparedIdentifier,
} from '@hindsight/engine/matching'

export type FormRelation = (a: Form, b: Form) => boolean

export interface Relations {
  readonly areWords: FormRelation
  /** First the joined words, then the word. */
  readonly areJoined: FormRelation
  readonly areWholes: FormRelation
}

export function relationsUnder(rules: NameRules): Relations {
  return {
    areWords: (a, b) => isPaired(a, b, { areRelated: areWordsAlike, rules }),
    areJoined: (a, b) => isPaired(a, b, { areRelated: areJoinable, rules }),
    areWholes: (a, b) => isPaired(a, b, { areRelated: areWholesAlike, rules }),
  }
}

/** Texts of which two related identifiers have one in common; none where equality alone is no reason to look. */
export function textsOf(identifier: PreparedIdentifier): readonly string[] {
  return identifier.isDistinctive ? identifierKeys(identifier) : []
}
