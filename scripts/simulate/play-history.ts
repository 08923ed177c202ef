// One history of a seeded world: steps, invariants after each, the oracle at every rest and at the end.

import { seededRandom } from '@hindsight/engine/testing'
import { brokenNow, differencesNow } from './oracle.ts'
import { lookBackOnce, publishOne, takeStep } from './steps.ts'
import { startWorld, type World } from './world.ts'

export interface HistoryPlan {
  readonly seed: number
  readonly folder: string
  readonly stepCount: number
  /** Takes the rule away that a batch is compared again where a list went live meanwhile. */
  readonly isBroken: boolean
}

export interface Report {
  steps: number
  /** Times at which everybody was as far as the lists, and the oracle was asked. */
  rests: number
  deaths: number
  /** Hits that the oracle expected, summed over the rests. */
  hits: number
  suppressed: number
}

/** Plays a history. Throws with its seed and its steps where something does not hold. */
export async function playHistory({ seed, folder, stepCount, isBroken }: HistoryPlan): Promise<Report> {
  const world = await startWorld(folder, seededRandom(seed), isBroken)
  const report: Report = { steps: 0, rests: 0, deaths: 0, hits: 0, suppressed: 0 }
  try {
    await publishOne(world)
    for (let step = 0; step < stepCount; step++) {
      await takeStep(world)
      await judge(world, report)
    }
    // Whatever died is followed by others until everybody is as far as the lists.
    for (let round = 0; round < 4; round++) {
      world.tick(10)
      await lookBackOnce(world)
    }
    const rests = report.rests
    await judge(world, report)
    if (report.rests === rests) throw new Error('somebody is still behind at the end')
    report.steps = stepCount
    report.deaths = world.told.filter((what) => what === 'died').length
    return report
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`history ${seed} (${world.told.join('; ')}): ${words}`, { cause })
  } finally {
    await world.record.close()
  }
}

async function judge(world: World, report: Report): Promise<void> {
  const broken = await brokenNow(world)
  if (broken.length > 0) throw new Error(broken.join('; '))
  const judged = await differencesNow(world)
  if (judged === null) return
  const { differences, hits, suppressed } = judged
  report.rests++
  report.hits += hits
  report.suppressed += suppressed
  if (differences.length > 0) throw new Error(differences.slice(0, 3).join('; ').slice(0, 600))
}
