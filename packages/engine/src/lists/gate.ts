// The gate for list versions: ten steps, each of which can only hold back (law L12, reliability A6.1). A held version
// is kept and the live one stays live; nothing that the gate learns or is told turns `held` into `live`.

import { assert } from '../base/index.ts'
import { examineAnchors, examineBuild, examineChurn, examineRecord, examineShape } from './gate-content.ts'
import { type GateCheck, type GateFacts, type GateReport, type GateStep, gateSteps } from './gate-facts.ts'
import { examineEnd, examineOrder, examineRows, examineSet, examineTransport } from './gate-source.ts'

const examiners: Readonly<Record<GateStep['step'], (facts: GateFacts) => readonly GateCheck[]>> = {
  transport: examineTransport,
  'end-proof': examineEnd,
  'set-complete': examineSet,
  'no-skipped-rows': examineRows,
  shape: examineShape,
  monotonic: examineOrder,
  'identity-churn': examineChurn,
  anchors: examineAnchors,
  build: examineBuild,
  record: examineRecord,
}

/** Examines a version that arrived. Pure: the report follows from the facts alone and can be drawn again. */
export function examineVersion(facts: GateFacts): GateReport {
  assert((facts.stats === null) === (facts.result.state === 'refused'), 'a version that was read has stats')
  const steps = gateSteps.map((step, position) => sumUp(step, position + 1, examiners[step](facts)))
  const isUnchanged = steps.some(({ verdict }) => verdict === 'unchanged')
  return { outcome: steps.some(({ verdict }) => verdict === 'held') ? 'held' : 'live', isUnchanged, steps }
}

function sumUp(step: GateStep['step'], number: number, checks: readonly GateCheck[]): GateStep {
  const order = ['held', 'unchanged', 'passed', 'not-applicable'] as const
  const telling = order.flatMap((verdict) => checks.find((check) => check.verdict === verdict) ?? [])[0]
  assert(telling !== undefined, 'every step answers something')
  const { check: _, ...said } = telling
  return { step, number, ...said, checks }
}
