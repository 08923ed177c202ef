// How well scores tell pairs that are the same from pairs that are not.

export interface Fit {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** The fit of calling every pair the same that scores at or above the threshold. */
export function fitOf(areSame: readonly boolean[], scores: readonly number[], threshold: number): Fit {
  let [found, wrong, missed] = [0, 0, 0]
  for (const [at, isSame] of areSame.entries()) {
    const isHit = scores[at]! >= threshold
    if (isHit && isSame) found += 1
    else if (isHit) wrong += 1
    else if (isSame) missed += 1
  }
  return {
    threshold,
    precision: found / (found + wrong),
    recall: found / (found + missed),
    f1: (2 * found) / (2 * found + wrong + missed),
  }
}

/** The fit at the threshold that suits these very pairs best, in steps of a hundredth. */
export function bestFitOf(areSame: readonly boolean[], scores: readonly number[]): Fit {
  const fits = Array.from({ length: 101 }, (_, percent) => fitOf(areSame, scores, percent / 100))
  return fits.reduce((best, fit) => (fit.f1 > best.f1 ? fit : best))
}

/** A fit as columns of a table; a dash where there was nothing to share. */
export function fitColumns({ threshold, precision, recall, f1 }: Fit): Record<string, string> {
  const shown = (share: number): string => (Number.isNaN(share) ? '–' : share.toFixed(3))
  return { threshold: threshold.toFixed(2), precision: shown(precision), recall: shown(recall), F1: shown(f1) }
}
