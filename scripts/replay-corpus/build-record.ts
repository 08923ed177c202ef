// A record to be replayed: real versions of the SDN list one after the other, policies that change, subjects that resemble
// listed ones and that do not, and decisions of two people.

import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inventPersonName, nameCultures, type Random, seededRandom } from '@hindsight/engine/testing'
import {
  addList,
  approveProposal,
  importColumns,
  importSubjects,
  policyKind,
  propose,
} from '../../packages/hindsight/src/services/index.ts'
import { openSubjects } from '../../packages/hindsight/src/sources/index.ts'
import { snapshotArrival } from '../../packages/hindsight/src/testing/arrival-of.ts'
import {
  falsePositive,
  type Person,
  type ReviewDesk,
  trueMatch,
} from '../../packages/hindsight/src/testing/review-desk.ts'
import { type Snapshot, snapshotsIn } from '../../packages/hindsight/src/testing/sdn-snapshots.ts'

export interface RecordSize {
  readonly versions: number
  readonly policies: number
  readonly subjects: number
  readonly decisions: number
}

interface Making {
  readonly desk: ReviewDesk
  readonly people: readonly [Person, Person]
  readonly random: Random
  readonly folder: string
}

/** Plays the record into the store of a desk; gives the versions that are live in turn. */
export async function buildRecord(
  desk: ReviewDesk,
  { dataFolder, folder, size }: { readonly dataFolder: string; readonly folder: string; readonly size: RecordSize },
): Promise<number> {
  const people = [await desk.enrol('anna'), await desk.enrol('bert')] as const
  const making: Making = { desk, people, random: seededRandom(22_112_026), folder }
  const all = [...snapshotsIn(join(dataFolder, 'ofac_sdn/replay_dev_2021-08_2022-12'))]
  const step = Math.max(1, Math.floor(all.length / size.versions))
  let count = 0
  for (const snapshot of all.filter((_, at) => at % step === 0).slice(0, size.versions)) {
    desk.setNow(new Date(Date.parse(snapshot.seenAt)).toISOString())
    await goLive(snapshot, making)
    if (count > 0 && count % Math.ceil(size.versions / size.policies) === 0) await changePolicy(count, making)
    await importSome(snapshot, { count: size.subjects, version: count }, making)
    await decideSome(size.decisions, making)
    count++
  }
  return count
}

async function goLive(snapshot: Snapshot, { desk, people }: Making): Promise<void> {
  const { context } = desk
  const added = await addList(context, snapshotArrival(snapshot, context.now()))
  if (added.receipt.outcome !== 'held') return
  const payload = { reason: 'it is right', notice: 'https://example.org/notice' }
  await byTwo({ kind: 'list-release', target: added.version?.versionId ?? '', payload }, { desk, people })
}

async function changePolicy(at: number, { desk, people }: Making): Promise<void> {
  const version = `corpus-${at}`
  const policy = { version, threshold: 0.7 + at / 1000 }
  await byTwo(
    { kind: policyKind, target: version, payload: { policy, reason: 'a step of the corpus' } },
    { desk, people },
  )
}

async function byTwo(
  content: { readonly kind: string; readonly target: string; readonly payload: object },
  { desk, people: [anna, bert] }: Pick<Making, 'desk' | 'people'>,
): Promise<void> {
  const journey = { context: desk.context, kinds: desk.kinds() }
  const made = await propose(desk.sign(anna, { kind: 'propose', payload: { ...content } }), journey)
  await approveProposal(desk.sign(bert, { kind: 'approve', payload: { proposalId: made.proposalId } }), journey)
}

interface Some {
  readonly count: number
  readonly version: number
}

async function importSome(snapshot: Snapshot, { count, version }: Some, making: Making): Promise<void> {
  const { desk, random, folder } = making
  const names = listedNames(snapshot)
  const rows = Array.from({ length: count }, (_, at) => {
    const isListed = random.chance(0.5)
    const name = isListed
      ? altered(random.pick(names), random)
      : inventPersonName(random, { culture: random.pick(nameCultures), isFemale: random.chance(0.5) }).latin
    const birth = random.chance(0.5) ? `19${40 + random.below(55)}-0${1 + random.below(9)}-1${random.below(10)}` : ''
    // Some of those who came before come again with other content.
    const id =
      version > 0 && random.chance(0.1) ? `s${random.below(version)}-${random.below(count)}` : `s${version}-${at}`
    return [id, name.replaceAll('"', ''), birth] as const
  })
  const once = new Map(rows.map((row) => [row[0], row]))
  const csv = [...once.values()].map(([id, name, birth]) => `${id},"${name}",Person,${birth}\n`).join('')
  const path = join(folder, 'subjects.csv')
  writeFileSync(path, `id,name,schema,birth_date\n${csv}`)
  const kept = { columns: importColumns, needed: [] }
  const source = await openSubjects(path, {
    mapping: new Map(),
    isUnknownIgnored: false,
    format: null,
    stdin: process.stdin,
    kept,
  })
  const { signal } = new AbortController()
  const request = { context: desk.context, source, importId: randomUUID(), quality: {}, workerCount: 1, signal }
  await importSubjects(request, { begin: () => Promise.resolve(), write: () => Promise.resolve() })
}

/** Names of the SDN's primary file, last name first as they stand there. */
function listedNames({ content }: Snapshot): readonly string[] {
  const text = Buffer.from(content).toString('latin1')
  return [...text.matchAll(/^\d+,"([^"]{4,60})"/gmu)].map(([, name = '']) => name)
}

function altered(name: string, random: Random): string {
  const [last = '', first = ''] = name.split(', ')
  const turned = first === '' ? last : `${first} ${last}`
  if (random.chance(0.5)) return turned
  const at = 1 + random.below(Math.max(1, turned.length - 2))
  return random.chance(0.5) ? turned.slice(0, at) + turned.slice(at + 1) : `${turned.slice(0, at)}e${turned.slice(at)}`
}

async function decideSome(count: number, { desk, people: [anna, bert], random }: Making): Promise<void> {
  const open = await desk.context.store.read(({ cases }) => cases.cases({ state: 'open' }))
  for (const { caseId } of open.slice(-count)) {
    await desk.act(anna, 'case-take', { caseId })
    if (random.chance(0.7)) {
      const { plain, words } = falsePositive
      await desk.act(anna, 'case-decide', { caseId, plain, words })
      continue
    }
    await desk.propose(anna, caseId, trueMatch)
    await desk.look(bert, caseId)
    await desk.approve(bert, caseId)
  }
}
