// What a lookback costs, by the size of the change: subjects filed once, then changes of 1 to 10,000 listed parties, each
// asked of the index; beside it, in the same run, what comparing everybody again costs, in seconds of one core. By hand:
// npm run lookback-cost -- [--subjects 1000000] [--out FILE.svg]

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { examineChanges, SubjectIndex } from '@hindsight/engine/lookback'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import { largePopulation, type Members } from '@hindsight/engine/testing'
import { plotOf } from './lookback/plot.ts'

const { values } = parseArgs({
  options: {
    subjects: { type: 'string', default: '1000000' },
    listed: { type: 'string', default: '28000' },
    most: { type: 'string', default: '10000' },
    rescreened: { type: 'string', default: '5000' },
    out: { type: 'string' },
  },
})
const subjectCount = Number(values.subjects)
const filedAtOnce = 100_000
const changedAtOnce = 9_000_000

const policy = defaultPolicy
const people = largePopulation(Math.ceil(subjectCount * 1.3) + 10, 1)
const listed = largePopulation(Number(values.listed), 2)

const { index, seconds: filing } = fileSubjects()
const megabytes = index.save().reduce((sum, { image }) => sum + image.byteLength, 0) / 1e6
print(`${subjectCount} subjects filed in ${filing.toFixed(1)} s: ${(subjectCount / filing).toFixed(0)} per second`)
print(`index ${megabytes.toFixed(0)} MB, ${((megabytes * 1e6) / subjectCount).toFixed(0)} bytes per subject`)
print(`process ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`)
const perSubject = rescreenSome()
const everybody = perSubject * subjectCount
print(`comparing everybody with ${listed.partyCount} parties: ${everybody.toFixed(0)} s on one core`)
print(`  (${(1 / perSubject).toFixed(0)} subjects per second, measured on ${values.rescreened})`)
const rows = [1, 10, 100, 1000, 10_000].filter((count) => count <= Number(values.most)).map(measure)
const head = ['parties', 'core seconds', 'pairs compared', 'subjects touched', 'share', 'hits', 'everybody / this']
const cells = rows.map(({ count, seconds, pairs, touched, hits }) => [
  String(count),
  seconds.toFixed(3),
  String(pairs),
  String(touched),
  `${((100 * touched) / subjectCount).toFixed(4)} %`,
  String(hits),
  (everybody / seconds).toFixed(0),
])
for (const row of [head, ...cells]) print(row.map((cell) => cell.padStart(16)).join(' '))
if (values.out !== undefined) writeFileSync(values.out, plotOf({ rows, everybody, subjectCount }))

/** Milliseconds of this process on a core: other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function subjectAt(population: Members, position: number): Subject {
  const {
    listId: _,
    programs: __,
    listedOn: ___,
    links: ____,
    remarks: _____,
    position: ______,
    ...party
  } = population.party(position)
  return { ...party, id: `s${position}` } as Subject
}

function fileSubjects(): { index: SubjectIndex; seconds: number } {
  const filed = new SubjectIndex(policy)
  let spent = 0
  for (let from = 0; from < subjectCount; from += filedAtOnce) {
    const to = Math.min(subjectCount, from + filedAtOnce)
    const some = Array.from({ length: to - from }, (_, at) => subjectAt(people, from + at))
    const start = cpuMs()
    filed.put(some)
    spent += cpuMs() - start
  }
  return { index: filed, seconds: spent / 1000 }
}

/** Seconds that one subject takes against everything that is listed. */
function rescreenSome(): number {
  const parties: ListedParty[] = []
  for (let at = 0; at < listed.partyCount; at++) parties.push(listed.party(at))
  const forward = openIndex(buildIndex(parties, policy), policy)
  const count = Math.min(Number(values.rescreened), subjectCount)
  const stride = Math.floor(subjectCount / count)
  const some = Array.from({ length: count }, (_, at) => subjectAt(people, at * stride))
  const start = cpuMs()
  for (const subject of some) forward.examine(subject)
  return (cpuMs() - start) / 1000 / count
}

function measure(count: number) {
  const changes = {
    added: Array.from({ length: count }, (_, at) => partyAt(changedAtOnce + at * 7, at)),
    changed: [],
    removed: [],
    reidentified: [],
  }
  const start = cpuMs()
  const { found, pairsScored } = examineChanges(changes, { subjects: index, policy })
  const seconds = (cpuMs() - start) / 1000
  const hits = [...found.values()].reduce((sum, some) => sum + some.length, 0)
  return { count, seconds, pairs: pairsScored, touched: found.size, hits }
}

/** A party that nobody is, or, one in ten, one who bears the name of a subject. */
function partyAt(position: number, at: number): ListedParty {
  const party = listed.party(position)
  if (at % 10 !== 9) return party
  const { name, schema } = people.party((at * 7919) % subjectCount)
  return { ...party, name, schema }
}
