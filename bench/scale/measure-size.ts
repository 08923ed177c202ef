// One size of list: built, written, loaded, searched; each subject timed on its own. And brute force at the least size.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { comparePrepared, defaultPolicy, prepareParty } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { buildLargeIndex, largePopulation, type Members, streamParties, subjectsNear } from '@hindsight/engine/testing'
import { loadImage, saveImage } from '../../packages/hindsight/src/testing/image-file.ts'
import type { Measured } from '../measure.ts'

export interface SizeToMeasure {
  readonly names: number
  readonly subjects: number
}

export interface SizeMeasured extends Measured {
  readonly names: number
  /** In milliseconds. */
  readonly latencies: { readonly p50: number; readonly p99: number; readonly p999: number; readonly max: number }
  readonly imageBytes: number
  readonly buildMs: number
  readonly loadMs: number
  readonly rssBytes: number
  /** Hits per subject. */
  readonly answers: number
}

const policy = defaultPolicy
const seed = 2026
const rounds = 4

/** Measures a size in a thread of its own and sends what it found. */
export function measureSize({ names, subjects }: SizeToMeasure): void {
  const members = largePopulation(names, seed)
  let began = performance.now()
  const image = buildLargeIndex(members, policy)
  const buildMs = performance.now() - began
  const path = join(mkdtempSync(join(tmpdir(), 'hindsight-bench-')), 'index')
  try {
    saveImage(path, image)
    began = performance.now()
    const index = openIndex(loadImage(path), policy)
    const loadMs = performance.now() - began
    const searched = search(index, mixedSubjects(members, subjects))
    const rssBytes = process.resourceUsage().maxRSS * 1024
    const found = { ...searched, names, imageBytes: image.byteLength, buildMs, loadMs, rssBytes }
    parentPort!.postMessage(found satisfies SizeMeasured)
  } finally {
    rmSync(join(path, '..'), { recursive: true })
  }
}

/** Nine strangers, then one who resembles a listed party, and so on. */
function mixedSubjects(members: Members, count: number): Subject[] {
  const near = subjectsNear(members, { seed, count: Math.ceil(count / 10) })
  const strangers = streamParties(largePopulation(2 * count, seed + 1))
  return Array.from({ length: count }, (_, i) => {
    if (i % 10 === 9) return near[(i - 9) / 10]!
    return { ...strangers.next().value!, id: `stranger-${i}`, alias: [], weakAlias: [] }
  })
}

type Searched = Measured & Pick<SizeMeasured, 'latencies' | 'answers'>

/** A first part warms up; the rest is searched once, in rounds of other subjects each. */
function search(index: PartyIndex, subjects: readonly Subject[]): Searched {
  const perRound = Math.floor(subjects.length / (rounds + 1))
  for (const subject of subjects.slice(0, perRound)) index.search(subject)
  const latencies: number[] = []
  const walls: number[] = []
  const cpus: number[] = []
  let answers = 0
  for (let round = 1; round <= rounds; round++) {
    const cpuBefore = process.threadCpuUsage()
    const began = performance.now()
    let before = began
    for (const subject of subjects.slice(round * perRound, (round + 1) * perRound)) {
      answers += index.search(subject).length
      const now = performance.now()
      latencies.push(now - before)
      before = now
    }
    walls.push(before - began)
    const { user, system } = process.threadCpuUsage(cpuBefore)
    cpus.push((user + system) / 1000)
  }
  latencies.sort(ascending)
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))]!
  return {
    ...measured(perRound, walls, cpus),
    latencies: { p50: at(0.5), p99: at(0.99), p999: at(0.999), max: at(1) },
    answers: answers / latencies.length,
  }
}

/** Every listed party for every subject, as far as preparing goes in the way of the index: once for each. */
export function measureBruteForce(): Measured {
  const members = largePopulation(10_000, seed)
  const parties = Array.from(streamParties(members), (party) => ({
    id: party.id,
    prepared: prepareParty(party, policy),
  }))
  const perRound = 15
  const subjects = mixedSubjects(members, perRound * (rounds + 1))
  const walls: number[] = []
  const cpus: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const cpuBefore = process.threadCpuUsage()
    const began = performance.now()
    for (const subject of subjects.slice(round * perRound, (round + 1) * perRound)) {
      const ours = prepareParty(subject, policy)
      for (const { id, prepared } of parties) comparePrepared(ours, prepared, { partyId: id, policy })
    }
    const { user, system } = process.threadCpuUsage(cpuBefore)
    // The first round compiles.
    if (round === 0) continue
    walls.push(performance.now() - began)
    cpus.push((user + system) / 1000)
  }
  return measured(perRound, walls, cpus)
}

function measured(items: number, walls: readonly number[], cpus: readonly number[]): Measured {
  const wallMs = median(walls)
  return { what: '', items, wallMs, cpuMs: median(cpus), spread: (Math.max(...walls) - Math.min(...walls)) / wallMs }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted(ascending)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

const ascending = (a: number, b: number): number => a - b
