// Law L7 in numbers: results of the index against brute force over every pair, at every threshold. Exits with 1 at any
// difference and prints the pair. `npm run lossless -- --names 1000000 --queries 1000` or `--list PATH --list PATH`.

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isMainThread } from 'node:worker_threads'
import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { buildLargeIndex, sourceOf, subjectsNear } from '@hindsight/engine/testing'
import { loadImage, saveImage } from '../packages/hindsight/src/testing/image-file.ts'
import { checkShortcut } from './lossless/check-shortcut.ts'
import { type Difference, findDifferences, type Search } from './lossless/find-differences.ts'
import { type MemberSource, type OpenedMembers, openMembers, readSource } from './lossless/member-source.ts'
import { scoreInThreads, serveBlocks } from './lossless/threads.ts'

interface Run {
  readonly source: MemberSource
  readonly members: OpenedMembers
  readonly queries: number
  readonly thresholds: readonly number[]
  readonly seed: number
  readonly from: number
  readonly batch: number
  readonly workers: number
  readonly minutes: number
  readonly check: number
  /** See `Search`. */
  readonly edges: number
  /** File of the index image: read where it exists, else written, since building a large one takes long. */
  readonly index: string | null
}

const differencesShownMax = 20
const policy = defaultPolicy

async function readArguments(): Promise<Run> {
  const { values } = parseArgs({
    options: {
      names: { type: 'string', default: '28000' },
      queries: { type: 'string', default: '1000' },
      thresholds: { type: 'string', default: '0.5,0.6,0.7,0.85' },
      seed: { type: 'string', default: '1' },
      list: { type: 'string', multiple: true, default: [] },
      workers: { type: 'string', default: '2' },
      from: { type: 'string', default: '0' },
      batch: { type: 'string', default: '1000' },
      minutes: { type: 'string', default: 'Infinity' },
      check: { type: 'string', default: '2000000' },
      edges: { type: 'string', default: '3' },
      index: { type: 'string' },
    },
  })
  const seed = Number(values.seed)
  const source: MemberSource =
    values.list.length > 0 ? await readSource(values.list) : { kind: 'invented', names: Number(values.names), seed }
  const run = {
    queries: Number(values.queries),
    from: Number(values.from),
    batch: Number(values.batch),
    workers: Number(values.workers),
    minutes: Number(values.minutes),
    check: Number(values.check),
    edges: Number(values.edges),
  }
  const thresholds = values.thresholds.split(',').map(Number)
  for (const [name, value] of [
    ...Object.entries({ ...run, seed }),
    ...thresholds.map((one) => ['thresholds', one] as const),
  ])
    if (Number.isNaN(value)) throw new Error(`--${name} wants a number`)
  return { source, members: openMembers(source), thresholds, seed, index: values.index ?? null, ...run }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)
const counted = (count: number): string => count.toLocaleString('en')

/** Prints what the shortcut was asked; throws where it would have lost a pair. */
function confirmShortcut({ members, seed, from, queries, check }: Run): void {
  if (check <= 0) return
  const began = performance.now()
  const count = Math.min(queries, 2_000)
  const subjects = subjectsNear(members, { seed, from, count })
  const sources = subjects.map((_, i) => sourceOf(members, seed, from + i)).filter((position) => position !== null)
  const { pairs, related, scored, lost } = checkShortcut(subjects, members, { pairs: check, policy, first: sources })
  print(
    `shortcut: ${counted(pairs)} pairs compared plainly, ${counted(related)} have something in common, ` +
      `${counted(scored)} score above 0, ${lost.length} of them would be lost; ${seconds(began)} s`,
  )
  const first = lost[0]
  if (first !== undefined)
    throw new Error(
      `the shortcut is wrong: ${describe(first.subject)} scores ${first.score} with ${describe(members.party(first.position))}`,
    )
}

function describe({ name, alias }: Pick<Subject, 'name' | 'alias'>): string {
  return JSON.stringify([...name, ...alias])
}

function printDifference(difference: Difference, { members }: Run): void {
  const { kind, subject, position, threshold, byBruteForce, byIndex } = difference
  const party = members.party(position)
  const alone = compareParties(subject, party, policy)
  print(`${kind} from ${threshold}: subject ${subject.id}, party ${party.listId}/${party.id}`)
  print(
    `  by brute force ${byBruteForce?.score ?? 'none'}, by the index ${byIndex?.score ?? 'none'}, alone ${alone.score}`,
  )
  print(`  subject ${JSON.stringify(subject)}`)
  print(`  party   ${JSON.stringify(party)}`)
}

function openOrBuild({ members, index: path }: Run): PartyIndex {
  const began = performance.now()
  const isSaved = path !== null && existsSync(path)
  const image = isSaved ? loadImage(path) : buildLargeIndex(members, policy)
  if (path !== null && !isSaved) saveImage(path, image)
  const index = openIndex(image, policy, { verify: isSaved })
  if (index.partyCount !== members.partyCount)
    throw new Error(
      `the index in ${path} is of ${index.partyCount} parties, not of these ${members.partyCount}: delete it`,
    )
  print(
    `index of ${counted(members.nameCount)} names, ${counted(members.partyCount)} parties, ` +
      `${(image.byteLength / members.nameCount).toFixed(0)} bytes per name, ${isSaved ? 'loaded' : 'built'}: ${seconds(began)} s`,
  )
  return index
}

/** Compares in batches of subjects, until all are done or the time is up. Gives the number of differences. */
async function compareInBatches(run: Run): Promise<number> {
  const began = performance.now()
  const { source, members, seed, thresholds, workers } = run
  const index = openOrBuild(run)
  const search: Search = { index, members, thresholds, edges: run.edges }
  const lowest = Math.min(...thresholds)
  const end = run.from + run.queries
  const sums = { pairs: 0, compared: 0, results: 0, missed: 0, extra: 0, 'other score': 0 }
  let from = run.from
  for (; from < end && performance.now() - began < run.minutes * 60_000; from += run.batch) {
    const batchBegan = performance.now()
    const range = { seed, from, count: Math.min(run.batch, end - from) }
    const found = await scoreInThreads({ source, range, lowest }, workers, new URL(import.meta.url))
    const { results, differences } = findDifferences(subjectsNear(members, range), found, search)
    for (const { pairs, compared } of found) {
      sums.pairs += pairs
      sums.compared += compared
    }
    sums.results += results
    for (const difference of differences) {
      if (sums.missed + sums.extra + sums['other score'] < differencesShownMax) printDifference(difference, run)
      sums[difference.kind] += 1
    }
    print(
      `  subjects ${from} to ${from + range.count}: ${counted(results)} results, ${differences.length} differences; ${seconds(batchBegan)} s`,
    )
  }
  const differing = sums.missed + sums.extra + sums['other score']
  print(
    `${counted(sums.pairs)} pairs (${counted(sums.compared)} with something in common), thresholds ${thresholds.join(', ')} and ${run.edges} scores of each subject: ` +
      `${counted(sums.results)} results, ${sums.missed} missed, ${sums.extra} extra, ${sums['other score']} with another score; ${seconds(began)} s`,
  )
  if (from < end) print(`time is up: go on with --from ${from} --queries ${end - from}`)
  return differing
}

async function main(): Promise<void> {
  const run = await readArguments()
  confirmShortcut(run)
  if ((await compareInBatches(run)) > 0) process.exitCode = 1
}

if (isMainThread) await main()
else serveBlocks()
