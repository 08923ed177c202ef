// How long an exported log takes to verify offline: records that cite an invented screening, a checkpoint for each
// thousand, read from a file. npm run verify-log -- [RECORDS]

import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { finished } from 'node:stream/promises'
import {
  appendLeaves,
  createLogKey,
  emptyFrontier,
  encodeRecord,
  exportLog,
  hashLeaf,
  keyRecord,
  type SourceRecord,
  signCheckpoint,
  verifierKeyOf,
  verifyLog,
} from '../packages/hindsight/src/audit/index.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const block = 1000
const folder = mkdtempSync(join(tmpdir(), 'hindsight-verify-'))
const key = createLogKey(folder, 'hindsight.example/bench')
const recordedAt = '2026-01-01T00:00:00.000Z'

function recordOf(sequence: number): Buffer {
  if (sequence === 0) return encodeRecord(keyRecord(key, null, recordedAt), 0)
  const body = {
    id: `screening-${sequence}`,
    runId: `run-${sequence % 1000}`,
    commitment: 'c'.repeat(64),
    digest: 'd'.repeat(64),
  }
  return encodeRecord({ recordedAt, kind: 'screening-recorded', actor: 'system', act: null, body }, sequence)
}

function* records(from: number, to: number): Generator<SourceRecord> {
  for (let sequence = from; sequence < to; sequence += 1) yield { bytes: recordOf(sequence) }
}

const checkpoints: { size: number; note: string }[] = []
let frontier = emptyFrontier
for (let size = 0; size < count; ) {
  const next = Math.min(count, size + block)
  frontier = appendLeaves(
    frontier,
    Array.from(records(size, next), ({ bytes }) => hashLeaf(bytes)),
  )
  checkpoints.push({ size: next, note: signCheckpoint(frontier, key) })
  size = next
}
const path = join(folder, 'log.hlog')
const file = createWriteStream(path)
for await (const chunk of exportLog({ checkpoints, records })) if (!file.write(chunk)) await once(file, 'drain')
file.end()
await finished(file)

const started = performance.now()
const cpuBefore = process.cpuUsage()
const options = { publicKey: verifierKeyOf(key), since: [checkpoints[0]?.note ?? ''] }
const { isIntact, records: verified } = await verifyLog(createReadStream(path, { highWaterMark: 1 << 20 }), options)
const seconds = (performance.now() - started) / 1000
const cpu = process.cpuUsage(cpuBefore)
const cpuSeconds = (cpu.user + cpu.system) / 1e6
const megabytes = Math.round(statSync(path).size / 1e6)
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(
  `${verified} records in ${megabytes} MB ${isIntact ? 'intact' : 'NOT INTACT'}: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of CPU`,
)
console.log(`${Math.round(verified / seconds)} records a second; peak memory of the whole run ${peak} MB`)
rmSync(folder, { recursive: true })
