// Rebuilds the dated snapshots of a line replay byte for byte, each checked by its SHA-256, with what changed in it.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The ids that a snapshot added, removed and changed against the one before. */
export interface Truth {
  readonly records: number
  readonly added: ReadonlySet<string>
  readonly removed: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
}

export interface Snapshot {
  /** When it was seen, ISO 8601. */
  readonly seenAt: string
  readonly content: Uint8Array
  readonly sha256: string
  readonly truth: Truth
}

interface Operations {
  readonly seen_at: string
  readonly sha256: string
  /** `[first line, lines deleted, lines added]` against the snapshot before; null for the first. */
  readonly ops: readonly (readonly [number, number, readonly string[]])[] | null
}

/** The snapshots of a folder with `base.gz`, `ops.jsonl.gz` and `truth.csv`, in order of time. */
export function* snapshotsIn(folder: string): Generator<Snapshot> {
  const truths = readTruths(join(folder, 'truth.csv'))
  let lines = linesOf(gunzipSync(readFileSync(join(folder, 'base.gz'))).toString('latin1'))
  const all = gunzipSync(readFileSync(join(folder, 'ops.jsonl.gz')))
    .toString('utf8')
    .split('\n')
  let position = 0
  for (const text of all.filter((line) => line !== '')) {
    const { seen_at: seenAt, sha256, ops } = JSON.parse(text) as Operations
    for (const [at, count, added] of [...(ops ?? [])].reverse())
      lines = [...lines.slice(0, at), ...added, ...lines.slice(at + count)]
    const content = Buffer.from(lines.join(''), 'latin1')
    const found = createHash('sha256').update(content).digest('hex')
    if (found !== sha256) throw new Error(`the snapshot of ${seenAt} has the hash ${found}, not ${sha256}`)
    const truth = truths[position++]
    if (truth?.seenAt !== seenAt) throw new Error(`truth.csv, row ${position}: not the snapshot of ${seenAt}`)
    yield { seenAt, content, sha256, truth }
  }
}

function readTruths(path: string): readonly (Truth & { readonly seenAt: string })[] {
  const [, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/u)
  const idsOf = (cell = ''): ReadonlySet<string> => new Set(cell.split(' ').filter((id) => id !== ''))
  return rows.map((row) => {
    const [seenAt = '', records, added, removed, changed] = row.split(',')
    return { seenAt, records: Number(records), added: idsOf(added), removed: idsOf(removed), changed: idsOf(changed) }
  })
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? []
}
