// Every variation of the self-test, in the order of its table.

import { entityVariations } from './entities.ts'
import { spellingVariations } from './spelling.ts'
import { floors, type Variation } from './variation.ts'
import { wordVariations } from './words.ts'
import { writingVariations } from './writing.ts'

const verbatim: Variation = {
  id: 'verbatim',
  what: 'as published',
  floor: floors.exact,
  apply: ({ name }) => name,
}

export const allVariations: readonly Variation[] = [
  verbatim,
  ...writingVariations,
  ...wordVariations,
  ...spellingVariations,
  ...entityVariations,
]
