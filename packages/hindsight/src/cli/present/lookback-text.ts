// A lookback for the terminal: what changed, whom it reached, and the sums that have to hold.

import type { LookbackGauge, ShownRun } from '../../services/index.ts'
import { columns, counted, grouped, type Style } from './style.ts'

/** One run: its funnel, from what changed to who wants review now. */
export function runText(run: ShownRun, style: Style): string {
  const state = run.state === 'done' ? 'done' : run.state === 'parked' ? style.unavailable('PARKED') : 'not finished'
  const lists = run.lists.map(({ listId, before, after, added, changed, removed, reidentified }) => {
    const counts = `${grouped(added)} added, ${grouped(changed)} changed, ${grouped(removed)} removed`
    const moved = reidentified === 0 ? '' : `, ${grouped(reidentified)} under another identifier`
    return `  ${listId}: ${before ?? 'nothing'} -> ${after ?? 'nothing'}: ${counts}${moved}\n`
  })
  const whole = run.wholeCount === 0 ? '' : `  ${counted(run.wholeCount, 'subject')} compared with everything\n`
  const share = run.population === 0 ? '0' : ((run.touched / run.population) * 100).toFixed(2)
  const outcomes = [
    style.review(`${grouped(run.newlyReview)} newly to review`),
    `${grouped(run.stillReview)} still to review`,
    style.clear(`${grouped(run.noLongerReview)} no longer to review`),
    `${grouped(run.stillClear)} still clear`,
  ].join(' + ')
  const overtaken = run.overtaken === 0 ? '' : ` + ${grouped(run.overtaken)} overtaken`
  const rest = run.provenUnaffected === null ? '' : ` + ${grouped(run.provenUnaffected)} proven unaffected`
  const sample = run.sampled === 0 ? '' : `; ${grouped(run.sampled)} random pairs compared again: ${run.missed} missed`
  return (
    `${style.bold(`lookback ${run.runId}`)} (${run.trigger}), ${state}\n${lists.join('')}${whole}` +
    `  ${grouped(run.pairsScored)} pairs compared, ${share}% of subjects touched${sample}\n` +
    `  ${counted(run.touched, 'subject')} touched: ${outcomes}\n` +
    `  ${grouped(run.touched)} touched${overtaken}${rest} = ${grouped(run.population)} monitored\n` +
    (run.fault === null ? '' : `  last fault: ${run.fault}\n`)
  )
}

/** Runs in a table. */
export function runsText(runs: readonly ShownRun[]): string {
  if (runs.length === 0) return 'There was no lookback yet.\n'
  const head = ['run', 'trigger', 'state', 'begun', 'touched', 'newly', 'no longer', 'monitored']
  const rows = runs.map((run) => [
    run.runId,
    run.trigger,
    run.state,
    run.startedAt,
    grouped(run.touched),
    grouped(run.newlyReview),
    grouped(run.noLongerReview),
    grouped(run.population),
  ])
  return columns([head, ...rows])
}

/** The gauge in words. */
export function gaugeText(
  { live, monitored, behind, epochsBehind, endedTerms, run }: LookbackGauge,
  style: Style,
): string {
  const under = run === null ? '' : `${run.state} is the lookback ${run.runId}.\n`
  if (behind === 0 && endedTerms > 0) {
    const words = `${counted(endedTerms, 'exemption or entry', 'exemptions or entries')} ended since the last lookback.\n`
    return `${style.review(words)}${under}hindsight lookback run looks at them.\n`
  }
  if (behind === 0) {
    const words = `${counted(monitored, 'monitored subject')}: all as far as the lists (epoch ${live.listEpoch}).\n`
    return style.clear(words) + under
  }
  const furthest = counted(epochsBehind, 'change of the lists', 'changes of the lists')
  const words = `${grouped(behind)} of ${counted(monitored, 'monitored subject')} behind, the furthest by ${furthest}.\n`
  return `${style.review(words)}${under}hindsight lookback run brings them up.\n`
}
