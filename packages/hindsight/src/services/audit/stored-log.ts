// The log of a store for those who verify it: as an export, in place, or as one page about one record (law L14).

import {
  type AnchorState,
  appendLeaves,
  decodeRecord,
  exportLog,
  hashLeaf,
  type LogFault,
  type LogSource,
  type LogVerdict,
  loadAnchors,
  proveInclusion,
  readAnchors,
  readCheckpoint,
  rootOf,
  type VerifierKey,
  verifierKeyOf,
  verifyLog,
  writeProofPage,
} from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { LogEntry, LogReads } from '../../store/index.ts'
import { checkAnchors, checkpointLog, loadLogKey } from './keep-log.ts'
import type { LogContext } from './log-context.ts'

export interface StoredLogVerdict extends LogVerdict {
  /** Records after the newest checkpoint: they are counted and in their order, and nothing is signed about them. */
  readonly unsigned: number
  readonly anchors: readonly AnchorState[]
}

export interface StoredVerification {
  /** Null takes the store's own key: then whoever can write there could have replaced it, too. */
  readonly publicKey: VerifierKey | null
  readonly since: readonly string[]
}

/** Verifies the log where it lies, with what the anchors keep. */
export async function verifyStoredLog(context: LogContext, options: StoredVerification): Promise<StoredLogVerdict> {
  const { store, keysFolder } = context
  const anchors = await checkAnchors(context)
  const kept = (await readAnchors(loadAnchors(keysFolder))).flatMap(({ note }) => (note === null ? [] : [note]))
  const isSigned = await store.read(async ({ log }) => (await log.lastCheckpoint()) !== null)
  if (!isSigned) return verifyUnsigned(context, anchors)
  const own = verifierKeyOf(await loadLogKey(context))
  return store.read(async ({ log }) => {
    const since = [...new Set([...options.since, ...kept])]
    const source = await sourceOf(log)
    const verdict = await verifyLog(exportLog(source), { publicKey: options.publicKey ?? own, since })
    const tail = await verifyTail(log, source.checkpoints.at(-1)?.size ?? 0)
    const faults = [...verdict.faults, ...(verdict.isIntact ? tail.faults : [])]
    const isKeyKnown = options.publicKey !== null
    return { ...verdict, isIntact: faults.length === 0, isKeyKnown, faults, unsigned: tail.count, anchors }
  })
}

/** The export of a store's log, with a checkpoint over all of it first. */
export async function* exportStoredLog(context: LogContext): AsyncGenerator<Buffer> {
  await checkpointLog(context)
  const checkpoints = await context.store.read(({ log }) => log.checkpoints())
  // Each part is read in a view of its own: records never change, and a long view would hold the others up.
  async function* records(from: number, to: number): AsyncGenerator<LogEntry> {
    yield* await context.store.read(({ log }) => entriesOf(log, from, to))
  }
  yield* exportLog({ checkpoints, records })
}

export interface ProvenRecord {
  readonly sequence: number
  readonly page: string
  /** Other records that bear the same id, as their sequences. */
  readonly others: readonly number[]
}

/** A page for the newest record that bears an id, or for the record with a sequence. Makes a checkpoint first. */
export async function proveRecord(id: string, context: LogContext): Promise<ProvenRecord> {
  const { size, note } = await checkpointLog(context)
  return context.store.read(async ({ log }) => {
    const found = (await log.sequencesOf(id)).filter((sequence) => sequence < size)
    const numbered = /^(?:0|[1-9]\d{0,15})$/u.test(id) && Number(id) < size ? Number(id) : null
    const sequence = found.at(-1) ?? numbered
    if (sequence === null) throw new CommandError('log-record-unknown', { id })
    const leaves: Buffer[] = []
    let record: LogEntry | null = null
    for await (const batch of log.entries(0, size)) {
      for (const entry of batch) leaves.push(hashLeaf(entry.bytes))
      record = batch.find((entry) => entry.sequence === sequence) ?? record
    }
    const isWhole = record !== null && rootOf(appendLeaves({ size: 0, peaks: [] }, leaves)).equals(rootIn(note))
    if (record === null || !isWhole) throw new CommandError('log-damaged', { location: context.store.location })
    const proof = proveInclusion(leaves, sequence)
    const page = writeProofPage({ record: record.bytes, sequence, proof, checkpoint: note })
    return { sequence, page, others: found.filter((one) => one !== sequence) }
  })
}

async function verifyUnsigned({ store }: LogContext, anchors: readonly AnchorState[]): Promise<StoredLogVerdict> {
  const { count, faults, root } = await store.read(({ log }) => verifyTail(log, 0))
  const isIntact = faults.length === 0
  const nothing = { checkpoints: 0, origin: null, key: null, isKeyKnown: false }
  return { ...nothing, isIntact, records: 0, root, faults, unsigned: count, anchors }
}

interface Tail {
  readonly count: number
  readonly root: string
  readonly faults: readonly LogFault[]
}

/** Records that no checkpoint covers yet: each as it was when it was written, in its place, and as many as counted. */
async function verifyTail(log: LogReads, from: number): Promise<Tail> {
  const head = await log.frontier()
  let next = from
  for await (const batch of log.entries(from, Number.MAX_SAFE_INTEGER)) {
    for (const { sequence, bytes, leaf } of batch) {
      const isWhole = sequence === next && decodeRecord(bytes)?.sequence === next && hashLeaf(bytes).equals(leaf)
      if (!isWhole) return { ...tailOf(head.size - from, rootOf(head)), faults: [tailFault('record-altered', next)] }
      next += 1
    }
  }
  const faults = next === head.size ? [] : [tailFault(next < head.size ? 'record-missing' : 'record-inserted', next)]
  return { ...tailOf(head.size - from, rootOf(head)), faults }
}

function tailOf(count: number, root: Buffer): Pick<Tail, 'count' | 'root'> {
  return { count: Math.max(0, count), root: root.toString('hex') }
}

function tailFault(kind: LogFault['kind'], position: number): LogFault {
  return { kind, position, end: position + 1 }
}

async function sourceOf(log: LogReads): Promise<LogSource> {
  return { checkpoints: await log.checkpoints(), records: (from, to) => streamOf(log, from, to) }
}

async function* streamOf(log: LogReads, from: number, to: number): AsyncGenerator<LogEntry> {
  for await (const batch of log.entries(from, to)) yield* batch
}

async function entriesOf(log: LogReads, from: number, to: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for await (const batch of log.entries(from, to)) entries.push(...batch)
  return entries
}

function rootIn(note: string): Buffer {
  return readCheckpoint(note)?.root ?? Buffer.alloc(0)
}
