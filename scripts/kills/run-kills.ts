// The command line that scripts of kills share: which store, how many rounds, which seed; what was wrong is printed and
// ends with 1.

import { parseArgs } from 'node:util'

export interface KillPlan {
  readonly store: 'sqlite' | 'postgres'
  readonly rounds: number
  readonly seed: number
  readonly onProgress: (round: number) => void
}

export interface KillReport {
  readonly faults: readonly string[]
  /** What was done and found, in one sentence. */
  readonly sentence: string
}

const shownEvery = 20

/** Runs the kills that the command line asks for. Throws where it asks for a store or a number that there is not. */
export async function runKills(run: (plan: KillPlan) => Promise<KillReport>): Promise<void> {
  const { values } = parseArgs({
    options: {
      store: { type: 'string', default: 'sqlite' },
      rounds: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
    },
  })
  const store = storeOf(values.store)
  const start = performance.now()
  const onProgress = (round: number): void => {
    if (round % shownEvery === 0) process.stderr.write(`${round} rounds\n`)
  }
  const plan: KillPlan = {
    store,
    rounds: wholeNumber('--rounds', values.rounds),
    seed: wholeNumber('--seed', values.seed),
    onProgress,
  }
  const { faults, sentence } = await run(plan)
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  const seconds = Math.round((performance.now() - start) / 1000)
  process.stdout.write(`${store}: ${sentence}; seed ${plan.seed}, ${seconds} s\n`)
  if (faults.length > 0) process.exitCode = 1
}

function storeOf(word: string): KillPlan['store'] {
  if (word === 'sqlite' || word === 'postgres') return word
  throw new Error(`--store ${word}: it is sqlite or postgres`)
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new Error(`${option} ${text}: it is a whole number`)
  return Number(text)
}
