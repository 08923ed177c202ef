// Lookbacks as they are on record, for people and programs: runs, what one did to whom, and who is behind what by how much
// (reliability A6.3).

import { CommandError } from '../../config/index.ts'
import type { Lease, LookbackOutcome, LookbackRun, Store, StoreView, Watermark } from '../../store/index.ts'
import { liveWatermark } from '../screenings/screening-set.ts'
import type { ServiceContext } from '../service-context.ts'
import { endedSinceLast, type LookbackDetail } from './begin-run.ts'

/** A run as it is printed: its detail beside its sums. */
export interface ShownRun extends Omit<LookbackRun, 'detail'>, LookbackDetail {}

export function shownRun({ detail, ...run }: LookbackRun): ShownRun {
  return { ...run, ...(detail as LookbackDetail) }
}

/** Runs, newest first. */
export async function listLookbacks({ lookbacks }: Pick<StoreView, 'lookbacks'>, limit: number): Promise<ShownRun[]> {
  return (await lookbacks.runs(limit)).map(shownRun)
}

/** One run with its outcomes as they come. Throws `CommandError` where there is none. */
export async function showLookback(
  { lookbacks }: Pick<StoreView, 'lookbacks'>,
  runId: string,
): Promise<{ readonly run: ShownRun; readonly outcomes: AsyncIterable<readonly LookbackOutcome[]> }> {
  const run = await lookbacks.run(runId)
  if (run === null) throw new CommandError('lookback-unknown', { runId })
  return { run: shownRun(run), outcomes: lookbacks.outcomes(runId) }
}

export interface LookbackGauge {
  /** How far everybody should be. */
  readonly live: Watermark
  readonly monitored: number
  /** Monitored subjects that are not. */
  readonly behind: number
  /** The furthest that everybody is; null without subjects. */
  readonly lowest: Watermark | null
  /** Changes of lists that the furthest behind has not seen. */
  readonly epochsBehind: number
  /** Exemptions and entries of one's own lists that ended since the last run. */
  readonly endedTerms: number
  /** The run that is under way, broken off or parked. */
  readonly run: ShownRun | null
  readonly lease: Lease | null
}

/** Who is behind what, and by how much. */
export function lookbackGauge({ store, now }: Pick<ServiceContext, 'store' | 'now'>): Promise<LookbackGauge> {
  return store.read(async (view) => {
    const live = await liveWatermark(view)
    const { monitored } = await view.subjects.counts()
    const { count, lowest } = await view.subjects.behind(live)
    const run = await view.lookbacks.unfinished()
    return {
      live,
      monitored,
      behind: count,
      lowest,
      epochsBehind: count === 0 || lowest === null ? 0 : live.listEpoch - lowest.listEpoch,
      endedTerms: (await endedSinceLast(view, now())).count,
      run: run === null ? null : shownRun(run),
      lease: await view.lookbacks.lease('lookback'),
    }
  })
}

/** Lets a parked run be tried again. Throws `CommandError` where none is parked. */
export function unparkLookback(store: Pick<Store, 'write'>): Promise<void> {
  return store.write(async ({ lookbacks }) => {
    const run = await lookbacks.unfinished()
    if (run?.state === 'parked') await lookbacks.saveRun({ ...run, state: 'running', attempts: 0, fault: null })
  })
}
