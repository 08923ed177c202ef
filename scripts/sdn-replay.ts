// Replays the real snapshots of the SDN list through reader, delta and gate, and compares each delta with `truth.csv`,
// which was computed without our parsers. Differences are printed with their cause; exits with 1 where a cause is
// unknown. Needs the data folder: npm run sdn-replay -- DATA_FOLDER [--verbose]

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Compared, replaySdn, type Step } from './sdn-replay/replay.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false }, snapshots: { type: 'string', default: 'Infinity' } },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run sdn-replay -- DATA_FOLDER')

const steps: Step[] = []
for await (const step of replaySdn(join(dataFolder, 'ofac_sdn/replay_dev_2021-08_2022-12'), Number(values.snapshots))) {
  steps.push(step)
  const { seenAt, figures, compared, report, ms } = step
  const times = `read ${ms.read.toFixed(0)}, digests ${ms.digest.toFixed(0)}, delta ${ms.delta.toFixed(0)} ms`
  const counts =
    figures === null ? 'first' : `+${figures.added} ~${figures.changed} -${figures.removed} =>${figures.reidentified}`
  if (values.verbose) console.log(`${seenAt}  ${counts}  ${report.outcome}  ${times}`)
  for (const line of compared.flatMap(lineOf)) console.log(`${seenAt}  ${line}`)
  const held = report.steps.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'held'))
  for (const check of held) console.log(`${seenAt}  HELD: ${check.sentence}`)
}

const unexplained = steps.flatMap(({ compared }) => compared).filter(({ cause }) => cause === 'unexplained')
const median = (of: (step: Step) => number): string => {
  const sorted = steps.map(of).sort((a, b) => a - b)
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1)
}
console.log(`${steps.length} snapshots, ${steps.filter(({ report }) => report.outcome === 'held').length} held,`)
console.log(`${unexplained.length} unexplained differences from truth.csv`)
console.log(
  `median ms: read ${median(({ ms }) => ms.read)}, canonical text and digests ${median(({ ms }) => ms.digest)},`,
)
console.log(
  `  digests compared ${median(({ ms }) => ms.compare)}, delta of what differs ${median(({ ms }) => ms.delta)}, gate ${median(({ ms }) => ms.gate)}`,
)
process.exitCode = unexplained.length > 0 ? 1 : 0

function lineOf({ id, truth, ours, cause }: Compared): readonly string[] {
  return [`${id}: truth says ${truth}, the delta ${ours}: ${cause}`]
}
