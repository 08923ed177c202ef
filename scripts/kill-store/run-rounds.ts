// Many rounds of kills at random moments: in the embedded store, or in a PostgreSQL of its own whose server dies too.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '@hindsight/engine/testing'
import pg from 'pg'
import { openStore } from '../../packages/hindsight/src/store/index.ts'
import { crashServer, removeServer, startServer } from '../../packages/hindsight/src/testing/postgres-server.ts'
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

/** There is no PostgreSQL to be had on this machine. */
export class NoServerError extends Error {}

interface Places {
  next(number: number): Promise<string>
  crash(): void
  remove(): void
}

function folderPlaces(folder: string): Places {
  return {
    next: (number) => Promise.resolve(join(folder, `store-${number}`)),
    crash: () => undefined,
    remove: () => undefined,
  }
}

async function serverPlaces(): Promise<Places> {
  const own = mkdtempSync(join(tmpdir(), 'hindsight-server-'))
  // The server runs as somebody else and has to reach its own folder in this one.
  chmodSync(own, 0o711)
  const starting = startServer(join(own, 'server'), { isDurable: true, goesWith: process.pid })
  const url = await starting.catch((cause: unknown) => {
    throw new NoServerError(`no PostgreSQL: ${String(cause)}`, { cause })
  })
  return {
    async next(number) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      await client.query(`create schema kills_${number}`)
      await client.end()
      return `${url}?options=${encodeURIComponent(`-c search_path=kills_${number}`)}`
    },
    crash: () => crashServer(join(own, 'server')),
    remove() {
      removeServer(join(own, 'server'))
      rmSync(own, { recursive: true, force: true })
    },
  }
}
