// Anchors as people set them up: each is tried at once, and that it was added is on record (law L14).

import { type AnchorSetting, addAnchor, deliverCheckpoint } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import { recordFact } from '../record-fact.ts'
import { checkpointLog } from './keep-log.ts'
import { anchorsOf, type LogContext } from './log-context.ts'

/** The anchors of a log, its own first. */
export function listAnchors(context: LogContext): readonly AnchorSetting[] {
  return anchorsOf(context)
}

/** Adds an anchor once it has taken a checkpoint. Throws `CommandError` (`anchor-invalid`) where it does not. */
export async function addLogAnchor(setting: AnchorSetting, context: LogContext): Promise<void> {
  const { name, kind } = setting
  const isTaken = anchorsOf(context).some((other) => other.name === name)
  if (isTaken || !/^[\w.-]{1,40}$/u.test(name))
    throw new CommandError('anchor-invalid', { name, reason: 'its name is taken, or is no short word' })
  const { note } = await checkpointLog(context)
  const [delivery] = await deliverCheckpoint(note, [setting])
  if (delivery?.failure !== null)
    throw new CommandError('anchor-invalid', { name, reason: delivery?.failure ?? 'it was not asked' })
  addAnchor(context.keysFolder, setting)
  // Its target may hold a password: name and kind are enough here.
  await context.store.write((transaction) =>
    recordFact(transaction, { context, kind: 'anchor-added', act: null, body: { name, anchorKind: kind } }),
  )
  await checkpointLog(context)
}
