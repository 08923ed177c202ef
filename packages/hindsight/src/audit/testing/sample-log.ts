// Invented logs for tests and benches: records, checkpoints and exports with fixed keys, so that every run gives the
// same bytes.

import { createPrivateKey } from 'node:crypto'
import { signCheckpoint } from '../checkpoint.ts'
import { exportLog } from '../export-log.ts'
import { keyRecord } from '../key-chain.ts'
import { encodeRecord, type RecordDraft } from '../log-record.ts'
import type { SignerKey } from '../signed-note.ts'
import { appendLeaves, emptyFrontier, hashLeaf } from '../tree.ts'

export interface SampleLog {
  readonly records: readonly Buffer[]
  readonly checkpoints: readonly { readonly size: number; readonly note: string }[]
}

export interface SampleOptions {
  readonly count: number
  /** Records under each checkpoint. */
  readonly block: number
  /** Changes what the records say. */
  readonly flavor?: string
  /** The sequence from which they say it. */
  readonly flavorFrom?: number
  /** The first key signs; each further one takes over at the sequence given. */
  readonly keys?: readonly { readonly from: number; readonly key: SignerKey }[]
}

const origin = 'hindsight.example/test'

/** The same Ed25519 key for the same number. */
export function sampleKey(seed: number, name = origin): SignerKey {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)])
  return { name, privateKey: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }) }
}

/** A log of invented records. */
export function sampleLog(options: SampleOptions): SampleLog {
  const { count, block, flavor = 'sample', flavorFrom = 0, keys = [{ from: 0, key: sampleKey(1) }] } = options
  const records: Buffer[] = []
  const checkpoints: { size: number; note: string }[] = []
  let frontier = emptyFrontier
  let signer = keys[0]?.key ?? sampleKey(1)
  for (let sequence = 0; sequence < count; sequence += 1) {
    const next = keys.find(({ from }) => from === sequence)?.key
    const draft =
      next === undefined
        ? sampleDraft(sequence, sequence < flavorFrom ? 'sample' : flavor)
        : keyRecord(next, sequence === 0 ? null : signer, instant(0))
    signer = next ?? signer
    const bytes = encodeRecord(draft, sequence)
    records.push(bytes)
    frontier = appendLeaves(frontier, [hashLeaf(bytes)])
    const isDue = (sequence + 1) % block === 0 || sequence + 1 === count
    if (isDue) checkpoints.push({ size: sequence + 1, note: signCheckpoint(frontier, signer) })
  }
  return { records, checkpoints }
}

/** The export of a log as one buffer. */
export async function exportOf({ records, checkpoints }: SampleLog): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of exportLog({
    checkpoints,
    records: (from, to) => records.slice(from, to).map((bytes) => ({ bytes })),
  }))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

function sampleDraft(sequence: number, flavor: string): RecordDraft {
  return {
    recordedAt: instant(sequence),
    kind: flavor,
    actor: 'system',
    act: null,
    body: { id: `decision-${sequence}` },
  }
}

function instant(second: number): string {
  return new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString()
}
