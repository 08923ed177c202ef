// Law L14: whatever is done to a log of 100 records is seen, and its position is named. Every bit, every deletion, swap,
// insertion and cut; rewrites and old backups against a checkpoint kept elsewhere; and the second verifier agrees.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { exportHeader } from './export-format.ts'
import { type VerifierKey, verifierKeyOf, verifierKeyText } from './signed-note.ts'
import { exportOf, sampleKey, sampleLog } from './testing/sample-log.ts'
import { blocksOf, framesOf, joinBlocks, type TamperCase, tamperCases } from './testing/tamper-cases.ts'
import { type LogFault, type LogVerdict, LogVerifier, type VerifyOptions, verifyLog } from './verify-log.ts'

const block = 10
const log = sampleLog({ count: 100, block })
const publicKey = verifierKeyOf(sampleKey(1))
const options: VerifyOptions = { publicKey, since: [], open: remembering() }
const blocks = blocksOf(log)
const whole = joinBlocks(blocks)

test('an export as it was written is intact, in chunks of any size', async () => {
  expect(await exportOf(log)).toEqual(whole)
  const since = log.checkpoints.map(({ note }) => note)
  const verdict = await verifyLog([whole], { publicKey, since })
  expect(verdict).toMatchObject({ isIntact: true, records: 100, checkpoints: 10, isKeyKnown: true, faults: [] })
  for (const size of [1, 7, 4096]) expect(await verifyLog(chunksOf(whole, size), options)).toEqual(verdict)
})

test('with any bit changed it is not, and the record is named', () => {
  const prefix = new LogVerifier(options)
  prefix.push(exportHeader)
  const wrong: unknown[] = []
  let start = exportHeader.length
  for (const [index, frames] of blocks.map(framesOf).entries()) {
    const bytes = Buffer.concat(frames)
    const rest = whole.subarray(start + bytes.length)
    const owners = ownersOf(frames, index * block)
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const fault = firstFault(prefix, flipped(bytes, bit), rest)
      if (fault?.position !== owners[bit >> 3]) wrong.push({ bit: start * 8 + bit, fault, owner: owners[bit >> 3] })
    }
    prefix.push(bytes)
    start += bytes.length
  }
  expect(wrong).toEqual([])
  expect(start * 8).toBeGreaterThan(100_000)
})

test('with any bit of its first line or its last frame changed it is not', async () => {
  const endStart = whole.lastIndexOf('{"checkpoints"') - 5
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    if (bit === exportHeader.length * 8) bit = endStart * 8
    const position = bit < endStart * 8 ? 0 : 100
    expect((await verifyLog([flipped(whole, bit)], options)).faults[0]).toMatchObject({ position })
  }
})

test('nothing may follow the end, and the end may not be missing', async () => {
  for (const bytes of [Buffer.concat([whole, Buffer.from([0])]), Buffer.concat([whole, whole])])
    expect((await verifyLog([bytes], options)).faults).toMatchObject([{ kind: 'end-altered', position: 100 }])
  for (let length = 0; length < whole.length; length += 13)
    expect((await verifyLog([whole.subarray(0, length)], options)).faults).toMatchObject([{ kind: 'cut-off' }])
})

test('every deletion, insertion, swap, cut, rewrite and old backup is seen, and its position named', async () => {
  const cases = await tamperCases(log)
  for (const one of cases) {
    const verdict = await verifyLog([one.bytes], { ...options, since: one.since })
    expect([one.name, verdict.isIntact, isNamed(one, verdict)], JSON.stringify(verdict.faults)).toEqual([
      one.name,
      false,
      true,
    ])
  }
  expect(cases.length).toBeGreaterThan(1000)
})

test('keys follow one another in the log; the first and the newest are known by each other', async () => {
  const keys = [
    { from: 0, key: sampleKey(1) },
    { from: 20, key: sampleKey(2) },
    { from: 47, key: sampleKey(3) },
  ]
  const rotated = await exportOf(sampleLog({ count: 100, block, keys }))
  for (const { key } of keys) {
    const verdict = await verifyLog([rotated], {
      publicKey: verifierKeyOf(key),
      since: [log.checkpoints[1]?.note ?? ''],
    })
    expect(verdict).toMatchObject({ isIntact: true, key: verifierKeyText(verifierKeyOf(sampleKey(3))) })
  }
  const stranger = await verifyLog([rotated], { publicKey: verifierKeyOf(sampleKey(4)), since: [] })
  expect(stranger.faults).toMatchObject([{ kind: 'key-unknown', position: 0 }])
  const usurped = sampleLog({ count: 100, block, keys: [keys[0]!, { from: 47, key: sampleKey(3, 'else.example') }] })
  expect((await verifyLog([await exportOf(usurped)], options)).faults).toMatchObject([{ kind: 'checkpoint-altered' }])
})

test('the second verifier, in Python, gives the same verdicts and positions', async ({ skip }) => {
  const hasPython = spawnSync('python3', ['--version']).status === 0
  if (!hasPython) {
    console.error('skipped: there is no python3 to run the second verifier with')
    expect(process.env.CI).not.toBe('true')
  }
  skip(!hasPython, 'there is no python3')
  const cases = [...(await tamperCases(log)), ...sampledFlips(), intactCase()]
  const folder = temporaryFolder()
  const key = folder.write('key.pub', `${verifierKeyText(publicKey)}\n`)
  for (const group of Map.groupBy(cases, ({ since }) => since.join('\f')).values()) {
    const since = (group[0]?.since ?? []).flatMap((note, index) => ['--since', folder.write(`since-${index}`, note)])
    const paths = group.map(({ bytes }, index) => folder.write(`case-${index}`, bytes))
    const program = join(import.meta.dirname, 'testing', 'verify_log.py')
    const { stdout, stderr } = spawnSync('python3', [program, '--pubkey', key, ...since, ...paths], {
      encoding: 'utf8',
    })
    const theirs = stdout.split('\n').filter((line) => line !== '')
    expect(theirs.length, stderr).toBe(group.length)
    for (const [index, { name, bytes }] of group.entries()) {
      const { faults, isIntact, records, root } = await verifyLog([bytes], { ...options, since: group[0]?.since ?? [] })
      const { path: _, ...verdict } = JSON.parse(theirs[index] ?? '') as Record<string, unknown>
      expect({ name, ...verdict }).toEqual({ name, faults, isIntact, records, root })
    }
  }
})

/** The fault found first in a block after a good beginning; the rest is read only where the block told nothing. */
function firstFault(prefix: LogVerifier, bytes: Buffer, rest: Buffer): LogFault | undefined {
  const verifier = prefix.fork()
  verifier.push(bytes)
  if (verifier.faults.length > 0) return verifier.faults[0]
  verifier.push(rest)
  return verifier.finish().faults[0]
}

/** For each byte of a block, the position that a change of it is to be reported at. */
function ownersOf(frames: readonly Buffer[], start: number): number[] {
  return frames.flatMap((frame, at) =>
    Array.from(frame, (_, index) => {
      if (at > 0) return start + at - 1
      return index < 5 ? start : start + Math.floor((index - 5) / 32)
    }),
  )
}

function isNamed({ position, isRange }: TamperCase, { faults }: LogVerdict): boolean {
  const [first] = faults
  if (first === undefined) return false
  return isRange ? first.position <= position && position < first.end : first.position === position
}

/** One bit of every 27th byte of the export. */
function sampledFlips(): TamperCase[] {
  return Array.from({ length: Math.floor(whole.length / 27) }, (_, index) => {
    const bit = index * 216 + (index % 8)
    return { name: `bit ${bit}`, bytes: flipped(whole, bit), since: [], position: -1, isRange: true }
  })
}

function intactCase(): TamperCase {
  return { name: 'intact', bytes: whole, since: [], position: -1, isRange: true }
}

/** Bytes with one bit changed. */
function flipped(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return changed
}

function chunksOf(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}

/** Opens each note once: a signature costs more than a block. */
function remembering(): typeof openCheckpoint {
  const known = new Map<string, Checkpoint | null>()
  return (note: string, key: VerifierKey) => {
    const name = `${key.publicKey.toString('hex')} ${note}`
    const opened = known.get(name)
    if (opened !== undefined) return opened
    const fresh = openCheckpoint(note, key)
    known.set(name, fresh)
    return fresh
  }
}
