// An evaluation as text on the terminal, and as JSON lines: one line for each case, then a trailer with all figures.

import { type Evaluation, type JudgedCase, outcomeOf } from '../../services/index.ts'
import { changesTables, measuresTables, sourcesTable, type Table, wrongTable } from './evaluation-tables.ts'
import { columns, printable, type Style } from './style.ts'

const shownWrongMax = 10
const shownRowsMax = 25

/** All tables, under their titles. */
export function evaluationText(evaluation: Evaluation, style: Style): string {
  const { policy, engine, measures, cases, against, isInterrupted } = evaluation
  const head =
    `${isInterrupted ? 'Interrupted: what follows is about the cases that were finished.\n' : ''}` +
    `Policy ${policy.key} at threshold ${policy.threshold}, engine ${engine}` +
    `${against === null ? '' : `; before: policy ${against.policy.key} at threshold ${against.policy.threshold}`}\n\n`
  const tables = [
    sourcesTable(evaluation.sources),
    ...measuresTables(measures, shownRowsMax),
    wrongTable(cases, 'missed', shownWrongMax),
    wrongTable(cases, 'raised', shownWrongMax),
    ...changesTables(evaluation),
  ]
  const faults = evaluation.faults.slice(0, shownWrongMax)
  const rest = evaluation.faults.length - faults.length
  const faultLines = faults.map(({ file, line, state, detail }) => `${state}  ${file}:${line}  ${printable(detail)}\n`)
  const more = rest === 0 ? '' : `and ${rest} more: see --jsonl\n`
  return head + tables.map((table) => tableText(table, style)).join('\n') + faultLines.join('') + more
}

/** A table in columns under its title; only the title where it has no rows. */
export function tableText({ title, note, rows }: Table, style: Style): string {
  const head = `${style.bold(title)}${note === '' ? '' : `  ${style.dim(note)}`}\n`
  return rows.length < 2 ? head : head + columns(rows.map((cells) => [`  ${cells[0] ?? ''}`, ...cells.slice(1)]))
}

/** One JSON object per case and per fault, then the trailer. */
export function evaluationLines(evaluation: Evaluation, exit: number, elapsedMs: number): string {
  const before = new Map(changedScores(evaluation))
  const rows = evaluation.cases.map((each) => {
    const { file, line, ours, theirs, isMatch, score, isHit, because, slices } = each
    const label = isMatch ? 'match' : 'other'
    const by = Object.fromEntries(slices.map(({ dimension, value }) => [dimension, value]))
    const change = before.get(each)
    const row = { file, line, ours, theirs, label, score, hit: isHit, outcome: outcomeOf(each), because, by }
    return `${JSON.stringify(change === undefined ? row : { ...row, change })}\n`
  })
  const faults = evaluation.faults.map((fault) => `${JSON.stringify({ ...fault, outcome: fault.state })}\n`)
  const trailer = { end: true, ...evaluationSummary(evaluation), exit, elapsedMs }
  return `${rows.join('')}${faults.join('')}${JSON.stringify(trailer)}\n`
}

function changedScores({ against }: Evaluation): [JudgedCase, object][] {
  const kinds = ['caught', 'lost', 'raised', 'released'] as const
  return kinds.flatMap((what) =>
    (against?.changes[what] ?? []).map(({ before, after }): [JudgedCase, object] => [
      after,
      { what, scoreBefore: before.score },
    ]),
  )
}

/** The figures of an evaluation without its cases: the trailer, and the report as JSON. */
export function evaluationSummary(evaluation: Evaluation): object {
  const { kind, engine, policy, sources, coverage, measures, against, isInterrupted } = evaluation
  return {
    kind,
    ...(isInterrupted ? { interrupted: true } : {}),
    engine,
    policy,
    sources,
    coverage,
    ...measures,
    against:
      against === null
        ? null
        : {
            policy: against.policy,
            ...against.measures,
            caught: against.changes.caught.length,
            lost: against.changes.lost.length,
            raised: against.changes.raised.length,
            released: against.changes.released.length,
          },
  }
}
