// Kills a process that decides at random moments, again and again over the same store, and looks after each kill.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '@hindsight/engine/testing'
import { folderPlaces, serverPlaces } from '../kill-store/places.ts'
import { lookAtDecisions } from './look-at-decisions.ts'

export interface KillDecisionsResult {
  readonly rounds: number
  readonly said: number
  readonly cases: number
  readonly closed: number
  readonly faults: readonly string[]
}

/** A store is used for so many kills: looking at it takes longer the more it holds. */
const killsPerStore = 25
const msMax = 600
const decider = fileURLToPath(new URL('./decider.ts', import.meta.url))

/** Kills `rounds` deciding processes; `faults` is empty where nothing was lost or doubled. */
export async function runRounds(options: {
  readonly store: 'sqlite' | 'postgres'
  readonly rounds: number
  readonly seed: number
  readonly onProgress?: (round: number) => void
}): Promise<KillDecisionsResult> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-kill-decisions-'))
  const places = options.store === 'sqlite' ? folderPlaces(folder) : await serverPlaces()
  const random = seededRandom(options.seed)
  const faults: string[] = []
  const total = { said: 0, cases: 0, closed: 0 }
  try {
    for (let round = 0, number = 0; round < options.rounds; number++) {
      const keys = join(folder, `keys-${number}`)
      mkdirSync(keys)
      const location = await places.next(number)
      const said: string[] = []
      let kept = { cases: 0, closed: 0 }
      for (let kill = 0; kill < killsPerStore && round < options.rounds; kill++, round++) {
        said.push(...(await decideUntilKilled([location, keys, String(round)], random.next() * msMax)))
        const looked = await lookAtDecisions(location, said)
        faults.push(...looked.faults.map((fault) => `round ${round}: ${fault}`))
        kept = looked
        options.onProgress?.(round + 1)
      }
      total.said += said.length
      total.cases += kept.cases
      total.closed += kept.closed
    }
    return { rounds: options.rounds, ...total, faults }
  } finally {
    places.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the process, kills it some time after its first word, and gives what it said. */
async function decideUntilKilled(words: readonly string[], ms: number): Promise<readonly string[]> {
  const child: ChildProcess = spawn(process.execPath, [decider, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), ms)
    output += part
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.on('error', reject)
  child.on('close', (code) =>
    code === null ? resolve() : reject(new Error(`the process ended by itself with ${code}`)),
  )
  await promise
  return output.split('\n').slice(0, -1)
}
