// Verifies an exported log offline, in one pass: every record is under a signed root, in its place, and the log begins
// with what earlier checkpoints saw. Names the position of whatever is wrong (law L14; a second verifier stands in
// testing/verify_log.py and gives the same verdicts).

import { type Checkpoint, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { compareLeaves, type LeafDifference } from './compare-leaves.ts'
import { endPayload, exportHeader, type Frame, FrameReader, frameTypes } from './export-format.ts'
import { extendKeyChain } from './key-chain.ts'
import { recordBytesMax, sequenceOf } from './log-record.ts'
import { type VerifierKey, verifierKeyText } from './signed-note.ts'
import { appendLeaves, emptyFrontier, type Frontier, type Hash, hashPrefixedLeaf, rootOf, splitHashes } from './tree.ts'

export interface LogFault {
  readonly kind:
    | LeafDifference['kind']
    | 'header-altered'
    | 'frame-damaged'
    | 'cut-off'
    | 'table-altered'
    | 'checkpoint-altered'
    | 'sequence-wrong'
    | 'end-altered'
    | 'unsigned'
    | 'key-unknown'
    | 'since-invalid'
    | 'rolled-back'
    | 'forked'
  /** Sequence of the first record concerned; for a fault behind the last record, the number of records. */
  readonly position: number
  /** Sequence after the last record concerned. */
  readonly end: number
}

export interface LogVerdict {
  readonly isIntact: boolean
  /** Records that are under a signed root. */
  readonly records: number
  readonly checkpoints: number
  /** Hex of the root over them. */
  readonly root: string
  /** From which the tree goes on. */
  readonly frontier: Frontier
  readonly origin: string | null
  /** The key in force at the end. */
  readonly key: string | null
  /** False where no key was given to compare with: then the log only agrees with itself. */
  readonly isKeyKnown: boolean
  readonly faults: readonly LogFault[]
}

export interface VerifyOptions {
  /** A key of the log that was kept elsewhere. */
  readonly publicKey: VerifierKey | null
  /** Earlier checkpoints of this log that were kept elsewhere, as signed notes. */
  readonly since: readonly string[]
  /** Reads and checks one checkpoint; the default does nothing but that. */
  readonly open?: typeof openCheckpoint
}

interface VerifierState {
  hasHeader: boolean
  hasEnded: boolean
  isStopped: boolean
  frontier: Frontier
  checkpoints: number
  chain: readonly VerifierKey[]
  expected: Hash[]
  actual: Hash[]
  /** Index in the block of the first record that does not bear its place in the log. */
  misplaced: number | null
  roots: ReadonlyMap<number, Hash>
  faults: LogFault[]
}

/** Takes an export in chunks of any size, then gives the verdict. Memory follows the largest block, not the log. */
export class LogVerifier {
  readonly #options: VerifyOptions
  readonly #open: typeof openCheckpoint
  readonly #sinceSizes: readonly number[]
  readonly #state: VerifierState
  readonly #frames = new FrameReader(recordBytesMax)

  constructor(options: VerifyOptions, state: VerifierState = initialState()) {
    this.#options = options
    this.#open = options.open ?? openCheckpoint
    this.#sinceSizes = options.since.map((note) => readCheckpoint(note)?.size ?? 0).sort((a, b) => a - b)
    this.#state = state
  }

  /** A verifier that goes on from where this one is; both may be used. Call it between frames. */
  fork(): LogVerifier {
    const { expected, actual, faults } = this.#state
    const state = { ...this.#state, expected: [...expected], actual: [...actual], faults: [...faults] }
    return new LogVerifier(this.#options, state)
  }

  /** True once nothing that follows can be judged. */
  get isStopped(): boolean {
    return this.#state.isStopped
  }

  /** What was found so far. */
  get faults(): readonly LogFault[] {
    return this.#state.faults
  }

  /** The next bytes. */
  push(chunk: Uint8Array): void {
    const state = this.#state
    if (state.isStopped) return
    this.#frames.push(chunk)
    if (!state.hasHeader) {
      const header = this.#frames.take(exportHeader.length)
      if (header === null) return
      state.hasHeader = true
      if (!header.equals(exportHeader)) this.#stop('header-altered', 0)
    }
    while (!state.isStopped) {
      const frame = this.#frames.next()
      if (frame === 'more') return
      if (frame === 'damaged') this.#stop(state.hasEnded ? 'end-altered' : 'frame-damaged', this.#damagePosition())
      else this.#take(frame)
    }
  }

  /** The verdict after the last byte. */
  finish(): LogVerdict {
    const state = this.#state
    if (!state.isStopped && (!state.hasEnded || this.#frames.restLength > 0))
      this.#stop(state.hasEnded ? 'end-altered' : 'cut-off', this.#damagePosition())
    if (!state.isStopped) this.#compareWithOutside()
    const { frontier, chain, checkpoints, faults } = state
    const key = chain.at(-1)
    return {
      isIntact: faults.length === 0,
      records: frontier.size,
      checkpoints,
      root: rootOf(frontier).toString('hex'),
      frontier,
      origin: key?.name ?? null,
      key: key === undefined ? null : verifierKeyText(key),
      isKeyKnown: this.#options.publicKey !== null,
      faults,
    }
  }

  #take({ type, typed, payload }: Frame): void {
    const state = this.#state
    const isTable = type === frameTypes.table && payload.length % 32 === 0
    if (state.hasEnded) this.#stop('end-altered', state.frontier.size)
    else if (type === frameTypes.record) this.#takeRecord(typed, payload)
    // Copied, because the hashes outlive the chunk that they came in.
    else if (isTable) state.expected.push(...splitHashes(Buffer.from(payload)))
    else if (type === frameTypes.checkpoint) this.#closeBlock(payload.toString('utf8'))
    else if (type === frameTypes.end) this.#takeEnd(payload)
    else this.#stop('frame-damaged', this.#damagePosition())
  }

  #takeRecord(typed: Buffer, payload: Buffer): void {
    const state = this.#state
    const index = state.actual.length
    if (state.misplaced === null && sequenceOf(payload) !== state.frontier.size + index) state.misplaced = index
    state.chain = extendKeyChain(state.chain, payload)
    state.actual.push(hashPrefixedLeaf(typed))
  }

  #closeBlock(note: string): void {
    const state = this.#state
    const { expected, actual, frontier, misplaced } = state
    const key = state.chain.at(-1)
    const checkpoint = key === undefined ? null : this.#open(note, key)
    const differences = compareLeaves(expected, actual)
    if (checkpoint !== null && this.#accept(expected, checkpoint)) {
      for (const { kind, index, end } of differences) this.#report(kind, frontier.size + index, frontier.size + end)
      if (differences.length === 0 && misplaced !== null) this.#report('sequence-wrong', frontier.size + misplaced)
    } else if (checkpoint !== null && this.#accept(actual, checkpoint)) {
      this.#report('table-altered', frontier.size + (differences[0]?.index ?? 0))
    } else {
      this.#reject(differences, checkpoint)
    }
  }

  /** Goes on with these leaves if the checkpoint signs them. */
  #accept(leaves: readonly Hash[], checkpoint: Checkpoint): boolean {
    const state = this.#state
    const next = appendLeaves(state.frontier, leaves)
    if (next.size !== checkpoint.size || !rootOf(next).equals(checkpoint.root)) return false
    this.#keepRoots(leaves)
    Object.assign(state, { frontier: next, expected: [], actual: [], misplaced: null })
    state.checkpoints += 1
    return true
  }

  /** Keeps the roots at the sizes of earlier checkpoints that fall into this block. */
  #keepRoots(leaves: readonly Hash[]): void {
    const { frontier, roots } = this.#state
    const sizes = this.#sinceSizes.filter((size) => size >= frontier.size && size <= frontier.size + leaves.length)
    if (sizes.length === 0) return
    const found = sizes.map((size): [number, Hash] => [
      size,
      rootOf(appendLeaves(frontier, leaves.slice(0, size - frontier.size))),
    ])
    this.#state.roots = new Map([...roots, ...found])
  }

  /** Neither the table nor the records give a signed root: says what can be said, and stops. */
  #reject(differences: readonly LeafDifference[], checkpoint: Checkpoint | null): void {
    const state = this.#state
    const { expected, misplaced, chain } = state
    const start = state.frontier.size
    for (const { kind, index, end } of differences) this.#report(kind, start + index, start + end)
    state.isStopped = true
    if (checkpoint !== null && differences.length === 0) this.#reportCount(start, checkpoint.size)
    if (checkpoint !== null) return
    if (differences.length === 0 && misplaced !== null) this.#report('sequence-wrong', start + misplaced)
    if (chain.length === 0) this.#report('key-unknown', 0)
    else this.#report('checkpoint-altered', start + expected.length)
  }

  /** Table and records agree, so both were written anew: what the signed size and the records' own places tell. */
  #reportCount(start: number, signedSize: number): void {
    const { actual, misplaced } = this.#state
    const position = start + (misplaced ?? 0)
    const missing = signedSize - start - actual.length
    // A record that was put in may bear the number of the one that it stands before.
    const inserted = Math.max(start, position - 1)
    if (missing > 0) this.#report('record-missing', position, misplaced === null ? signedSize : position + missing)
    else if (missing < 0) this.#report('record-inserted', inserted, start + actual.length)
    else this.#report('records-rewritten', position, signedSize)
  }

  #takeEnd(payload: Buffer): void {
    const state = this.#state
    const { frontier, checkpoints, actual, expected } = state
    state.hasEnded = true
    const isUnsigned = actual.length + expected.length > 0 || checkpoints === 0
    const isAsListed = compareLeaves(expected, actual).length === 0
    if (!payload.includes('"end":true')) this.#stop('frame-damaged', this.#damagePosition())
    else if (isUnsigned) this.#stop('unsigned', isAsListed ? frontier.size : this.#damagePosition())
    else if (!payload.equals(endPayload(frontier.size, checkpoints))) this.#stop('end-altered', frontier.size)
  }

  #compareWithOutside(): void {
    const { publicKey, since } = this.#options
    const { chain } = this.#state
    const text = publicKey === null ? null : verifierKeyText(publicKey)
    if (text !== null && !chain.some((key) => verifierKeyText(key) === text)) this.#report('key-unknown', 0)
    let agreed = 0
    for (const note of since) agreed = this.#compareWith(note, agreed)
  }

  /** Compares with one earlier checkpoint; gives the size up to which the log is known to be as it was. */
  #compareWith(note: string, agreed: number): number {
    const { chain, frontier, roots } = this.#state
    const opened = chain.map((key) => this.#open(note, key)).find((one) => one !== null) ?? null
    if (opened === null) this.#report('since-invalid', agreed)
    else if (opened.size > frontier.size) this.#report('rolled-back', frontier.size, opened.size)
    else if (!roots.get(opened.size)?.equals(opened.root)) this.#report('forked', agreed, opened.size)
    else return Math.max(agreed, opened.size)
    return agreed
  }

  /** Where the frames stopped making sense: the first record that is not the one expected, or the one that is missing. */
  #damagePosition(): number {
    const { expected, actual, frontier } = this.#state
    const index = actual.findIndex((hash, place) => expected[place]?.equals(hash) !== true)
    return frontier.size + (index === -1 ? actual.length : index)
  }

  #stop(kind: LogFault['kind'], position: number): void {
    this.#report(kind, position)
    this.#state.isStopped = true
  }

  #report(kind: LogFault['kind'], position: number, end = position + 1): void {
    this.#state.faults.push({ kind, position, end })
  }
}

/** Verifies an export that comes in chunks. */
export async function verifyLog(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: VerifyOptions,
): Promise<LogVerdict> {
  const verifier = new LogVerifier(options)
  for await (const chunk of chunks) {
    verifier.push(chunk)
    if (verifier.isStopped) break
  }
  return verifier.finish()
}

function initialState(): VerifierState {
  return {
    hasHeader: false,
    hasEnded: false,
    isStopped: false,
    frontier: emptyFrontier,
    checkpoints: 0,
    chain: [],
    expected: [],
    actual: [],
    misplaced: null,
    roots: new Map(),
    faults: [],
  }
}
