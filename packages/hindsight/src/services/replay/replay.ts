// `replay ID`: what bears the id is computed again from the versions on record, and held against the log (law L3).

import type { Policy } from '@hindsight/engine/matching'
import { CommandError, type ExitCode, exitCodes } from '../../config/index.ts'
import { recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { findScreening } from './find-screening.ts'
import { openStored } from './replay-bench.ts'
import { type CellChoice, type ReplayCell, replayCells } from './replay-cells.ts'
import { type DecisionReplay, replayDecision } from './replay-decision.ts'
import { newReplayMemory, type ReplayPlace, replayScreening, type ScreeningReplay } from './replay-screening.ts'

/** A look at what a replay says of a subject, signed; null where nobody is named. */
export type ReplayLook = { readonly signed: SignedAct | null }

/** Records that somebody looks at the replayed values of a subject. Throws `CommandError` where nobody signs for it. */
export async function lookAtReplay(
  { subjectId, outcome }: Replay['replay'],
  { context, signed }: ReplayLook & { readonly context: RecordContext },
): Promise<void> {
  if (outcome === 'erased') return
  await context.store.write(async (transaction) => {
    const newest = (await transaction.subjects.newest([subjectId])).get(subjectId)
    const stored = newest === undefined ? null : openStored(newest, context)
    const subject = stored?.stored.subject ?? null
    await recordLook(transaction, { context, signed, what: 'subject', id: subjectId, subject })
  })
}

export interface ReplayRequest {
  readonly context: RecordContext
  readonly id: string
  /** Cells of then and now to be computed beside the replay. */
  readonly choices: readonly CellChoice[]
  readonly policyNow: Policy | null
}

export interface Replay {
  readonly replay: ScreeningReplay | DecisionReplay
  /** Null where the subject was erased. */
  readonly cells: readonly ReplayCell[] | null
}

/** Replays one screening or decision. Throws `CommandError` where nothing bears the id. */
export function replay({ context, id, choices, policyNow }: ReplayRequest): Promise<Replay> {
  return context.store.read(async (view) => {
    const place = { view, context, memory: newReplayMemory() }
    const found = await findScreening(view, id)
    if (found.found === 'nothing') {
      const decision = await replayDecision(id, place)
      if (decision === null) throw new CommandError('replay-unknown', { id })
      return { replay: decision, cells: [] }
    }
    const replayed = await replayScreening(found, place)
    const again =
      found.found === 'screening' ? found : await findScreening(view, `${replayed.subjectId}@${replayed.version}`)
    const isAsked = choices.length > 0 && again.found === 'screening'
    const cells = isAsked ? await replayCells(again.target, { choices, policyNow }, place) : []
    return { replay: replayed, cells }
  })
}

/**
 * Replays many in the order given, each index opened once for those that follow each other under the same versions.
 * Throws `CommandError` where nothing bears an id.
 */
export async function replayMany(
  ids: readonly string[],
  context: RecordContext,
  take: (replayed: Replay['replay']) => void,
): Promise<void> {
  await context.store.read(async (view) => {
    const place = { view, context, memory: newReplayMemory() }
    for (const id of ids) take(await replayOne(id, place))
  })
}

async function replayOne(id: string, place: ReplayPlace): Promise<Replay['replay']> {
  const found = await findScreening(place.view, id)
  if (found.found !== 'nothing') return replayScreening(found, place)
  const decision = await replayDecision(id, place)
  if (decision === null) throw new CommandError('replay-unknown', { id })
  return decision
}

/** 0 the same bytes or erased with its proof, 3 not repeatable, 6 anything else. */
export function exitOfReplay({ outcome }: Pick<Replay['replay'], 'outcome'>): ExitCode {
  if (outcome === 'different') return exitCodes.integrity
  return outcome === 'unrepeatable' ? exitCodes.unavailable : exitCodes.clear
}
