// Small sets of pairs that others have judged, and archetypes of false positives bound to a real list: figures for each
// file and every failure by name, for a person to judge. Read in place. Run by hand: npm run judged-sets

import { readFileSync } from 'node:fs'
import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import { type ListedParty, type PartySchema, partySchemas } from '@hindsight/engine/model'
import { listedParty, subject } from '@hindsight/engine/testing'
import { parse } from 'yaml'
import { loadList } from '../packages/hindsight/src/services/index.ts'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { bindArchetypes } from './archetypes.ts'
import { listRequest } from './corpora.ts'

interface Pair {
  readonly schema: PartySchema
  readonly ours: string
  readonly theirs: string
  readonly isSame: boolean
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Precision, recall and the wrong verdicts at the shipped threshold. */
function judge(title: string, pairs: readonly Pair[]): void {
  const counts = { found: 0, wrong: 0, missed: 0, passed: 0 }
  const failures: string[] = []
  for (const { schema, ours, theirs, isSame } of pairs) {
    const { score, isHit } = compareParties(
      subject({ schema, name: ours }),
      listedParty({ schema, name: theirs }),
      defaultPolicy,
    )
    counts[isSame ? (isHit ? 'found' : 'missed') : isHit ? 'wrong' : 'passed'] += 1
    if (isSame !== isHit)
      failures.push(`  ${isSame ? 'missed' : 'wrong '} ${score.toFixed(3)} ${schema}: ${ours} | ${theirs}`)
  }
  const { found, wrong, missed, passed } = counts
  const f1 = (2 * found) / (2 * found + wrong + missed)
  print(
    `\n${title}: ${pairs.length} pairs, F1 ${f1.toFixed(3)}, found ${found} wrong ${wrong} missed ${missed} passed ${passed}`,
  )
  for (const failure of failures.toSorted()) print(failure)
}

interface Check {
  readonly match: boolean
  readonly schema: string
  readonly query: Readonly<Record<string, string | readonly string[]>>
  readonly candidate: Readonly<Record<string, string | readonly string[]>>
}

/** The name of a side: as given, or its parts in order. */
function nameOf(side: Check['query']): string {
  const first = (value: string | readonly string[] | undefined): string =>
    typeof value === 'string' ? value : (value?.[0] ?? '')
  const whole = first(side['name'])
  return whole === ''
    ? ['firstName', 'middleName', 'fatherName', 'lastName']
        .map((part) => first(side[part]))
        .filter(Boolean)
        .join(' ')
    : whole
}

function readChecks(path: string): Pair[] {
  const { checks } = parse(readFileSync(path, 'utf8')) as { checks: readonly Check[] }
  return checks.map(({ match, schema, query, candidate }) => ({
    schema: partySchemas.find((known) => known === schema) ?? 'LegalEntity',
    ours: nameOf(query),
    theirs: nameOf(candidate),
    isSame: match,
  }))
}

function readCrossScript(path: string): Pair[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [ours = '', theirs = ''] = line.split(',')
      return { schema: 'Person', ours, theirs, isSame: true }
    })
}

/** Innocents must be told apart from a certain match; whoever bears the listed name must be found. */
function judgeArchetypes(parties: readonly ListedParty[]): void {
  const { bound, unbound } = bindArchetypes(parties)
  const counts = { clear: 0, review: 0, strong: 0, found: 0, strangers: 0 }
  const rows: string[] = []
  for (const { id, listed, innocent } of bound) {
    const { score, isHit, band, findings } = compareParties(innocent, listed, defaultPolicy)
    counts[isHit ? (band === 'strong' ? 'strong' : 'review') : 'clear'] += 1
    const against = findings.filter(({ agreement }) => agreement === 'different').map(({ feature }) => feature)
    if (isHit)
      rows.push(
        `  ${id} ${score.toFixed(3)} ${band}: ${innocent.name[0]} | ${listed.name[0]} · against: ${against.join(', ') || 'nothing stated'}`,
      )
    const itself = subject({ schema: listed.schema, name: [...listed.name] })
    const stranger = subject({ schema: innocent.schema, name: 'Thrasyvoulos Kalavrinakos' })
    if (compareParties(itself, listed, defaultPolicy).isHit) counts.found += 1
    else rows.push(`  ${id} does not find ${listed.name[0]}`)
    if (compareParties(stranger, listed, defaultPolicy).isHit) counts.strangers += 1
  }
  print(
    `\narchetypes: ${bound.length} bound (${unbound.join(' ') || 'none'} unbound); innocents clear ${counts.clear}, in review ${counts.review}, strong ${counts.strong}; listed found ${counts.found}; strangers found ${counts.strangers}`,
  )
  for (const row of rows) print(row)
}

const checks = dataPath('labelled', 'nomenklatura', 'entity_bench', 'checks.yml')
const crossScript = dataPath('labelled', 'watchman', 'cross_script_pairs.csv')
const ofac = dataPath('ofac_sdn', 'set_2021-07')
if (checks === null || crossScript === null || ofac === null) {
  print('judged sets: the data folder is not there; set HINDSIGHT_DATA')
} else {
  judge('entity_bench/checks.yml', readChecks(checks))
  judge('watchman/cross_script_pairs.csv', readCrossScript(crossScript))
  const { reading, coverage } = await loadList(listRequest(ofac))
  if (reading === null) throw new Error(`${ofac} is refused: ${coverage.faults[0]?.message}`)
  judgeArchetypes(reading.parties)
}
