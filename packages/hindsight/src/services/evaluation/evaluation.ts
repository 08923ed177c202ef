// What an evaluation is: cases under a policy, their measures, and, where a second policy is given, what differs. It
// holds no time and no machine, so that the same input and policy give the same report (law L3).

import { policyKey } from '@hindsight/engine/indexing'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import type { ListCoverage } from '../coverage.ts'
import { type Changes, compareEvaluations } from './compare-evaluations.ts'
import type { CaseFault, CaseSource, JudgedCase } from './judged-case.ts'
import { type Measures, measureCases } from './measures.ts'

export interface PolicyName {
  readonly version: string
  readonly threshold: number
  /** Version and digest of every number in it. */
  readonly key: string
}

export interface Evaluation {
  readonly kind: 'pairs' | 'screening'
  readonly engine: string
  readonly policy: PolicyName
  readonly sources: readonly CaseSource[]
  readonly coverage: readonly ListCoverage[]
  readonly measures: Measures
  readonly cases: readonly JudgedCase[]
  readonly faults: readonly CaseFault[]
  /** Null where no other policy was given. */
  readonly against: Against | null
  readonly isInterrupted: boolean
}

export interface Against {
  readonly policy: PolicyName
  readonly measures: Measures
  readonly changes: Changes
}

/** The cases of one policy, in the order of the files. */
export interface CaseRun {
  readonly policy: Policy
  readonly cases: readonly JudgedCase[]
}

interface EvaluationFacts extends Pick<Evaluation, 'kind' | 'sources' | 'coverage' | 'faults' | 'isInterrupted'> {
  readonly run: CaseRun
  readonly against: CaseRun | null
}

/** Puts an evaluation together from the cases of one or two policies. */
export function drawEvaluation({ run, against, ...facts }: EvaluationFacts): Evaluation {
  return {
    ...facts,
    engine: engineVersion,
    policy: namePolicy(run.policy),
    measures: measureCases(run.cases, run.policy),
    cases: run.cases,
    against:
      against === null
        ? null
        : {
            policy: namePolicy(against.policy),
            measures: measureCases(against.cases, against.policy),
            changes: compareEvaluations(against.cases, run.cases),
          },
  }
}

function namePolicy(policy: Policy): PolicyName {
  return { version: policy.version, threshold: policy.threshold, key: policyKey(policy) }
}
