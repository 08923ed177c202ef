// Evaluates labelled pairs: each is compared as `hindsight compare` does, and what came of it is held against the label.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Policy } from '@hindsight/engine/matching'
import { scriptOf } from '@hindsight/engine/text'
import { comparePairs } from '../compare-pairs.ts'
import { batchesOf } from './answer-in-order.ts'
import { drawEvaluation, type Evaluation } from './evaluation.ts'
import {
  type CaseFault,
  countFaults,
  evidenceOf,
  isIdenticalPair,
  type JudgedCase,
  reasonOfComparison,
  type Slice,
} from './judged-case.ts'
import { type JudgedPair, openJudgedPairs, type PairColumns } from './open-judged-pairs.ts'

export interface PairsRequest {
  readonly paths: readonly string[]
  readonly stdin: AsyncIterable<Uint8Array>
  readonly columns: PairColumns
  readonly policy: Policy
  readonly against: Policy | null
  readonly signal: AbortSignal
}

interface Located {
  readonly file: string
  readonly pair: JudgedPair & { readonly isMatch: boolean }
}

const batchSize = 256

/** Evaluates files of labelled pairs. Throws `CommandError` where a file is not understood. */
export async function evaluatePairs(request: PairsRequest): Promise<Evaluation> {
  const { policy, against, signal } = request
  const { located, faults, counts } = await readFiles(request)
  const judged = { cases: [] as JudgedCase[], before: [] as JudgedCase[] }
  const done = new Map<string, number>()
  for (const batch of batchesOf(located, batchSize)) {
    if (signal.aborted) break
    for (const each of batch) {
      const now = judge(each, policy)
      const then = against === null ? null : judge(each, against)
      done.set(each.file, (done.get(each.file) ?? 0) + 1)
      if (typeof now === 'string') faults.push(rejectedPair(each, now))
      else judged.cases.push(now)
      if (then !== null && typeof then !== 'string') judged.before.push(then)
    }
    await nextTurn()
  }
  const sources = counts.map(({ file, rows, unjudged, pairs }) => ({
    file,
    rows,
    unjudged,
    cases: judged.cases.filter((each) => each.file === file).length,
    rejected: countFaults(faults, file, 'rejected'),
    failed: 0,
    interrupted: pairs - (done.get(file) ?? 0),
  }))
  return drawEvaluation({
    kind: 'pairs',
    sources,
    coverage: [],
    faults,
    run: { policy, cases: judged.cases },
    against: against === null ? null : { policy: against, cases: judged.before },
    isInterrupted: signal.aborted,
  })
}

function rejectedPair({ file, pair }: Located, detail: string): CaseFault {
  return { file, line: pair.line, state: 'rejected', detail }
}

async function readFiles({ paths, stdin, columns }: PairsRequest): Promise<{
  readonly located: readonly Located[]
  readonly faults: CaseFault[]
  readonly counts: readonly { file: string; rows: number; unjudged: number; pairs: number }[]
}> {
  const located: Located[] = []
  const faults: CaseFault[] = []
  const counts = []
  for (const file of paths) {
    const readings = await openJudgedPairs(file, stdin, columns)
    const before = located.length
    let unjudged = 0
    for (const reading of readings) {
      if ('fault' in reading) faults.push({ file, line: reading.line, state: 'rejected', detail: reading.fault })
      else if (reading.isMatch === null) unjudged += 1
      else located.push({ file, pair: { ...reading, isMatch: reading.isMatch } })
    }
    counts.push({ file, rows: readings.length, unjudged, pairs: located.length - before })
  }
  return { located, faults, counts }
}

const pairColumns = ['name1', 'name2', 'schema']

/** The case of a pair under a policy, or why it cannot be compared. */
function judge({ file, pair }: Located, policy: Policy): JudgedCase | string {
  const { line, name1, name2, schema, isMatch } = pair
  const [compared] = comparePairs([{ line, cells: [name1, name2, schema], fault: null }], pairColumns, policy)
  if (compared === undefined || compared.score === null) return compared?.fault ?? 'the pair was not compared'
  const { score, isHit } = compared
  return {
    file,
    line,
    ours: name1,
    theirs: name2,
    isMatch,
    score,
    isHit,
    because: reasonOfComparison(compared),
    slices: slicesOf(pair),
    scored: [{ score, isRight: isMatch, isIdentical: isIdenticalPair(compared), evidence: evidenceOf(compared) }],
  }
}

function slicesOf({ name1, name2, schema, by }: JudgedPair): Slice[] {
  const script = [...new Set([scriptOf(name1), scriptOf(name2)])].sort().join('–')
  const named = Object.entries(by).filter(([, value]) => value !== '')
  const kind = schema.trim() === '' ? [] : [{ dimension: 'schema', value: schema.trim() }]
  return [...named.map(([dimension, value]) => ({ dimension, value })), ...kind, { dimension: 'script', value: script }]
}
