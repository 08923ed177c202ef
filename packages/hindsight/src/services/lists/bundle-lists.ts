// Lists for a site without a network: the live versions of this store as one file, signed by a person; and such a file
// taken in where its signer is enrolled. Each list then takes the same way as any other, through the gate (law L12).

import { sign } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { ListFormat, ListProfile } from '@hindsight/engine/lists'
import { CommandError } from '../../config/index.ts'
import {
  type BundleCreation,
  type BundledList,
  type BundleVerdict,
  createBundle,
  type ListToBundle,
  readBundle,
  receiveListPath,
  type TrustedKey,
  verifyBundle,
} from '../../sources/index.ts'
import type { SigningKey } from '../operators/signed-act.ts'
import type { ServiceContext } from '../service-context.ts'
import { type AddedList, addList } from './add-list.ts'
import { keptReading } from './stored-facts.ts'

/** Bundles the live versions of the lists named, or of all published lists. */
export async function bundleLists(
  context: ServiceContext,
  { path, listIds, key }: { readonly path: string; readonly listIds: readonly string[]; readonly key: SigningKey },
): Promise<BundleCreation> {
  const lists = await context.store.read(async (view) => {
    const all = await view.lists.all()
    const wanted =
      listIds.length > 0 ? listIds : all.filter(({ kind }) => kind === 'published').map(({ listId }) => listId)
    const found: ListToBundle[] = []
    for (const listId of wanted) {
      const live = await view.lists.live(listId)
      const version = live === null ? null : await view.lists.version(live.versionId)
      if (version === null) throw new CommandError('list-unknown', { listId })
      const receipt = (await view.lists.receipts(listId)).find(({ receiptId }) => receiptId === version.receiptId)
      const { receivedAt, publishedAt, profile } = version
      found.push({
        listId,
        format: keptReading(version).format as ListFormat | null,
        profile: profile as ListProfile,
        receivedAt,
        publishedAt,
        source: receipt?.source ?? version.versionId,
        transport: receipt?.transport ?? null,
        files: receipt?.files ?? [],
        content: (file) => contentOf(context, file.sha256),
      })
    }
    return found
  })
  const signer = { keyId: key.keyId, sign: (bytes: Uint8Array) => sign(null, bytes, key.privateKey) }
  return createBundle({ path, createdAt: context.now(), lists, signer })
}

async function* contentOf({ store }: ServiceContext, sha256: string): AsyncGenerator<Uint8Array> {
  const content = await store.read(({ lists }) => lists.fileBytes(sha256))
  if (content !== null) yield content
}

/** Keys whose bundles are believed here: those of everybody enrolled that are not revoked. */
export function trustedKeys({ store }: ServiceContext): Promise<readonly TrustedKey[]> {
  return store.read(async ({ operators }) => {
    const trusted: TrustedKey[] = []
    for (const { operatorId, endedAt } of await operators.all()) {
      if (endedAt !== null) continue
      const keys = await operators.keys(operatorId)
      trusted.push(...keys.filter(({ revokedAt }) => revokedAt === null))
    }
    return trusted.map(({ keyId, publicKey }) => ({ keyId, publicKey }))
  })
}

/** Whether a bundle is what somebody trusted signed. */
export async function checkBundle(path: string, keys: readonly TrustedKey[]): Promise<BundleVerdict> {
  return verifyBundle(path, keys)
}

export type ImportedBundle =
  | { readonly state: 'imported'; readonly keyId: string; readonly added: readonly AddedList[] }
  | Extract<BundleVerdict, { state: 'refused' }>

/** Takes in every list of a bundle. `folder` is where its files lie while they are read. */
export async function importBundle(
  context: ServiceContext,
  { path, folder }: { readonly path: string; readonly folder: string },
): Promise<ImportedBundle> {
  const opened = await readBundle(path, await trustedKeys(context), folder)
  if (opened.state === 'refused') return opened
  const { keyId } = opened
  try {
    const added: AddedList[] = []
    for (const { list, folder: place } of opened.lists) added.push(await importOne(context, { list, place, keyId }))
    return { state: 'imported', keyId, added }
  } finally {
    await rm(opened.folder, { recursive: true, force: true })
  }
}

interface BundledPlace {
  readonly list: BundledList
  readonly place: string
  readonly keyId: string
}

async function importOne(context: ServiceContext, { list, place, keyId }: BundledPlace): Promise<AddedList> {
  const { listId, source, publishedAt, receivedAt, format, profile, transport } = list
  const received = await receiveListPath(place, profile)
  const facts = {
    listId,
    source: `bundle of key ${keyId}: ${source}`,
    transport: [],
    keptTransport: { kind: 'bundle', keyId, of: transport },
    published: null,
    publishedAt,
    receivedAt,
    format,
    profile,
    acceptIncomplete: false,
    mapping: {},
  }
  if (received.state === 'refused') return addList(context, { ...facts, files: [], notes: [], faults: received.faults })
  return addList(context, { ...facts, files: received.files, notes: received.notes, faults: [] })
}
