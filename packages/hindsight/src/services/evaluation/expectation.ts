// What is known about a subject of an evaluation: that it is a certain listed party, some listed party, or nobody listed.

export type Expectation =
  | { readonly kind: 'parties'; readonly partyIds: readonly string[] }
  | { readonly kind: 'listed' }
  | { readonly kind: 'none' }

export const fileExpectations = ['listed', 'none'] as const
export type FileExpectation = (typeof fileExpectations)[number]

const noneWords = ['none', 'no', 'false', '-', 'not listed']
const listedWords = ['listed', 'any', 'yes', 'true']

/** Reads a cell of the column with what is expected; null where it is empty, so that nothing is known. */
export function readExpectation(cell: string): Expectation | null {
  const word = cell.trim().toLowerCase()
  if (word === '') return null
  if (noneWords.includes(word)) return { kind: 'none' }
  if (listedWords.includes(word)) return { kind: 'listed' }
  const partyIds = cell.split(';').map((id) => id.trim())
  return { kind: 'parties', partyIds: partyIds.filter((id) => id !== '') }
}
