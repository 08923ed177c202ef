// Evaluates a screening: subjects of whom it is known which listed party they are, if any, are screened against lists,
// and what was found is held against what is known. One run for each policy, over the same subjects.

import { buildIndex } from '@hindsight/engine/indexing'
import { foldColumn } from '@hindsight/engine/lists'
import type { Policy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { scriptOf } from '@hindsight/engine/text'
import { CommandError, limits } from '../../config/index.ts'
import { openSubjects, type SubjectProperty, type SubjectRecord } from '../../sources/index.ts'
import { type ListRequest, loadLists, partiesOf } from '../load-lists.ts'
import { openLocalPool, openWorkerPool } from '../worker-pool.ts'
import { answerInOrder, batchesOf } from './answer-in-order.ts'
import { drawEvaluation, type Evaluation } from './evaluation.ts'
import { type Expectation, type FileExpectation, readExpectation } from './expectation.ts'
import { type CaseFault, countFaults, type JudgedCase, type Slice } from './judged-case.ts'
import { knownSplits } from './open-judged-pairs.ts'
import { type Probe, type ProbeHit, probeSubjects } from './probe-subjects.ts'

export interface ScreeningRequest {
  readonly paths: readonly string[]
  readonly stdin: AsyncIterable<Uint8Array>
  /** Column with the id of the expected party; null where each file is said as a whole. */
  readonly expectedColumn: string | null
  /** One for each file, where no column says it. */
  readonly expect: readonly FileExpectation[]
  readonly mapping: ReadonlyMap<string, SubjectProperty>
  readonly isUnknownIgnored: boolean
  readonly by: readonly string[]
  readonly lists: readonly ListRequest[]
  readonly policy: Policy
  readonly against: Policy | null
  readonly workerCount: number
  readonly signal: AbortSignal
  onProgress(done: number, total: number): Promise<void>
}

/** A row of a subject file with what is known about it. */
interface Known {
  readonly file: string
  readonly record: SubjectRecord
  readonly expectation: Expectation
}

interface FileCount {
  readonly file: string
  readonly rows: number
  readonly unjudged: number
}

/** Screens under each policy and judges. Throws `CommandError` where subjects or lists cannot be used at all. */
export async function evaluateScreening(request: ScreeningRequest): Promise<Evaluation> {
  const { policy, against, signal } = request
  checkExpectations(request)
  const loaded = await loadLists(request.lists)
  const parties = partiesOf(loaded)
  const { known, counts } = await readSubjects(request, new Set(parties.map((party) => party.id)))
  const run = await judgeAll(known, { request, parties, policy })
  const before = against === null ? null : await judgeAll(known, { request, parties, policy: against })
  const sources = counts.map(({ file, rows, unjudged }) => {
    const cases = run.cases.filter((each) => each.file === file).length
    const rejected = countFaults(run.faults, file, 'rejected')
    const failed = countFaults(run.faults, file, 'failed')
    return { file, rows, unjudged, cases, rejected, failed, interrupted: rows - unjudged - cases - rejected - failed }
  })
  return drawEvaluation({
    kind: 'screening',
    sources,
    coverage: loaded.map((list) => list.coverage),
    faults: run.faults,
    run: { policy, cases: run.cases },
    against: before === null || against === null ? null : { policy: against, cases: before.cases },
    isInterrupted: signal.aborted,
  })
}

function checkExpectations({ paths, expect, expectedColumn }: ScreeningRequest): void {
  if (expectedColumn !== null) return
  const path = paths[expect.length]
  if (path !== undefined) throw new CommandError('subjects-not-judged', { path })
}

async function readSubjects(
  request: ScreeningRequest,
  listedIds: ReadonlySet<string>,
): Promise<{ readonly known: readonly Known[]; readonly counts: readonly FileCount[] }> {
  const { paths, expectedColumn, expect } = request
  const known: Known[] = []
  const counts: FileCount[] = []
  for (const [position, file] of paths.entries()) {
    const records = await readRecords(file, request)
    const whole = expectedColumn === null ? expect[position] : undefined
    const before = known.length
    for (const record of records) {
      const expectation = expectationOf(record, expectedColumn, whole)
      if (expectation !== null && isKnowable(expectation, listedIds)) known.push({ file, record, expectation })
    }
    counts.push({ file, rows: records.length, unjudged: records.length - (known.length - before) })
  }
  return { known, counts }
}

/** All records of a file: labelled subjects are few enough to hold, and each policy needs them again. */
async function readRecords(file: string, request: ScreeningRequest): Promise<readonly SubjectRecord[]> {
  const { stdin, mapping, isUnknownIgnored, expectedColumn, by } = request
  const needed = expectedColumn === null ? by : [expectedColumn, ...by]
  const kept = { columns: [...knownSplits, ...needed], needed }
  const { records } = await openSubjects(file, { mapping, isUnknownIgnored, format: null, stdin, kept })
  const all: SubjectRecord[] = []
  for await (const batch of records) all.push(...batch)
  return all
}

/** What is expected of a row; a row that cannot be read is kept, to be counted as rejected. */
function expectationOf(
  record: SubjectRecord,
  column: string | null,
  whole: FileExpectation | undefined,
): Expectation | null {
  if (whole !== undefined) return { kind: whole }
  if (record.fault !== null) return { kind: 'none' }
  return readExpectation(record.kept?.[foldColumn(column ?? '')] ?? '')
}

/** An expected party that is on none of the lists cannot be found by anybody. */
function isKnowable(expectation: Expectation, listedIds: ReadonlySet<string>): boolean {
  return expectation.kind !== 'parties' || expectation.partyIds.some((id) => listedIds.has(id))
}

interface JudgeParts {
  readonly request: ScreeningRequest
  readonly parties: readonly ListedParty[]
  readonly policy: Policy
}

async function judgeAll(
  known: readonly Known[],
  { request, parties, policy }: JudgeParts,
): Promise<{ readonly cases: JudgedCase[]; readonly faults: CaseFault[] }> {
  const { workerCount, signal, paths } = request
  const setup = { image: buildIndex(parties, policy), policy }
  const pool =
    workerCount === 1
      ? openLocalPool(setup, probeSubjects)
      : openWorkerPool<readonly SubjectRecord[], Probe[]>(
          setup,
          workerCount,
          new URL('./probe-worker.ts', import.meta.url),
        )
  const judged = { cases: [] as JudgedCase[], faults: [] as CaseFault[] }
  const records = known.map((each) => each.record)
  const notSplit = foldColumn(request.expectedColumn ?? '')
  let done = 0
  try {
    const inFlightMax = workerCount * limits.batchesPerWorkerMax
    const batches = batchesOf(records, limits.batchSubjectCount)
    for await (const answered of answerInOrder(batches, { pool, inFlightMax, signal })) {
      for (const position of answered.question.keys()) {
        const failed: Probe = { state: 'failed', detail: 'failure' in answered ? answered.failure : 'no answer came' }
        const probe = 'answer' in answered ? (answered.answer[position] ?? failed) : failed
        judgeOne(known[done]!, probe, { policy, judged, isFileNamed: paths.length > 1, notSplit })
        done += 1
      }
      await request.onProgress(done, known.length)
    }
  } finally {
    await pool.close()
  }
  return judged
}

interface OneParts {
  readonly policy: Policy
  readonly judged: { readonly cases: JudgedCase[]; readonly faults: CaseFault[] }
  readonly isFileNamed: boolean
  /** The column with what is expected, which figures are not split by. */
  readonly notSplit: string
}

function judgeOne(known: Known, probe: Probe, { policy, judged, isFileNamed, notSplit }: OneParts): void {
  const { file, record, expectation } = known
  const { line } = record
  if (probe.state !== 'compared') {
    judged.faults.push({ file, line, state: probe.state, detail: probe.detail })
    return
  }
  const isRight = (hit: ProbeHit): boolean =>
    expectation.kind === 'parties' ? expectation.partyIds.includes(hit.partyId) : expectation.kind === 'listed'
  const isMatch = expectation.kind !== 'none'
  const told = isMatch ? probe.hits.find(isRight) : probe.hits[0]
  const score = told?.score ?? 0
  const missed = expectation.kind === 'parties' ? expectation.partyIds.join('; ') : ''
  const counted = expectation.kind === 'listed' ? probe.hits.slice(0, 1) : probe.hits
  judged.cases.push({
    file,
    line,
    ours: probe.name,
    theirs: told === undefined ? missed : `${told.caption} (${told.partyId} on ${told.listId})`,
    isMatch,
    score,
    isHit: score >= policy.threshold && score > 0,
    because: told?.because ?? `Nobody on the lists reaches ${policy.lowestThreshold}.`,
    slices: slicesOf(probe, { file: isFileNamed ? file : null, kept: record.kept ?? {}, notSplit }),
    scored: counted.map((hit) => {
      const { score, isIdentical, evidence } = hit
      return { score, isRight: isRight(hit), isIdentical, evidence }
    }),
  })
}

interface SliceParts {
  readonly file: string | null
  readonly kept: Readonly<Record<string, string>>
  readonly notSplit: string
}

function slicesOf(
  { name, schema }: Extract<Probe, { state: 'compared' }>,
  { file, kept, notSplit }: SliceParts,
): Slice[] {
  const named = Object.entries(kept).filter(([column, value]) => value !== '' && column !== notSplit)
  return [
    ...(file === null ? [] : [{ dimension: 'file', value: file.split('/').at(-1) ?? file }]),
    ...named.map(([dimension, value]) => ({ dimension, value })),
    { dimension: 'schema', value: schema },
    { dimension: 'script', value: scriptOf(name) },
  ]
}
