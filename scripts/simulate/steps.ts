// What happens in a simulated world: subjects come and change, lists are published with every kind of change, exemptions are
// granted and end, time passes, and processes that look back die at any write and are followed by others.

import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import { bindEvidence, type GoodGuy } from '@hindsight/engine/review'
import { addList, runLookbacks } from '../../packages/hindsight/src/services/index.ts'
import type { LiveRow, StoreTransaction } from '../../packages/hindsight/src/store/index.ts'
import { arrivalOf } from '../../packages/hindsight/src/testing/arrival-of.ts'
import {
  keepPolicy,
  livePolicy,
  openSubject,
  placeOfGoodGuy,
  sealValue,
} from '../../packages/hindsight/src/testing/record-parts.ts'
import { Crash } from './crashing-store.ts'
import { inventEntry, inventName, inventRow, type ListedEntry, listIds, listXml, type World } from './world.ts'

type Step = readonly [what: string, weight: number, take: (world: World) => Promise<void>]

const steps: readonly Step[] = [
  ['import', 4, importSome],
  ['publish', 4, publishOne],
  ['look back', 4, lookBackOnce],
  ['exempt', 1, exemptOne],
  ['time', 1, (world) => Promise.resolve(world.tick(60 * 24 * world.random.below(20)))],
  ['stop monitoring', 1, stopMonitoring],
  ['policy', 1, changePolicy],
]

const weighted = steps.flatMap((step) => Array.from({ length: step[1] }, () => step))

/** Takes one step; a process that dies in it is gone, and the world goes on. */
export async function takeStep(world: World): Promise<void> {
  const { random, weather } = world
  world.tick(1)
  const step = random.pick(weighted)
  weather.crashIn = random.chance(0.25) ? random.below(6) : null
  weather.isAfterCommit = random.chance(0.5)
  weather.between = random.chance(0.3) ? () => publishOne(world) : null
  world.told.push(weather.crashIn === null ? step[0] : `${step[0]} (dies)`)
  try {
    await step[2](world)
  } catch (cause) {
    if (!(cause instanceof Crash)) throw cause
    world.told.push('died')
  } finally {
    weather.crashIn = null
    weather.between = null
    weather.bend = null
  }
}

export async function importSome(world: World): Promise<void> {
  const { random } = world
  const ids = new Set(Array.from({ length: 1 + random.below(4) }, () => `s${random.below(14)}`))
  for (const id of ids) world.subjects.set(id, inventRow(random, id))
  const rows = [...ids].map((id) => world.subjects.get(id))
  world.weather.bend = world.isBroken ? withoutWatermark : null
  await world.record.importCsv(`id,name,schema,birth_date\n${rows.join('\n')}\n`, 1)
}

/** Stamps what is live at the commit on whoever was compared with what was live before, and asks no questions. */
function withoutWatermark(transaction: StoreTransaction, liveAtRead: readonly LiveRow[]): StoreTransaction {
  return {
    ...transaction,
    lists: { ...transaction.lists, allLive: () => Promise.resolve(liveAtRead) },
    subjects: {
      ...transaction.subjects,
      addVersions: async (versions) => {
        const listEpoch = Math.max(0, ...(await transaction.lists.allLive()).map(({ epoch }) => epoch))
        const stamped = versions.map((one) => ({ ...one, watermark: { ...one.watermark, listEpoch } }))
        return transaction.subjects.addVersions(stamped)
      },
    },
  }
}

/** A version with entries that came, went, changed, or have another id; it goes live whatever the gate says. */
export function publishOne(world: World): Promise<void> {
  const listId = world.random.pick(listIds)
  return publishEntries(world, listId, varied(world, listId))
}

/** The entries of a list with every kind of change. */
export function varied(world: World, listId: string): readonly ListedEntry[] {
  const { random } = world
  const after = (world.lists.get(listId) ?? [])
    .filter(() => random.chance(0.85))
    .map((entry) => {
      if (random.chance(0.1)) return { ...entry, name: inventName(random) }
      return random.chance(0.08) ? { ...entry, id: world.nextId++ } : entry
    })
  for (let more = random.below(3); more > 0 || after.length === 0; more--) after.push(inventEntry(world))
  return after
}

/** Publishes these entries as the next version of a list. */
export async function publishEntries(world: World, listId: string, after: readonly ListedEntry[]): Promise<void> {
  const { record } = world
  const { context } = record
  const files = { 'un.xml': listXml(after, context.now()) }
  const added = await addList(context, arrivalOf({ listId, receivedAt: context.now(), files }))
  const { version, live } = added
  if (version === null) throw new Error(added.faults.map(({ message }) => message).join('; '))
  if (live?.versionId !== version.versionId) {
    const { versionId } = version
    const row = { listId, versionId, liveFrom: context.now(), cause: 'released', proposalId: null } as const
    await context.store.write(({ lists }) => lists.goLive(row))
  }
  world.lists.set(listId, after)
}

/** One process looks back; another holds the lease where one died with it a moment ago. */
export async function lookBackOnce(world: World): Promise<void> {
  const { record, random } = world
  const { context, indexFolder } = record
  const lease = { holder: `process ${random.below(3)}`, seconds: 60 }
  const output = { begin: () => Promise.resolve(), write: () => Promise.resolve() }
  const summary = await runLookbacks({ context, indexFolder, lease, signal: new AbortController().signal }, output)
  if (summary === null) world.told.push('not its turn')
}

/** Two people exempt a pair that is a hit; what they were granted ends. */
async function exemptOne({ record: { context }, random }: World): Promise<void> {
  await context.store.write(async ({ cases, subjects, lists, policies }) => {
    const holders: string[] = []
    for await (const some of cases.allHolders()) holders.push(...some)
    if (holders.length === 0) return
    const subjectId = random.pick(holders)
    const rows = (await cases.standing([subjectId])).get(subjectId) ?? []
    const row = random.pick(rows)
    const version = (await subjects.newest([subjectId])).get(subjectId)
    const opened = version === undefined ? null : openSubject(version, context)
    const live = await lists.live(row.listId)
    const digest = live === null ? undefined : (await lists.members(live.versionId)).get(row.partyId)
    const party = digest === undefined ? undefined : (await lists.bodies(row.listId, [digest])).get(digest)
    if (opened === null || typeof opened === 'symbol' || party === undefined) return
    const { subject } = opened
    const head = await subjects.head(subjectId)
    // Only what is looked at as it is now is exempted.
    if (
      head?.isMonitored !== true ||
      !compareParties(subject, party, (await livePolicy({ policies, lists })).policy).isHit
    )
      return
    const at = context.now()
    const until = new Date(Date.parse(at) + (1 + random.below(40)) * 86_400_000).toISOString()
    const goodGuyId = context.newId()
    const entry: GoodGuy = {
      id: goodGuyId,
      subjectId,
      party: { listId: party.listId, id: party.id },
      reason: 'other-name',
      note: '',
      cited: [],
      owner: 'anna',
      grantedBy: 'anna',
      approvedBy: 'bert',
      grantedAt: at,
      until,
      revokedAt: null,
      ...bindEvidence({ cited: [] }, subject, party),
    }
    const place = { subjectId, place: placeOfGoodGuy({ goodGuyId }) }
    const { listId, partyId } = row
    const times = { grantedAt: at, until, revokedAt: null }
    await cases.addGoodGuy({
      goodGuyId,
      subjectId,
      listId,
      partyId,
      ...times,
      sealed: sealValue(entry, place, context),
    })
    const suppressed = rows.map((one) => (one === row ? { ...one, suppressedBy: one.suppressedBy ?? goodGuyId } : one))
    await cases.replaceStanding([subjectId], suppressed)
    // An exemption is granted with the decision that closes the case.
    for (const one of await cases.casesOf([subjectId])) {
      await cases.saveCase({ ...one, state: 'closed', verdict: 'false-positive', changedAt: at })
    }
  })
}

/** Another policy in use: a higher or lower bar, or other bands, or what names weigh. */
async function changePolicy({ record: { context }, random }: World): Promise<void> {
  const version = `simulated-${context.newId()}`
  const threshold = random.pick([0.6, 0.7, 0.8, 0.9, 0.94])
  const policy = { ...defaultPolicy, version, threshold, strongFrom: random.pick([0.95, 0.97]) }
  await context.store.write(async (transaction) => {
    const sha256 = await keepPolicy(transaction, policy)
    await transaction.policies.usePolicy({ version, sha256, liveFrom: context.now(), proposalId: 'simulated' })
  })
}

async function stopMonitoring({ record: { context }, random, subjects }: World): Promise<void> {
  const ids = [...subjects.keys()]
  if (ids.length === 0) return
  const subjectId = random.pick(ids)
  await context.store.write(async (transaction) => {
    const head = await transaction.subjects.head(subjectId)
    if (head === null) return
    const facts = { subjectId, actId: null, reason: 'simulated', recordedAt: context.now() }
    await transaction.subjects.setMonitoring({ ...facts, isMonitored: false })
  })
}
