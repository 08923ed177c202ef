// Brute force over several threads: each opens the members and the subjects by itself and takes blocks of positions,
// the next when it is done with one. What comes back is put together in any order.

import { parentPort, Worker, workerData } from 'node:worker_threads'
import { defaultPolicy } from '@hindsight/engine/matching'
import { type SubjectRange, subjectsNear } from '@hindsight/engine/testing'
import { BruteForce, type PositionRange, type ScoredPairs } from './brute-force.ts'
import { type MemberSource, openMembers } from './member-source.ts'

export interface BruteForceWork {
  readonly source: MemberSource
  readonly range: SubjectRange
  readonly lowest: number
}

const blockSize = 5_000

/** Scores all pairs of members and subjects. `script` is the file whose threads call `serveBlocks`. */
export async function scoreInThreads(work: BruteForceWork, threadCount: number, script: URL): Promise<ScoredPairs[]> {
  const { partyCount } = openMembers(work.source)
  const found: ScoredPairs[] = []
  let next = 0
  const serve = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: work })
      const hand = (): void => {
        const block = next < partyCount ? { from: next, to: Math.min(partyCount, next + blockSize) } : null
        next += blockSize
        worker.postMessage(block)
        if (block === null) resolve()
      }
      worker.on('message', (pairs: ScoredPairs) => {
        found.push(pairs)
        hand()
      })
      worker.on('error', reject)
      hand()
    })
  await Promise.all(Array.from({ length: threadCount }, serve))
  return found
}

/** What a thread does: answers blocks until it gets none. */
export function serveBlocks(): void {
  const { source, range, lowest } = workerData as BruteForceWork
  const members = openMembers(source)
  const bruteForce = new BruteForce(subjectsNear(members, range), lowest, defaultPolicy)
  parentPort!.on('message', (block: PositionRange | null) => {
    if (block === null) parentPort!.close()
    else parentPort!.postMessage(bruteForce.scorePairs(members, block))
  })
}
