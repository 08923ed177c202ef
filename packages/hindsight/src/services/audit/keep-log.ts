// Keeps the log honest from day to day: signs checkpoints, gives them to the anchors, and notices at the start that the
// history is not the one that the anchors saw (law L14).

import {
  type AnchorDelivery,
  type AnchorState,
  adoptNextLogKey,
  compareWithAnchors,
  createLogKey,
  deliverCheckpoint,
  encodeRecord,
  findLogKey,
  findNextLogKey,
  isContradiction,
  keyRecord,
  type LogHead,
  openCheckpoint,
  openNextLogKey,
  readAnchors,
  readCheckpoint,
  type SignerKey,
  signCheckpoint,
  verifierKeyOf,
  verifierKeyText,
} from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { LogCheckpoint, LogReads, StoreTransaction } from '../../store/index.ts'
import { anchorsOf, type LogContext, originOf } from './log-context.ts'

export interface MadeCheckpoint extends LogCheckpoint {
  /** False where the newest one covers all there is. */
  readonly isNew: boolean
  /** What became of it at each anchor. */
  readonly deliveries: readonly AnchorDelivery[]
}

/** Compares the log with what its anchors keep. */
export async function checkAnchors(context: LogContext): Promise<AnchorState[]> {
  const readings = await readAnchors(anchorsOf(context))
  const sizes = readings.map(({ note }) => readCheckpoint(note ?? '')?.size ?? 0)
  return context.store.read(async ({ log }) => compareWithAnchors(await headOf(log, sizes), readings))
}

/** Throws `CommandError` (`log-contradicted`) where an anchor contradicts the log: nothing may be written to it then. */
export async function assertHistory(context: LogContext): Promise<void> {
  const contradiction = (await checkAnchors(context)).find(isContradiction)
  if (contradiction === undefined) return
  const { location } = context.store
  throw new CommandError('log-contradicted', { location, reason: anchorSentence(contradiction) })
}

/** Signs a checkpoint over all records that there are and gives it to the anchors. Asks them first. */
export async function checkpointLog(context: LogContext): Promise<MadeCheckpoint> {
  await assertHistory(context)
  const { store } = context
  const key = await loadLogKey(context)
  const made = await store.write((transaction) => signHead(transaction, { key, context }))
  const deliveries = made.isNew ? await deliverCheckpoint(made.note, anchorsOf(context)) : []
  return { ...made, deliveries }
}

/** Makes a checkpoint where records were added since the last one; null where none were. */
export async function checkpointIfDue(context: LogContext): Promise<MadeCheckpoint | null> {
  const isDue = await context.store.read(
    async ({ log }) => (await log.size()) > ((await log.lastCheckpoint())?.size ?? 0),
  )
  return isDue ? checkpointLog(context) : null
}

/** Has a new key follow the present one, which signs it in the log. Gives the text of the new one. */
export async function rotateLogKey(context: LogContext): Promise<string> {
  await checkpointLog(context)
  const { store, keysFolder, now } = context
  const origin = originOf(store)
  const [present, next] = [await loadLogKey(context), openNextLogKey(keysFolder, origin)]
  await store.write(async ({ log }) => {
    await log.append(encodeRecord(keyRecord(next, present, now()), await log.size()))
    await addCheckpoint(log, signCheckpoint(await log.frontier(), next))
  })
  adoptNextLogKey(keysFolder, origin)
  const last = await store.read(({ log }) => log.lastCheckpoint())
  await deliverCheckpoint(last?.note ?? '', anchorsOf(context))
  return verifierKeyText(verifierKeyOf(next))
}

/** The key that signs the log. Throws `CommandError` (`log-key-foreign`) where the log was signed with another one. */
async function loadLogKey(context: LogContext): Promise<SignerKey> {
  const { store, keysFolder } = context
  const origin = originOf(store)
  const last = await store.read(({ log }) => log.lastCheckpoint())
  const signs = (key: SignerKey | null): key is SignerKey =>
    key !== null && (last === null || openCheckpoint(last.note, verifierKeyOf(key)) !== null)
  const present = findLogKey(keysFolder, origin)
  if (signs(present)) return present
  // A rotation was broken off after the log had the next key.
  if (signs(findNextLogKey(keysFolder, origin))) return adoptNextLogKey(keysFolder, origin)
  if (last === null) return createLogKey(keysFolder, origin)
  throw new CommandError('log-key-foreign', { location: store.location, folder: keysFolder })
}

/** What an anchor says, as a sentence. */
export function anchorSentence(anchor: AnchorState): string {
  const { name } = anchor
  switch (anchor.state) {
    case 'agrees':
      return `the anchor ${name} agrees up to record ${anchor.size}`
    case 'silent':
      return `the anchor ${name} keeps nothing that could be compared`
    case 'unreachable':
      return `the anchor ${name} could not be asked: ${anchor.reason}`
    case 'unreadable':
      return `what the anchor ${name} keeps is no checkpoint`
    case 'log-behind':
      return `the anchor ${name} saw ${anchor.size} records, and the log has ${anchor.logSize}: history behind anchor`
    case 'log-forked':
      return `the first ${anchor.size} records are not those that the anchor ${name} saw`
  }
}

async function signHead(
  { log }: StoreTransaction,
  { key, context }: { readonly key: SignerKey; readonly context: LogContext },
): Promise<LogCheckpoint & { readonly isNew: boolean }> {
  const last = await log.lastCheckpoint()
  if (last === null) await log.append(encodeRecord(keyRecord(key, null, context.now()), await log.size()))
  const frontier = await log.frontier()
  if (last?.size === frontier.size) return { ...last, isNew: false }
  const checkpoint = { size: frontier.size, note: signCheckpoint(frontier, key) }
  await log.addCheckpoint(checkpoint)
  return { ...checkpoint, isNew: true }
}

async function addCheckpoint(log: StoreTransaction['log'], note: string): Promise<void> {
  await log.addCheckpoint({ size: await log.size(), note })
}

/** Size, and roots at some sizes, as the stored checkpoints tell them; the records themselves are for `audit verify`. */
async function headOf(log: LogReads, sizes: readonly number[]): Promise<LogHead> {
  const roots = new Map<number, Buffer | null>()
  for (const size of sizes) roots.set(size, readCheckpoint((await log.checkpointOf(size))?.note ?? '')?.root ?? null)
  return { size: await log.size(), rootAt: (size) => roots.get(size) ?? null }
}
