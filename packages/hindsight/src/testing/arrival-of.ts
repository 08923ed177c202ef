// An arrival made of bytes at hand, for tests, scripts and benchmarks: only what matters is named.

import { hash } from 'node:crypto'
import type { Arrival } from '../services/index.ts'
import type { Snapshot } from './sdn-snapshots.ts'

interface ArrivalDraft extends Partial<Omit<Arrival, 'files'>> {
  readonly listId: string
  readonly receivedAt: string
  /** Content by name of the file, in the order in which the set has them. */
  readonly files: Readonly<Record<string, Uint8Array | string>>
}

/** An arrival with the files of a draft; what the draft leaves out is empty, unknown or the default. */
export function arrivalOf({ files, ...draft }: ArrivalDraft): Arrival {
  return {
    source: 'bytes at hand',
    faults: [],
    notes: [],
    transport: [],
    keptTransport: null,
    published: null,
    publishedAt: null,
    format: null,
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
    ...draft,
    files: Object.entries(files).map(([name, text]) => {
      const content = Buffer.from(text)
      return { name, content, bytes: content.length, sha256: hash('sha256', content) }
    }),
  }
}

/** A snapshot of the SDN list as its primary file arrived. */
export function snapshotArrival(
  { content, seenAt }: Pick<Snapshot, 'content' | 'seenAt'>,
  receivedAt: string,
): Arrival {
  const publishedAt = new Date(seenAt).toISOString()
  const facts = { listId: 'us_ofac_sdn', source: `replay ${seenAt}`, profile: 'primary-only' } as const
  return arrivalOf({ ...facts, publishedAt, receivedAt, files: { 'sdn.csv': content } })
}
