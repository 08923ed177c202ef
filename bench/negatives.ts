// Screens people who are on no list against the real lists: how many are alerted at each threshold, how the scores
// spread, and whether listed people are still found. Run by hand: npm run negatives [-- --show --policy FILE]

import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { evidenceKey, largestTie } from './calibration.ts'
import { readPeople, realParties } from './corpora.ts'
import { policyOption } from './policy-option.ts'

const thresholds = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]
const isShown = process.argv.includes('--show')

interface Alert {
  readonly subject: Subject
  readonly theirs: string
  readonly score: number
  readonly evidence: string
}

/** The best result of each person, from the lowest threshold that the policy allows. */
function screenAll(index: PartyIndex, people: readonly Subject[], policy: Policy): Alert[] {
  return people.flatMap((subject) => {
    const [hit] = index.search(subject, { threshold: policy.lowestThreshold })
    if (hit === undefined) return []
    const name = hit.comparison.findings.find(({ feature }) => feature === 'name')
    return [
      { subject, theirs: name?.theirs[0] ?? '', score: hit.comparison.score, evidence: evidenceKey(hit.comparison) },
    ]
  })
}

function print(title: string, people: readonly Subject[], alerts: readonly Alert[]): void {
  process.stdout.write(`${title}: ${people.length} people\n  from  alerted       %  largest tie\n`)
  for (const threshold of thresholds) {
    const from = alerts.filter(({ score }) => score >= threshold)
    const tie = largestTie(from.map(({ score, evidence }) => ({ score, key: evidence })))
    const share = ((100 * from.length) / people.length).toFixed(3)
    const tied = from.length === 0 ? '–' : `${tie.count} (${((100 * tie.count) / from.length).toFixed(1)} %)`
    const cells = [threshold.toFixed(2), String(from.length).padStart(8), share.padStart(7), tied.padStart(12)]
    process.stdout.write(`  ${cells.join(' ')}\n`)
  }
  if (!isShown) return
  for (const { subject, theirs, score } of alerts.toSorted((a, b) => b.score - a.score).slice(0, 60)) {
    process.stdout.write(`    ${score.toFixed(3)} ${subject.name[0]} | ${theirs}\n`)
  }
}

const benchmark = ['labelled', 'yente', 'candidate_generation_benchmark', 'fixtures'] as const
const files = {
  'negatives_us, on no list': dataPath(...benchmark, 'negatives_us.csv.gz'),
  'negatives_global, on no list': dataPath(
    'labelled',
    'yente',
    'validation_report',
    'fixtures',
    'negatives_global.csv',
  ),
  'positives_us_congress, on no list': dataPath(...benchmark, 'positives_us_congress_untreated.csv'),
  'UN positives, listed': dataPath(...benchmark, 'positives_un_untreated.csv'),
}
const policy = policyOption(process.argv)
const parties = await realParties()
if (parties === null) process.exitCode = 2
else {
  const index = openIndex(buildIndex(parties, policy), policy)
  process.stdout.write(`policy ${policy.version} against ${parties.length} parties\n`)
  for (const [title, path] of Object.entries(files)) {
    if (path === null) continue
    const people = await readPeople(path, Number.POSITIVE_INFINITY)
    print(title, people, screenAll(index, people, policy))
  }
}
