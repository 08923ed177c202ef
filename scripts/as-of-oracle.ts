// Random questions "what was in force at, as we knew it at" over real versions of the SDN list that arrive late, out of
// order, held and released again, against an oracle that knows nothing of the store: it goes through a journal of what was
// done and searches the raw bytes. npm run as-of-oracle -- DATA_FOLDER [--snapshots 40] [--questions 1000] [--seed 1]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Random, seededRandom } from '@hindsight/engine/testing'
import { addList, approveProposal, chooseVersion, propose } from '../packages/hindsight/src/services/index.ts'
import { snapshotArrival } from '../packages/hindsight/src/testing/arrival-of.ts'
import { ReviewDesk } from '../packages/hindsight/src/testing/review-desk.ts'
import { type Snapshot, snapshotsIn } from '../packages/hindsight/src/testing/sdn-snapshots.ts'

/** A moment at which bytes went live, as the journal has it. */
interface Entry {
  readonly liveFrom: number
  readonly published: number
  readonly snapshot: Snapshot
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    snapshots: { type: 'string', default: '40' },
    questions: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run as-of-oracle -- DATA_FOLDER')
const dayMs = 86_400_000
const random = seededRandom(Number(values.seed))
const folder = mkdtempSync(join(tmpdir(), 'hindsight-as-of-'))
const desk = await ReviewDesk.open(join(folder, 'store'), folder, '2021-08-01T00:00:00.000Z')
const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
const journal = await play()
const faults = await ask()
await desk.close()
rmSync(folder, { recursive: true })
for (const fault of faults.slice(0, 20)) console.log(fault)
console.log(
  `${values.questions} questions over ${journal.length} moments at which bytes went live: ${faults.length} differ`,
)
process.exitCode = faults.length === 0 ? 0 : 1

/** Snapshots arrive up to nine days late, neighbors change places, and now and then an earlier one is brought back. */
async function play(): Promise<readonly Entry[]> {
  const all = [...snapshotsIn(join(dataFolder ?? '', 'ofac_sdn/replay_dev_2021-08_2022-12'))]
  const step = Math.max(1, Math.floor(all.length / Number(values.snapshots)))
  const picked = all.filter((_, at) => at % step === 0).slice(0, Number(values.snapshots))
  const arrivals = picked
    .map((snapshot) => ({ snapshot, at: Date.parse(snapshot.seenAt) + random.below(9 * dayMs) }))
    .sort((a, b) => a.at - b.at)
  const entries: Entry[] = []
  for (const { snapshot, at } of arrivals) {
    desk.setNow(iso(at))
    const liveFrom = await goLive(snapshot, at)
    entries.push({ liveFrom, published: Date.parse(snapshot.seenAt), snapshot })
    const earlier = random.chance(0.15) ? random.pick(entries) : null
    if (earlier === null || earlier.snapshot.sha256 === snapshot.sha256) continue
    const again = liveFrom + 1000
    desk.setNow(iso(again))
    await release(`us_ofac_sdn@${earlier.snapshot.seenAt.slice(0, 10)}`)
    entries.push({ ...earlier, liveFrom: again })
  }
  return entries
}

/** Adds a snapshot, and has two people release it half a day later where it is held. */
async function goLive(snapshot: Snapshot, at: number): Promise<number> {
  const added = await addList(desk.context, snapshotArrival(snapshot, iso(at)))
  if (added.receipt.outcome === 'live') return at
  const later = at + 1
  desk.setNow(iso(later))
  await release(added.version?.versionId ?? '')
  return later
}

async function release(target: string): Promise<void> {
  const journey = { context: desk.context, kinds: desk.kinds() }
  const payload = { reason: 'it is right', notice: 'https://example.org/notice' }
  const content = { kind: 'list-release', target, payload }
  const made = await propose(desk.sign(anna, { kind: 'propose', payload: content }), journey)
  await approveProposal(desk.sign(bert, { kind: 'approve', payload: { proposalId: made.proposalId } }), journey)
}

/** Asks the store and the journal the same; gives what they disagree on. */
async function ask(): Promise<readonly string[]> {
  const found: string[] = []
  const ids = [...new Set(journal.flatMap(({ snapshot }) => idsIn(snapshot.content)))]
  const members = new Map<string, ReadonlyMap<string, string>>()
  for (let at = 0; at < Number(values.questions); at++) {
    const asOf = random.chance(0.2) ? null : momentNear(random, 'published')
    const knownAt = random.chance(0.2) ? null : momentNear(random, 'liveFrom')
    const partyId = random.pick(ids)
    const expected = oracle(asOf, knownAt)
    const times = { asOf: asOf === null ? null : iso(asOf), knownAt: knownAt === null ? null : iso(knownAt) }
    const chosen = await desk.context.store.read((view) => chooseVersion(view, 'us_ofac_sdn', times))
    const version = chosen?.version ?? null
    const question = `as of ${times.asOf ?? 'now'}, known at ${times.knownAt ?? 'now'}`
    if ((version?.sha256 ?? null) !== (expected?.sha256 ?? null)) {
      found.push(
        `${question}: the store says ${version?.versionId ?? 'nothing'}, the oracle ${expected?.seenAt ?? 'nothing'}`,
      )
      continue
    }
    if (version === null || expected === null) continue
    const { versionId } = version
    const kept = members.get(versionId) ?? (await desk.context.store.read(({ lists }) => lists.members(versionId)))
    members.set(versionId, kept)
    const isListed = idsIn(expected.content).includes(partyId)
    if (kept.has(partyId) !== isListed) found.push(`${question}: ${partyId} is${isListed ? '' : ' not'} on the list`)
  }
  return found
}

/** The bytes published last by then, of those that had gone live by then; of equal dates the one that went live last. */
function oracle(asOf: number | null, knownAt: number | null): Snapshot | null {
  let best: Entry | null = null
  for (const entry of journal) {
    if (knownAt !== null && entry.liveFrom > knownAt) continue
    if (asOf !== null && entry.published > asOf) continue
    const isLater =
      best === null || (asOf === null ? entry.liveFrom >= best.liveFrom : entry.published >= best.published)
    if (isLater) best = entry
  }
  return best?.snapshot ?? null
}

/** A moment at, just before or after one of the journal, or anywhere between. */
function momentNear(draw: Random, part: 'published' | 'liveFrom'): number {
  const { [part]: moment } = draw.pick(journal)
  return draw.chance(0.5) ? moment + draw.below(3) - 1 : moment + draw.below(20 * dayMs) - 10 * dayMs
}

function idsIn(content: Uint8Array): readonly string[] {
  return [
    ...Buffer.from(content)
      .toString('latin1')
      .matchAll(/^(\d+),/gmu),
  ].map(([, id = '']) => id)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
