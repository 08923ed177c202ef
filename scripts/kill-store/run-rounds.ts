// Many rounds of kills at random moments: in the embedded store, or in a PostgreSQL of its own whose server dies too.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '@hindsight/engine/testing'
import { openStore } from '../../packages/hindsight/src/store/index.ts'
import { folderPlaces, serverPlaces } from './places.ts'
import { type Known, type RoundPlan, runRound } from './round.ts'

export interface KillOptions {
  readonly store: 'sqlite' | 'postgres'
  readonly rounds: number
  readonly seed: number
  /** The server of PostgreSQL is killed after every so many rounds. */
  readonly serverKillEvery?: number
  readonly onProgress?: (round: number) => void
}

export interface KillResult {
  readonly rounds: number
  readonly acknowledged: number
  readonly answers: number
  readonly serverKills: number
  readonly faults: readonly string[]
}

/** Rounds on one store before it is checked as a whole and another one is made, so that making one is killed too. */
const roundsPerStore = 25
/** Moments of a start, of the first version of a process, and of the ones that follow in quick succession. */
const moments = [
  { after: 'start', msMax: 400 },
  { after: 'ready', msMax: 600 },
  { after: 'first', msMax: 60 },
  { after: 'first', msMax: 200 },
] as const
const readShare = 1 / 3

/** Kills `rounds` writers and says what was lost or mixed; `faults` is empty where nothing was. */
export async function runRounds(options: KillOptions): Promise<KillResult> {
  const { store, rounds, seed, serverKillEvery = 10, onProgress } = options
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-kills-'))
  const random = seededRandom(seed)
  const places = store === 'sqlite' ? folderPlaces(folder) : await serverPlaces()
  const total = { acknowledged: 0, answers: 0, serverKills: 0 }
  const faults: string[] = []
  try {
    for (let round = 0, known = nothing, location = ''; round < rounds; round++) {
      if (round % roundsPerStore === 0) {
        location = await places.next(Math.floor(round / roundsPerStore))
        known = nothing
      }
      const result = await runRound(planOf(random, { location, folder }), known)
      known = result.known
      total.acknowledged += result.acknowledgedCount
      total.answers += result.answerCount
      if (store === 'postgres' && round % serverKillEvery === serverKillEvery - 1) {
        places.crash()
        total.serverKills++
      }
      const isLast = round % roundsPerStore === roundsPerStore - 1 || round === rounds - 1
      const checked = isLast ? await checkAll(location) : []
      faults.push(...[...result.faults, ...checked].map((fault) => `round ${round}: ${fault}`))
      onProgress?.(round + 1)
    }
    return { rounds, ...total, faults }
  } finally {
    places.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

const nothing: Known = { versions: 0, epoch: 0 }

function planOf(random: Random, places: Pick<RoundPlan, 'location' | 'folder'>): RoundPlan {
  const moment = random.pick(moments)
  return { ...places, after: moment.after, delayMs: random.next() * moment.msMax, isRead: random.chance(readShare) }
}

async function checkAll(location: string): Promise<readonly string[]> {
  const store = await openStore(location)
  try {
    return (await store.check()).faults
  } finally {
    await store.close()
  }
}
