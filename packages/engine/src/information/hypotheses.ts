// Rival explanations of one concern, and what each piece of evidence says to each: ranked by how much speaks against them,
// not for them (analysis of competing hypotheses, Heuer 1999). Closing against a person needs the search for what clears.

import { compareText } from '../base/index.ts'

export interface Hypothesis {
  readonly id: string
  readonly statement: string
  /** Whether it would speak against the person if it were true. */
  readonly isAdverse: boolean
}

export type Reading = 'consistent' | 'inconsistent' | 'neutral'

export interface WeighedEvidence {
  readonly claimId: string
  readonly basis: 'fact' | 'assessment'
  /** One reading for every hypothesis. */
  readonly readings: Readonly<Record<string, Reading>>
}

export interface HypothesisMatrix {
  readonly concern: string
  readonly hypotheses: readonly Hypothesis[]
  readonly evidence: readonly WeighedEvidence[]
  /** Where was looked for what clears the person, and by whom; empty where nobody has. */
  readonly exculpatorySearch: readonly { readonly place: string; readonly personId: string; readonly on: string }[]
}

/** What is missing from a matrix; empty where nothing is. */
export function matrixProblems({ concern, hypotheses, evidence }: HypothesisMatrix): string[] {
  const problems: string[] = []
  const ids = hypotheses.map(({ id }) => id)
  if (concern.trim() === '') problems.push('say what the concern is')
  if (new Set(ids).size < 2) problems.push('a concern has two rival hypotheses at least')
  if (!hypotheses.some(({ isAdverse }) => !isAdverse)) problems.push('one hypothesis has to be harmless for the person')
  for (const { claimId, readings } of evidence) {
    const missing = ids.filter((id) => readings[id] === undefined)
    if (missing.length > 0) problems.push(`${claimId} is not marked for ${missing.join(', ')}`)
    const unknown = Object.keys(readings).filter((id) => !ids.includes(id))
    if (unknown.length > 0) problems.push(`${claimId} is marked for ${unknown.join(', ')}, which is no hypothesis here`)
  }
  return problems
}

export interface RankedHypothesis {
  readonly id: string
  readonly inconsistentCount: number
  readonly consistentCount: number
  /** Claims that speak alike to every hypothesis tell nothing apart and are not counted. */
  readonly tellingClaims: readonly string[]
}

/** Hypotheses by how little speaks against them; how much speaks for one ranks nothing. Equal ones stand side by side. */
export function rankHypotheses({ hypotheses, evidence }: HypothesisMatrix): RankedHypothesis[] {
  const telling = evidence.filter(({ readings }) => new Set(hypotheses.map(({ id }) => readings[id])).size > 1)
  return hypotheses
    .map(({ id }) => ({
      id,
      inconsistentCount: telling.filter(({ readings }) => readings[id] === 'inconsistent').length,
      consistentCount: telling.filter(({ readings }) => readings[id] === 'consistent').length,
      tellingClaims: telling.map(({ claimId }) => claimId).toSorted(compareText),
    }))
    .toSorted((a, b) => a.inconsistentCount - b.inconsistentCount || compareText(a.id, b.id))
}

/** Everything that forbids closing against the person for this hypothesis; empty where people may decide it. */
export function adverseClosingProblems(matrix: HypothesisMatrix, hypothesisId: string): string[] {
  const problems = matrixProblems(matrix)
  const hypothesis = matrix.hypotheses.find(({ id }) => id === hypothesisId)
  if (hypothesis === undefined) return [...problems, `"${hypothesisId}" is no hypothesis of this concern`]
  if (!hypothesis.isAdverse) return problems
  const speaksFor = matrix.evidence.some(({ readings }) => readings[hypothesisId] === 'inconsistent')
  const search = matrix.exculpatorySearch.filter(({ place, personId }) => place.trim() !== '' && personId.trim() !== '')
  if (!speaksFor && search.length === 0)
    problems.push('what speaks for the person is empty: search for it, and say where and by whom')
  if (!matrix.evidence.some(({ basis, readings }) => basis === 'fact' && readings[hypothesisId] === 'consistent'))
    problems.push('no fact is consistent with it; assessments alone close nothing against a person')
  const ranked = rankHypotheses(matrix)
  const against = ranked.find(({ id }) => id === hypothesisId)!.inconsistentCount
  const better = ranked.filter(({ id, inconsistentCount }) => {
    const isHarmless = matrix.hypotheses.some((one) => one.id === id && !one.isAdverse)
    return isHarmless && inconsistentCount <= against
  })
  if (better.length > 0)
    problems.push(`as little or less speaks against ${better.map(({ id }) => id).join(', ')}, which would be harmless`)
  return problems
}

const marks: Readonly<Record<Reading, string>> = { consistent: '+', inconsistent: '-', neutral: '0' }

/** The matrix as text: evidence in rows, hypotheses in columns, and where was searched for what clears. */
export function presentMatrix(matrix: HypothesisMatrix): string {
  const { concern, hypotheses, evidence, exculpatorySearch } = matrix
  const searched = exculpatorySearch.map(({ place, personId, on }) => `${place} (${personId}, ${on})`)
  return [
    `Concern: ${concern}`,
    ...hypotheses.map(({ id, statement }) => `${id}: ${statement}`),
    ['claim', 'basis', ...hypotheses.map(({ id }) => id)].join('\t'),
    ...evidence.map(({ claimId, basis, readings }) =>
      [claimId, basis, ...hypotheses.map(({ id }) => marks[readings[id] ?? 'neutral'])].join('\t'),
    ),
    `Searched for what clears: ${searched.length === 0 ? 'nobody has' : searched.join(', ')}`,
  ].join('\n')
}
