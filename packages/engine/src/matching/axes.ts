// Two axes of a comparison that never mix: how alike the names are, and what besides them agrees, disagrees or is
// unknown. Both are sums over the findings that made the score (law L9); consequence is the list's kind, not a number.

import type { Axes, FeatureId, Finding } from './comparison.ts'

const ofIdentity: ReadonlySet<FeatureId> = new Set(['name', 'alias-quality'])

/** Reads the axes off the findings of a comparison. */
export function axesOf(findings: readonly Finding[]): Axes {
  let namePoints = 0
  let points = 0
  const agrees: FeatureId[] = []
  const disagrees: FeatureId[] = []
  const unknown: FeatureId[] = []
  const areNamesAlike = findings.some(({ rule }) => rule === 'nameAtOne')
  for (const { feature, agreement, effect } of findings) {
    if (areNamesAlike && ofIdentity.has(feature)) namePoints += effect
    else points += effect
    if (ofIdentity.has(feature)) continue
    if (agreement === 'same' || agreement === 'compatible') agrees.push(feature)
    else if (agreement === 'different') disagrees.push(feature)
    else unknown.push(feature)
  }
  const identity = areNamesAlike ? 1 / (1 + Math.exp(-namePoints)) : 0
  return { identity, corroboration: { points, agrees, disagrees, unknown } }
}

/** Of a pair that agrees in nothing. */
export const noAxes: Axes = axesOf([])
