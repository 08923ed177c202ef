// The log of a store for those who verify it: as an export, in place, or as one page about one record (law L14).

import {
  type AnchorState,
  appendLeaves,
  decodeRecord,
  emptyFrontier,
  exportLog,
  type Frontier,
  findLogKey,
  type Hash,
  hashLeaf,
  type LogFault,
  type LogSource,
  type LogVerdict,
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
import { checkAnchors, checkpointLog } from './keep-log.ts'
import { anchorsOf, type LogContext, originOf } from './log-context.ts'

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
  const kept = (await readAnchors(anchorsOf(context))).flatMap(({ note }) => (note === null ? [] : [note]))
  const isSigned = await store.read(async ({ log }) => (await log.lastCheckpoint()) !== null)
  if (!isSigned) return verifyUnsigned(context, anchors)
  const signer = findLogKey(keysFolder, originOf(store))
  const own = signer === null ? null : verifierKeyOf(signer)
  return store.read(async ({ log }) => {
    const since = [...new Set([...options.since, ...kept])]
    const source = await sourceOf(log)
    const verdict = await verifyLog(exportLog(source), { publicKey: options.publicKey ?? own, since })
    const tail = await verifyTail(log, verdict.frontier)
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
    const isWhole = record !== null && rootOf(appendLeaves(emptyFrontier, leaves)).equals(rootIn(note))
    if (record === null || !isWhole) throw new CommandError('log-damaged', { location: context.store.location })
    const proof = proveInclusion(leaves, sequence)
    const page = writeProofPage({ record: record.bytes, sequence, proof, checkpoint: note })
    return { sequence, page, others: found.filter((one) => one !== sequence) }
  })
}

async function verifyUnsigned({ store }: LogContext, anchors: readonly AnchorState[]): Promise<StoredLogVerdict> {
  const { count, faults } = await store.read(({ log }) => verifyTail(log, emptyFrontier))
  const root = rootOf(emptyFrontier).toString('hex')
  const nothing = { checkpoints: 0, origin: null, key: null, isKeyKnown: false, frontier: emptyFrontier }
  return { ...nothing, isIntact: faults.length === 0, records: 0, root, faults, unsigned: count, anchors }
}

interface Tail {
  readonly count: number
  readonly faults: readonly LogFault[]
}

/** Records that no checkpoint covers yet: each as it was when it was written, in its place, and as many as counted. */
async function verifyTail(log: LogReads, from: Frontier): Promise<Tail> {
  const head = await log.frontier()
  const count = Math.max(0, head.size - from.size)
  const leaves: Hash[] = []
  for await (const batch of log.entries(from.size, Number.MAX_SAFE_INTEGER)) {
    for (const { sequence, bytes, leaf } of batch) {
      const next = from.size + leaves.length
      const isWhole = sequence === next && decodeRecord(bytes)?.sequence === next && hashLeaf(bytes).equals(leaf)
      if (!isWhole) return { count, faults: [{ kind: 'record-altered', position: next, end: next + 1 }] }
      leaves.push(hashLeaf(bytes))
    }
  }
  const found = appendLeaves(from, leaves)
  const position = Math.min(found.size, head.size)
  const end = Math.max(found.size, head.size)
  if (found.size < head.size) return { count, faults: [{ kind: 'record-missing', position, end }] }
  if (found.size > head.size) return { count, faults: [{ kind: 'record-inserted', position, end }] }
  const isSame = rootOf(found).equals(rootOf(head))
  return { count, faults: isSame ? [] : [{ kind: 'records-rewritten', position: from.size, end }] }
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
