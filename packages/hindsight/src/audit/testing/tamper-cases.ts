// Everything that can be done to a log short of breaking its keys, each with the position that a verifier has to name.
// Both verifiers are run over the same cases (law L14).

import { encodeFrame, endPayload, exportHeader, frameTypes } from '../export-format.ts'
import { hashLeaf } from '../tree.ts'
import { exportOf, type SampleLog, sampleKey, sampleLog } from './sample-log.ts'

export interface TamperCase {
  readonly name: string
  readonly bytes: Buffer
  /** Checkpoints that were kept elsewhere. */
  readonly since: readonly string[]
  /** The first record concerned. */
  readonly position: number
  /** True where only a range can be named, which begins at or before the position and ends after it. */
  readonly isRange: boolean
}

/** Records that stand under one checkpoint. */
export interface Block {
  readonly records: readonly Buffer[]
  /** What the table says; usually the records' leaf hashes. */
  readonly hashes: readonly Buffer[]
  readonly note: string
}

/** The blocks of a log. */
export function blocksOf({ records, checkpoints }: SampleLog): Block[] {
  return checkpoints.map(({ size, note }, index) => {
    const own = records.slice(checkpoints[index - 1]?.size ?? 0, size)
    return { records: own, hashes: own.map(hashLeaf), note }
  })
}

/** The frames of a block: table, records, checkpoint. */
export function framesOf({ records, hashes, note }: Block): Buffer[] {
  return [
    encodeFrame(frameTypes.table, Buffer.concat(hashes)),
    ...records.map((bytes) => encodeFrame(frameTypes.record, bytes)),
    encodeFrame(frameTypes.checkpoint, Buffer.from(note)),
  ]
}

/** An export of these blocks, whole in its form. */
export function joinBlocks(blocks: readonly Block[]): Buffer {
  const count = blocks.reduce((sum, { records }) => sum + records.length, 0)
  const end = encodeFrame(frameTypes.end, endPayload(count, blocks.length))
  return Buffer.concat([exportHeader, ...blocks.flatMap(framesOf), end])
}

type Change = (records: readonly Buffer[]) => readonly Buffer[]

/** The cases over every record of a log. */
export async function tamperCases(log: SampleLog): Promise<TamperCase[]> {
  const blocks = blocksOf(log)
  const last = log.checkpoints.at(-1)?.note ?? ''
  return [...changedRecords(blocks), ...changedBlocks(blocks), ...(await olderOrOther(log, last))]
}

/** Each record deleted, doubled, altered, and swapped with the next: with the old table, and with one made to fit. */
function changedRecords(blocks: readonly Block[]): TamperCase[] {
  const cases: TamperCase[] = []
  let start = 0
  for (const [at, block] of blocks.entries()) {
    for (const index of block.records.keys()) {
      for (const [name, change, isHidden] of changesAt(index, block.records.length)) {
        const records = change(block.records)
        const rest = { note: block.note, records }
        const named = (how: string, hashes: readonly Buffer[], isRange: boolean): TamperCase => ({
          name: `${name} of record ${start + index}, ${how}`,
          bytes: joinBlocks(blocks.with(at, { ...rest, hashes })),
          since: [],
          // A record and its double cannot be told apart: the second is the one too many.
          position: start + index + (name === 'doubling' ? 1 : 0),
          isRange,
        })
        cases.push(named('old table', block.hashes, false), named('new table', records.map(hashLeaf), isHidden))
      }
    }
    start += block.records.length
  }
  return cases
}

/** Name, change, and whether the records' own numbers still run on when the table is made to fit. */
function changesAt(index: number, count: number): [string, Change, boolean][] {
  const changes: [string, Change, boolean][] = [
    ['deletion', (records) => records.toSpliced(index, 1), index === count - 1],
    ['insertion', (records) => records.toSpliced(index, 0, foreignRecord(records[index])), true],
    ['doubling', (records) => records.toSpliced(index, 0, records[index]!), true],
    ['alteration', (records) => records.with(index, foreignRecord(records[index])), true],
  ]
  const swap: Change = (records) => records.with(index, records[index + 1]!).with(index + 1, records[index]!)
  return index + 1 < count ? [...changes, ['swap', swap, false]] : changes
}

function changedBlocks(blocks: readonly Block[]): TamperCase[] {
  const size = blocks[0]?.records.length ?? 0
  const base = { since: [], isRange: false }
  return blocks.flatMap((block, at): TamperCase[] => {
    const position = at * size
    const isLast = at === blocks.length - 1
    const cut = joinBlocks(blocks.slice(0, at + 1).with(at, { ...block, records: block.records.slice(0, 3) }))
    const whole = joinBlocks(blocks)
    const offset = Buffer.concat([exportHeader, ...blocks.slice(0, at).flatMap(framesOf)]).length
    return [
      { ...base, name: `tail cut in block ${at}`, bytes: cut, position: position + 3 },
      { ...base, name: `file cut before block ${at}`, bytes: whole.subarray(0, offset), position },
      { ...base, name: `file cut in block ${at}`, bytes: whole.subarray(0, offset + 4), position },
      {
        ...base,
        name: `block ${at} doubled`,
        bytes: joinBlocks(blocks.toSpliced(at, 0, block)),
        position: position + size,
      },
      ...(isLast
        ? []
        : [{ ...base, name: `block ${at} deleted`, bytes: joinBlocks(blocks.toSpliced(at, 1)), position }]),
      {
        ...base,
        name: `checkpoint of another log in block ${at}`,
        bytes: joinBlocks(blocks.with(at, { ...block, note: foreignNote(position + size) })),
        position: position + size,
      },
    ]
  })
}

/** Logs that are sound in themselves, and not this one: only a key or a checkpoint kept elsewhere tells. */
async function olderOrOther(log: SampleLog, last: string): Promise<TamperCase[]> {
  const [size, block] = [log.records.length, log.checkpoints[0]?.size ?? 1]
  const cases: TamperCase[] = []
  for (const [index, checkpoint] of log.checkpoints.slice(0, -1).entries()) {
    const backup = { records: log.records.slice(0, checkpoint.size), checkpoints: log.checkpoints.slice(0, index + 1) }
    const name = `older backup of ${checkpoint.size} records`
    cases.push({ name, bytes: await exportOf(backup), since: [last], position: checkpoint.size, isRange: false })
  }
  const rewritten = sampleLog({ count: size, block, flavor: 'rewritten' })
  const others = { name: 'rewritten with other keys', bytes: await exportOf(foreignLog(size, block)), position: 0 }
  return [
    ...cases,
    { ...others, since: [], isRange: false },
    {
      name: 'rewritten with the same keys',
      bytes: await exportOf(rewritten),
      since: [last],
      position: 1,
      isRange: true,
    },
    { name: 'a since that nobody signed', bytes: await exportOf(log), since: ['x'], position: 0, isRange: false },
    {
      name: 'rewritten after an older checkpoint',
      bytes: await exportOf(sampleLog({ count: size, block, flavor: 'rewritten', flavorFrom: 35 })),
      since: [log.checkpoints[2]?.note ?? '', last],
      position: 35,
      isRange: true,
    },
  ]
}

function foreignLog(count: number, block: number): SampleLog {
  return sampleLog({ count, block, keys: [{ from: 0, key: sampleKey(9) }] })
}

function foreignNote(size: number): string {
  return foreignLog(size, size).checkpoints[0]?.note ?? ''
}

/** A record in the same place that says something else. */
function foreignRecord(bytes: Buffer | undefined): Buffer {
  return Buffer.from(
    (bytes ?? Buffer.alloc(0)).toString('latin1').replace('"actor":"system"', '"actor":"nobody"'),
    'latin1',
  )
}
