// The queue of cases in the order of work, without a word about who anybody is.

import type { CaseState, PriorityAxes } from '@hindsight/engine/review'
import { rankCases } from '@hindsight/engine/review'
import type { CaseFilter, CaseRow } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'

export interface ListedCase extends Omit<CaseRow, 'priority'> {
  readonly axes: PriorityAxes
  readonly isLate: boolean
}

export interface CaseList {
  readonly cases: readonly ListedCase[]
  readonly byState: Readonly<Record<CaseState, number>>
}

/** Cases that wait for somebody, or with `all` the closed ones too. */
export async function listCases(
  { store, now }: ServiceContext,
  { isWithClosed, ...filter }: CaseFilter & { readonly isWithClosed: boolean },
): Promise<CaseList> {
  const rows = await store.read(({ cases }) => cases.cases(filter))
  const wanted = rows.filter(({ state }) => isWithClosed || filter.state !== undefined || state !== 'closed')
  const at = now()
  const listed = wanted.map(({ priority, ...row }): ListedCase => {
    const axes = { ...(priority as PriorityAxes), due: row.due }
    return { ...row, axes, isLate: row.state !== 'closed' && row.due <= at }
  })
  const byState: Record<CaseState, number> = { open: 0, 'in-review': 0, pending: 0, 'awaiting-approval': 0, closed: 0 }
  for (const { state } of rows) byState[state as CaseState] += 1
  return { cases: rankCases(listed, at), byState }
}
