// Screening against ten thousand to ten million invented names: subjects per second, slowest answers, size, time to build
// and to load, beside brute force at ten thousand. Writes docs/queries-per-second.svg.

import { writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { Measured } from './measure.ts'
import type { Operation, Row, Table } from './operation.ts'
import { measureBruteForce, measureSize, type SizeMeasured, type SizeToMeasure } from './scale/measure-size.ts'
import { plotOf } from './scale/plot.ts'

const baseline = 'brute force of our scorer, 10,000 names'
const sizes: readonly SizeToMeasure[] = [
  { names: 10_000, subjects: 6_000 },
  { names: 100_000, subjects: 6_000 },
  { names: 1_000_000, subjects: 4_000 },
  { names: 10_000_000, subjects: 2_000 },
]
/** Memory that building takes at most, in bytes per name. */
const memoryPerName = 1_500
const plotPath = join(import.meta.dirname, '../docs/queries-per-second.svg')

export const scale: Operation = {
  name: 'scale',
  isOnRequest: true,
  async *run({ isQuick }) {
    const bruteForce = measureBruteForce()
    const rows: Row[] = [rowOf(baseline, bruteForce)]
    const measured: SizeMeasured[] = []
    const notes = [
      'Nine subjects in ten are strangers of the same stocks, one resembles a listed party.',
      'From the raw subject to explained hits at the default policy, one thread.',
      'Latencies in ms. Bytes per name: the image, in which the parties are. Load: from the page cache.',
    ]
    for (const size of sizes.slice(0, isQuick ? 2 : sizes.length)) {
      const wanted = size.names * memoryPerName
      if (freemem() < wanted) {
        notes.push(
          `${counted(size.names)} names skipped: ${gigabytes(freemem())} GB free, building may take ${gigabytes(wanted)}.`,
        )
        continue
      }
      const found = await inThread(size)
      measured.push(found)
      rows.push(rowOf(`${counted(size.names)} names`, found))
    }
    if (!isQuick) writeFileSync(plotPath, plotOf(measured, bruteForce))
    yield tableOf(rows, notes)
  },
}

function tableOf(rows: readonly Row[], notes: readonly string[]): Table {
  const corpus = 'invented populations'
  return { operation: 'scale', corpus, unit: 'subjects', baseline, ratioBy: 'cpu', rows, notes }
}

function rowOf(what: string, measured: Measured | SizeMeasured): Row {
  if (!('latencies' in measured)) return { ...measured, what }
  const { latencies, imageBytes, names, buildMs, loadMs, rssBytes, answers } = measured
  return {
    ...measured,
    what,
    besides: {
      p50: latencies.p50.toFixed(3),
      p99: latencies.p99.toFixed(2),
      'p99.9': latencies.p999.toFixed(1),
      max: latencies.max.toFixed(1),
      'bytes/name': (imageBytes / names).toFixed(0),
      'build, s': (buildMs / 1000).toFixed(1),
      'load, s': (loadMs / 1000).toFixed(3),
      'RSS, GB': gigabytes(rssBytes),
      'hits/subject': answers.toFixed(2),
    },
  }
}

/** A thread per size: its memory ends with it, and its heap may be as large as it has to. */
function inThread(size: SizeToMeasure): Promise<SizeMeasured> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: size,
      resourceLimits: { maxOldGenerationSizeMb: Math.floor(freemem() / 2 ** 20) },
    })
    worker.on('message', resolve)
    worker.on('error', reject)
  })
}

const counted = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',')
const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1)

if (!isMainThread) measureSize(workerData as SizeToMeasure)
