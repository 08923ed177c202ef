// Lists of one's own: entries come and go by two people, each with owner, reason, evidence, review and expiry. What two
// people agreed on is a new version, so that what was listed when, and by whom, can always be told (reliability THR-07).

import { createHash } from 'node:crypto'
import { deltaFigures, diffDigests, diffParties, versionStats } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'
import { analyzeName, defaultRarity } from '@hindsight/engine/names'
import { CommandError } from '../../config/index.ts'
import { findPublisher } from '../../sources/index.ts'
import type { Proposal, StoredVersion, StoreTransaction, StoreView } from '../../store/index.ts'
import { type ApprovedProposal, type ProposalKind, textOf } from '../operators/proposals.ts'
import type { ServiceContext } from '../service-context.ts'
import type { CustomEntry } from './custom-entry.ts'
import { bodiesOf, digestParties } from './digest-parties.ts'
import { digestOfSet } from './read-arrival.ts'
import { readCustomFile } from './read-custom-file.ts'
import { type ArrivalReport, type KeptReading, type KeptStats, keptReading } from './stored-facts.ts'

/** What a file of entries would add, before anybody signs: its hash, its parties, and what to think twice about. */
export interface CustomPreview {
  readonly sha256: string
  readonly parties: readonly ListedParty[]
  readonly entries: Readonly<Record<string, CustomEntry>>
  readonly warnings: readonly string[]
}

export interface CustomFileRequest {
  readonly listId: string
  readonly name: string
  readonly content: Uint8Array
}

/** Reads a file of entries and keeps its bytes. Throws `CommandError` where an entry is at fault. */
export async function previewEntries(context: ServiceContext, request: CustomFileRequest): Promise<CustomPreview> {
  const { name, content } = request
  checkListId(request.listId)
  const file = await readCustomFile({ ...request, at: context.now() })
  const sha256 = createHash('sha256').update(content).digest('hex')
  await context.store.write(({ lists }) => lists.keepFile({ name, sha256, bytes: content.length }, content))
  return { sha256, ...file, warnings: file.parties.flatMap(warningsOf) }
}

/**
 * Entries that come or go. Target: list id. Payload: `reason`, and `file` with `name` and `sha256` of kept bytes, or
 * `remove` with party ids; names of parties do not go to the log.
 */
export const customEntriesProposal: ProposalKind = {
  async check(view, proposal, at) {
    await nextEntries(view, proposal, at)
  },
  async apply(transaction, approved) {
    const { proposal, approval } = approved
    const next = await nextEntries(transaction, proposal, approval.act.at)
    await addVersion(transaction, { approved, next })
  },
}

interface NextEntries {
  readonly before: StoredVersion | null
  readonly parties: readonly ListedParty[]
  readonly entries: Readonly<Record<string, CustomEntry>>
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[]
}

async function nextEntries(
  view: StoreView,
  { target: listId, payload }: Pick<Proposal, 'target' | 'payload'>,
  at: string,
): Promise<NextEntries> {
  checkListId(listId)
  textOf(payload, 'reason')
  const list = await view.lists.find(listId)
  if (list?.kind === 'published') throw new CommandError('list-is-published', { listId })
  const live = list === null ? null : await view.lists.live(listId)
  const before = live === null ? null : await view.lists.version(live.versionId)
  const parties: ListedParty[] = []
  if (before !== null) for await (const batch of view.lists.parties(before.versionId)) parties.push(...batch)
  const entries = before === null ? {} : (keptReading(before).entries ?? {})
  const { remove = [], file } = payload as { readonly remove?: readonly string[]; readonly file?: unknown }
  for (const id of remove) if (!Object.hasOwn(entries, id)) throw new CommandError('entry-unknown', { listId, id })
  const stay = parties.filter(({ id }) => !remove.includes(id))
  const added = file === undefined ? null : await readKept(view, listId, { file, at })
  const clash = added?.parties.find(({ id }) => stay.some((party) => party.id === id))
  if (clash !== undefined) throw new CommandError('entry-exists', { listId, id: clash.id })
  const next = [...stay, ...(added?.parties ?? [])]
  const kept = Object.fromEntries(
    Object.entries({ ...entries, ...added?.entries }).filter(([id]) => !remove.includes(id)),
  )
  return { before, parties: next, entries: kept, files: added === null ? [] : [added.file] }
}

async function readKept(
  { lists }: StoreView,
  listId: string,
  { file, at }: { readonly file: unknown; readonly at: string },
): Promise<Awaited<ReturnType<typeof readCustomFile>> & { readonly file: NextEntries['files'][number] }> {
  const [name, sha256] = [textOf(file, 'name'), textOf(file, 'sha256')]
  const content = await lists.fileBytes(sha256)
  if (content === null) throw new CommandError('custom-file', { path: name, line: 1, reason: 'its bytes are not kept' })
  return { ...(await readCustomFile({ listId, name, content, at })), file: { name, sha256, bytes: content.length } }
}

interface Adding {
  readonly approved: ApprovedProposal
  readonly next: NextEntries
}

async function addVersion({ lists }: StoreTransaction, { approved, next }: Adding): Promise<void> {
  const { proposal, approval, context } = approved
  const { target: listId, proposalId } = proposal
  const { at } = approval.act
  const { before, parties, entries, files } = next
  if ((await lists.find(listId)) === null) await lists.addList({ listId, addedAt: at, kind: 'custom', settings: {} })
  const digests = digestParties(parties)
  const members = before === null ? new Map<string, string>() : await lists.members(before.versionId)
  const difference = diffDigests(members, digests.members)
  const gone = [...difference.changedIds, ...difference.removedIds].flatMap((id) => members.get(id) ?? [])
  const fresh = [...difference.addedIds, ...difference.changedIds]
  const delta = diffParties({
    before: [...(await lists.bodies(listId, gone)).values()],
    after: fresh.flatMap((id) => digests.byId.get(id) ?? []),
    unchangedCount: difference.unchangedCount,
  })
  const gate: ArrivalReport['gate'] = { outcome: 'live', isUnchanged: false, steps: [] }
  const report: ArrivalReport = { gate, heldBy: null, cut: null, comparedWith: before?.versionId ?? null }
  const reading: KeptReading = {
    rejects: [],
    removed: [],
    incomplete: [],
    notes: [],
    format: null,
    mapping: {},
    entries,
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const figures = before === null ? null : deltaFigures(delta)
  const stats: KeptStats = { stats: versionStats({ parties, rejects: [] }, digests.members), figures, bytes }
  const receiptId = context.newId()
  const version = await lists.addVersion({
    listId,
    publishedAt: at,
    receivedAt: at,
    recordedAt: context.now(),
    receiptId,
    format: 'mapped-csv',
    profile: 'full',
    sha256: digestOfSet(files),
    records: parties.length,
    parties: parties.length,
    rejects: 0,
    reading,
    verdict: 'live',
    report,
    stats,
    members: digests.members,
    bodies: bodiesOf(digests, fresh),
  })
  const base = { listId, receivedAt: at, recordedAt: context.now(), source: `proposal ${proposalId}`, files }
  const { versionId } = version
  await lists.addReceipt({ receiptId, ...base, transport: null, outcome: 'live', versionId, report })
  await lists.goLive({ listId, versionId, liveFrom: at, cause: 'released', proposalId })
}

function checkListId(listId: string): void {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(listId)) throw new CommandError('list-id', { listId })
  if (findPublisher(listId) !== null) throw new CommandError('list-is-published', { listId })
}

/** Names so common that the entry would alert on many people who are not meant (reliability THR-07). */
function warningsOf({ id, schema, name, alias, weakAlias }: ListedParty): readonly string[] {
  if (schema !== 'Person' && schema !== 'LegalEntity') return []
  return [...name, ...alias, ...weakAlias].flatMap((each) => {
    const words = analyzeName(each, 'person').readings[0]?.words ?? []
    if (words.length <= 1) return [`${id}: "${each}" is one word: it would alert on many people`]
    const isCommon = words.every(({ forms }) =>
      forms.some((form) => (defaultRarity.tierOf(form) ?? 7) <= commonTierMax),
    )
    return isCommon ? [`${id}: every word of "${each}" is common: it would alert on many people`] : []
  })
}

const commonTierMax = 2

export interface ShownEntry extends CustomEntry {
  readonly id: string
  readonly caption: string
  readonly state: 'alerting' | 'review-due' | 'expired'
}

/** The entries of a list of one's own as they stand now. Throws `CommandError` where there is no such list. */
export function customEntriesOf({ store, now }: ServiceContext, listId: string): Promise<readonly ShownEntry[]> {
  return store.read(async ({ lists }) => {
    const live = (await lists.find(listId))?.kind === 'custom' ? await lists.live(listId) : null
    const version = live === null ? null : await lists.version(live.versionId)
    if (version === null) throw new CommandError('list-unknown', { listId })
    const entries = keptReading(version).entries ?? {}
    const today = now().slice(0, 10)
    const shown: ShownEntry[] = []
    for await (const batch of lists.parties(version.versionId)) {
      for (const { id, name } of batch) {
        const entry = entries[id]
        if (entry === undefined) continue
        const state = entry.expiresOn <= today ? 'expired' : entry.reviewOn <= today ? 'review-due' : 'alerting'
        shown.push({ id, caption: name[0] ?? '', state, ...entry })
      }
    }
    return shown
  })
}
