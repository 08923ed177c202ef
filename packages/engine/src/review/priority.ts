// What a reviewer sees of a case before opening it: axes that stay apart, and an order of work that anybody can compute
// again. Origin is in no axis (law L4), and no axis is capped, so that cases do not pile up in one place.

import { compareText } from '../base/index.ts'
import type { Comparison, FeatureId } from '../matching/index.ts'

/** What it would mean if it were true, gravest first: the kind of list, never a number of the pair. */
export const consequences = ['asset-freeze', 'trade-control', 'debarment', 'own-list', 'information'] as const
export type Consequence = (typeof consequences)[number]

export interface PriorityAxes {
  /** 0 to 1: the best score that names alone give. */
  readonly identity: number
  /** 0 to 1: how alike the names are, also where they count for nothing beside a shared identifier. */
  readonly likeness: number
  /** Points of what besides the names was compared, and what agrees, disagrees and is unknown, of the best hit. */
  readonly corroboration: {
    readonly points: number
    readonly agrees: readonly FeatureId[]
    readonly disagrees: readonly FeatureId[]
    readonly unknown: readonly FeatureId[]
  }
  readonly consequence: Consequence
  /** How many lists name the party: exposure, not likelihood. */
  readonly listCount: number
  /** Since when somebody waits, as an instant. */
  readonly waitingSince: string
  readonly due: string
}

export interface PrioritySubject {
  readonly hits: readonly { readonly listId: string; readonly comparison: Comparison }[]
  readonly consequenceOf: (listId: string) => Consequence
  readonly waitingSince: string
  readonly due: string
}

/** The axes of a case with these hits, of which there is at least one. */
export function priorityAxes({ hits, consequenceOf, waitingSince, due }: PrioritySubject): PriorityAxes {
  const best = hits.toSorted((a, b) => b.comparison.score - a.comparison.score || compareText(a.listId, b.listId))[0]!
  const lists = new Set(hits.map(({ listId }) => listId))
  const ranks = [...lists].map((listId) => consequences.indexOf(consequenceOf(listId)))
  return {
    identity: Math.max(...hits.map(({ comparison }) => comparison.axes.identity)),
    likeness: Math.max(...hits.map(({ comparison }) => likenessOf(comparison))),
    corroboration: best.comparison.axes.corroboration,
    consequence: consequences[Math.min(...ranks)]!,
    listCount: lists.size,
    waitingSince,
    due,
  }
}

function likenessOf({ findings }: Comparison): number {
  return Math.max(0, ...findings.map(({ alignment }) => alignment?.similarity ?? 0))
}

export interface RankedCase {
  readonly caseId: string
  readonly axes: PriorityAxes
}

/**
 * The order of work: what is due already, earliest due first; then by consequence; then by what corroborates the names,
 * then by the names; then by who waits longest. Total: the id decides at last.
 */
export function rankCases<T extends RankedCase>(cases: readonly T[], now: string): readonly T[] {
  return cases.toSorted(
    (a, b) =>
      compareDue(a.axes, b.axes, now) ||
      consequences.indexOf(a.axes.consequence) - consequences.indexOf(b.axes.consequence) ||
      b.axes.corroboration.points - a.axes.corroboration.points ||
      b.axes.identity - a.axes.identity ||
      b.axes.likeness - a.axes.likeness ||
      compareText(a.axes.waitingSince, b.axes.waitingSince) ||
      compareText(a.caseId, b.caseId),
  )
}

function compareDue(a: PriorityAxes, b: PriorityAxes, now: string): number {
  const [isLate, isOtherLate] = [a.due <= now, b.due <= now]
  if (isLate !== isOtherLate) return isLate ? -1 : 1
  return isLate ? compareText(a.due, b.due) : 0
}
