// Which numbers of a table may be published: no cell of 1 to 10, none from which one could be worked out, with everything
// that was published before (vetting §4.4: minimum cell 11, complementary suppression, differencing audit).

import { compareText } from '../base/index.ts'
import { type DisclosureEntry, hiddenRanges, type SumRule } from './disclosure-system.ts'

/** The smallest count but 0 that is published (CMS cell size policy: none of 1 to 10). */
export const minimumCell = 11

export interface ReleaseTable {
  readonly id: string
  /** Cells and totals of this table, and differences to earlier tables that its rules name. */
  readonly entries: readonly DisclosureEntry[]
  readonly rules: readonly SumRule[]
}

export interface EarlierReleases {
  /** Everything that the rules name of earlier tables, with their own rules. */
  readonly entries: readonly DisclosureEntry[]
  readonly rules: readonly SumRule[]
  readonly publishedIds: ReadonlySet<string>
}

export type ReleaseAnswer =
  | { readonly ok: true; readonly published: ReadonlyMap<string, number | null> }
  | { readonly ok: false; readonly because: string }

const nothingEarlier: EarlierReleases = { entries: [], rules: [], publishedIds: new Set() }

/** Values to publish, null where hidden; or why the table cannot be published beside what is out already. */
export function releaseTable(table: ReleaseTable, earlier: EarlierReleases = nothingEarlier): ReleaseAnswer {
  const entries = [...earlier.entries, ...table.entries]
  const rules = [...earlier.rules, ...table.rules]
  const hidden = new Set(table.entries.filter(isSmall).map(({ id }) => id))
  const own = new Map(table.entries.map((entry) => [entry.id, entry.value]))
  const isPublished = (id: string): boolean => (own.has(id) ? !hidden.has(id) : earlier.publishedIds.has(id))
  for (;;) {
    const [open] = recoverable({ entries, rules, isPublished })
    if (open === undefined) break
    const complement = complementOf(open, { rules, own, hidden })
    if (complement === null)
      return { ok: false, because: `with what is published already, "${open}" could be worked out from ${table.id}` }
    hidden.add(complement)
  }
  return { ok: true, published: new Map([...own].map(([id, value]) => [id, hidden.has(id) ? null : value])) }
}

export interface Published {
  readonly entries: readonly DisclosureEntry[]
  readonly rules: readonly SumRule[]
  readonly isPublished: (id: string) => boolean
}

/** Small entries that are published or that can be worked out to within less than the minimum cell, in order of ids. */
export function recoverable({ entries, rules, isPublished }: Published): string[] {
  const small = new Set(entries.filter(isSmall).map(({ id }) => id))
  const narrow = hiddenRanges(entries, rules, isPublished)
    .filter(({ id, min, max }) => small.has(id) && max - min < minimumCell - 1)
    .map(({ id }) => id)
  return [...narrow, ...[...small].filter(isPublished)].toSorted(compareText)
}

function isSmall({ value }: DisclosureEntry): boolean {
  return value > 0 && value < minimumCell
}

interface Choice {
  readonly rules: readonly SumRule[]
  readonly own: ReadonlyMap<string, number>
  readonly hidden: ReadonlySet<string>
}

/**
 * What to hide so that the open entry is harder to work out: the smallest published number that is counted with it, rather a
 * part than a total; of a rule further away, where nothing stands beside it any more. Null where all is hidden.
 */
function complementOf(open: string, { rules, own, hidden }: Choice): string | null {
  const reached = new Set([open])
  for (let size = 0; size < reached.size; ) {
    size = reached.size
    const near = rules.filter(({ total, parts }) => [total, ...parts].some((id) => reached.has(id)))
    const totals = new Set(near.map(({ total }) => total))
    const free = near
      .flatMap(({ total, parts }) => [...parts, total])
      .filter((id) => own.has(id) && !hidden.has(id))
      .toSorted(
        (a, b) =>
          Number(own.get(a) === 0) - Number(own.get(b) === 0) ||
          Number(totals.has(a)) - Number(totals.has(b)) ||
          own.get(a)! - own.get(b)! ||
          compareText(a, b),
      )
    if (free[0] !== undefined) return free[0]
    const beside = near.flatMap(({ total, parts }) => [total, ...parts]).filter((id) => hidden.has(id))
    for (const id of beside) reached.add(id)
  }
  return null
}
