// What was screened: the runs with their sums, what was not clear in one of them, and one screening as it was answered.
// Values about somebody are shown only to whoever signs for the look (law L6).

import { CommandError } from '../../config/index.ts'
import type { Screening, ScreeningRun } from '../../store/index.ts'
import { type LookFlag, recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import type { ServiceContext } from '../service-context.ts'
import { openStored } from '../subjects/open-stored.ts'
import { erased, openScreening } from '../subjects/subject-seal.ts'

/** A screening without anything about its subject but the id. */
export type ListedScreening = Omit<Screening, 'sealed'>

export interface ShownScreening {
  readonly screening: ListedScreening
  readonly flags: readonly LookFlag[]
  /** The answer as it was kept; null where the subject was erased. */
  readonly answer: unknown
}

/** Runs, newest first. */
export async function listRuns(
  { store }: Pick<ServiceContext, 'store'>,
  limit: number,
): Promise<readonly ScreeningRun[]> {
  return store.read(async ({ screenings }) => (await screenings.runs()).toReversed().slice(0, limit))
}

/** A run, or null where there is none of this id. */
export async function findRun({ store }: Pick<ServiceContext, 'store'>, runId: string): Promise<ScreeningRun | null> {
  return store.read(({ screenings }) => screenings.run(runId))
}

/** Calls `write` with what was not clear in a run, in order of recording. */
export async function eachNotClear(
  { store }: Pick<ServiceContext, 'store'>,
  runId: string,
  write: (rows: readonly ListedScreening[]) => Promise<void>,
): Promise<void> {
  await store.read(async ({ screenings }) => {
    for await (const rows of screenings.ofRun(runId)) await write(rows.map(listed))
  })
}

/** A screening without its answer. Throws `CommandError` where there is none. */
export async function findScreening(
  { store }: Pick<ServiceContext, 'store'>,
  screeningId: string,
): Promise<ListedScreening> {
  const found = await store.read(({ screenings }) => screenings.screening(screeningId))
  if (found === null) throw new CommandError('screening-unknown', { id: screeningId })
  return listed(found)
}

/** A screening with its answer, for whoever signed for a look at its subject. Throws `CommandError`. */
export async function showScreening(
  context: RecordContext,
  { screeningId, signed }: { readonly screeningId: string; readonly signed: SignedAct | null },
): Promise<ShownScreening> {
  return context.store.write(async (transaction) => {
    const screening = await transaction.screenings.screening(screeningId)
    if (screening === null) throw new CommandError('screening-unknown', { id: screeningId })
    const id = screening.subjectId
    const subject = await openStored(transaction, { context, sequence: screening.subjectSequence })
    const { flags } = await recordLook(transaction, { context, signed, what: 'subject', id, subject })
    const text = openScreening(screening, context)
    return { screening: listed(screening), flags, answer: text === erased ? null : (JSON.parse(text) as unknown) }
  })
}

function listed(screening: Screening): ListedScreening {
  const { sealed: _, ...rest } = screening
  return rest
}
