// The journey of a screening: subjects in, answers out, nothing held whole. Laws L5 and L6 come together here.

import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { engineVersion, type Policy } from '@hindsight/engine/matching'
import { type ExitCode, limits } from '../config/index.ts'
import type { SubjectSource } from '../sources/index.ts'
import { type Answer, answerOf, exitCodeOf, Tally, type Totals } from './answer.ts'
import { type Coverage, drawCoverage } from './coverage.ts'
import { cutBatches, examineInOrder } from './examine-in-order.ts'
import { openExaminerPool, openLocalExaminer } from './examiner.ts'
import { type ListRequest, loadLists, partiesOf } from './load-lists.ts'
import { configHashOf } from './screenings/screening-set.ts'

export interface ScreenRequest {
  readonly subjects: SubjectSource
  readonly lists: readonly ListRequest[]
  readonly policy: Policy
  /** 1 compares on this thread; more start that many worker threads. */
  readonly workerCount: number
  readonly signal: AbortSignal
  /** Another worker file, for tests that break it. */
  readonly workerUrl?: URL
}

export interface ScreenOutput {
  /** Called once, before the first answers. */
  begin(coverage: Coverage): Promise<void>
  /** Called for each batch of answers, in the order of the file. */
  write(answers: readonly Answer[], totals: Totals): Promise<void>
}

export interface ScreenSummary {
  readonly totals: Totals
  readonly coverage: Coverage
  readonly isInterrupted: boolean
  readonly exit: ExitCode
  /** SHA-256 of everything configured that could change an answer: engine, policy, versions of lists. */
  readonly configHash: string
}

/** Screens all subjects against all lists. Throws `CommandError` when the subjects cannot be read to their end. */
export async function screenSubjects(request: ScreenRequest, output: ScreenOutput): Promise<ScreenSummary> {
  const { subjects, policy, signal } = request
  const { coverage, image } = await indexLists(request)
  await output.begin(coverage)
  const setup = { image, policy }
  const examiner =
    request.workerCount === 1 && request.workerUrl === undefined
      ? openLocalExaminer(setup)
      : openExaminerPool(setup, request.workerCount, request.workerUrl)
  const tally = new Tally()
  try {
    const batches = cutBatches(subjects.records, limits.batchSubjectCount)
    const inFlightMax = examiner.workerCount * limits.batchesPerWorkerMax
    for await (const examined of examineInOrder(batches, { examiner, inFlightMax, signal })) {
      const answers = examined.map((each) => answerOf(each, coverage))
      tally.add(answers)
      await output.write(answers, tally.totals)
    }
  } finally {
    await examiner.close()
  }
  const { totals } = tally
  const isInterrupted = signal.aborted
  const configHash = configHashOf({ policy, coverage, engine: engineVersion })
  return { totals, coverage, isInterrupted, exit: exitCodeOf(totals, coverage, isInterrupted), configHash }
}

/** Loads the lists into one index image; the parties themselves are let go. */
async function indexLists({ lists, policy }: ScreenRequest): Promise<{ coverage: Coverage; image: SharedArrayBuffer }> {
  const loaded = await loadLists(lists)
  const image = buildIndex(partiesOf(loaded), policy)
  const indexPartyCount = openIndex(image, policy).partyCount
  const rows = loaded.map((list) => list.coverage)
  return { image, coverage: drawCoverage({ lists: rows, requestedCount: lists.length, indexPartyCount }) }
}
