// Histories for law L1: after every step, what is held by looking back is what rescreening everybody gives, with scores
// and findings, and every touched subject has the outcome that the two rescreenings before and after say.

import { outcomeOf, type Standing, type SubjectOutcome } from '../../lookback/index.ts'
import { seededRandom } from '../random.ts'
import { takeStep } from './lookback-steps.ts'
import { type LookbackWorld, Rescreening, startWorld } from './lookback-world.ts'

export interface HistoryReport {
  readonly steps: number
  readonly touched: number
  readonly outcomes: Readonly<Record<SubjectOutcome['outcome'], number>>
  readonly suppressed: number
  readonly pairsScored: number
}

/** Where a history and the oracle differ: the seed, the steps so far, and what was found and expected. */
export class HistoryDifference extends Error {
  override readonly name = 'HistoryDifference'
}

/** Plays one history. Throws `HistoryDifference`, or what the code under test throws, with the seed in its message. */
export function playLookbackHistory(seed: number, stepCount = 12): HistoryReport {
  const world = startWorld(seededRandom(seed))
  const rescreening = new Rescreening()
  const outcomes = { 'newly-review': 0, 'still-review': 0, 'no-longer-review': 0, 'still-clear': 0 }
  const told: string[] = []
  let [touched, pairsScored, suppressed] = [0, 0, 0]
  let before: Standing = new Map()
  for (let i = 0; i < stepCount; i++) {
    try {
      const step = takeStep(world, rescreening)
      told.push(step.what)
      const after = rescreening.standing(world)
      expectSame('what is held', [textOf(world.held.standing), textOf(after)])
      expectOutcomes(step.outcomes, { before, after, world })
      for (const { outcome } of step.outcomes) outcomes[outcome]++
      touched += step.outcomes.length
      pairsScored += step.pairsScored
      before = after
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error)
      throw new HistoryDifference(`history ${seed}, step ${i + 1} (${told.join('; ')}): ${cause}`, { cause: error })
    }
  }
  for (const hits of before.values()) suppressed += hits.filter(({ suppressedBy }) => suppressedBy !== null).length
  return { steps: stepCount, touched, outcomes, suppressed, pairsScored }
}

interface Around {
  readonly before: Standing
  readonly after: Standing
  readonly world: LookbackWorld
}

function expectOutcomes(outcomes: readonly SubjectOutcome[], { before, after, world }: Around): void {
  const told = new Map(outcomes.map((outcome) => [outcome.subjectId, outcome]))
  expectSame('one outcome for each', [String(told.size), String(outcomes.length)])
  for (const id of new Set([...before.keys(), ...after.keys(), ...told.keys(), ...world.subjects.keys()])) {
    const [was, is] = [before.get(id) ?? [], after.get(id) ?? []]
    const ours = told.get(id)
    if (ours === undefined) expectSame(`${id}, untouched`, [JSON.stringify(was), JSON.stringify(is)])
    else expectSame(id, [JSON.stringify(ours), JSON.stringify(outcomeOf(id, was, is))])
  }
}

function textOf(standing: Standing): string {
  return JSON.stringify([...standing].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function expectSame(what: string, [found, expected]: readonly [string, string]): void {
  if (found === expected) return
  throw new HistoryDifference(`${what} is\n${clip(found)}\nand should be\n${clip(expected)}`)
}

const clip = (text: string): string => (text.length > 2000 ? `${text.slice(0, 2000)}…` : text)
