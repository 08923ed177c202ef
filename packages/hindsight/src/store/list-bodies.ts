// Parties as parsed, each kept once per digest. They lie in compressed packs in order of party id, as a version is read;
// a pack is checked against its hash whenever it is opened.

import { hash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ListedParty } from '@hindsight/engine/model'
import { chunksOf } from './chunks-of.ts'
import type { Session } from './connection.ts'
import { damaged } from './store-error.ts'

/** Bodies in one pack: enough to compress well, few enough to open one for a single party. */
const packBodyCount = 128
/** Opened packs that a reader remembers: a version whose parties changed often lies in many. */
const openPacksMax = 256
/** Values in one `in (…)`. */
const listedValuesMax = 1000

/** Where a body lies. */
export interface BodyPlace {
  readonly pack: number
  readonly position: number
}

/** The keys of these digests that are kept. */
export async function keptBodies(
  { db }: Session,
  listKey: number,
  digests: readonly string[],
): Promise<ReadonlyMap<string, { readonly body: number } & BodyPlace>> {
  const kept = new Map<string, { readonly body: number } & BodyPlace>()
  for (const some of chunksOf(digests, listedValuesMax)) {
    const rows = await db
      .selectFrom('bodies')
      .select(['digest', 'body', 'pack', 'position'])
      .where('list_key', '=', listKey)
      .where('digest', 'in', some)
      .execute()
    for (const { digest, ...place } of rows) kept.set(digest, place)
  }
  return kept
}

/** Keeps bodies that are not kept yet, in the order given, and gives the key of each digest. */
export async function keepBodies(
  session: Session,
  listKey: number,
  bodies: readonly (readonly [digest: string, party: ListedParty])[],
): Promise<ReadonlyMap<string, number>> {
  const { lastBody, lastPack } = await lastKeys(session, listKey)
  const keys = new Map<string, number>()
  const rows = bodies.map(([digest], at) => {
    keys.set(digest, lastBody + 1 + at)
    const pack = lastPack + 1 + Math.floor(at / packBodyCount)
    return { list_key: listKey, body: lastBody + 1 + at, digest, pack, position: at % packBodyCount }
  })
  const packs = chunksOf(bodies, packBodyCount).map((some, at) => {
    const text = some.map(([, party]) => JSON.stringify(party)).join('\n')
    const content = zstdCompressSync(text)
    return { list_key: listKey, pack: lastPack + 1 + at, sha256: hash('sha256', text), content }
  })
  await session.insert('body_packs', packs)
  await session.insert('bodies', rows)
  return keys
}

async function lastKeys({ db }: Session, listKey: number): Promise<{ lastBody: number; lastPack: number }> {
  const last = await db
    .selectFrom('bodies')
    .select(['body', 'pack'])
    .where('list_key', '=', listKey)
    .orderBy('body', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { lastBody: last?.body ?? 0, lastPack: last?.pack ?? 0 }
}

/** Opens packs of one list and remembers the last ones. */
export class PackReader {
  readonly #session: Session
  readonly #listKey: number
  readonly #open = new Map<number, readonly string[]>()

  constructor(session: Session, listKey: number) {
    this.#session = session
    this.#listKey = listKey
  }

  /** The party at a place. Throws `store-damaged` where the pack is not what was written. */
  async party({ pack, position }: BodyPlace): Promise<ListedParty> {
    const lines = this.#open.get(pack) ?? (await this.#openPack(pack))
    const line = lines[position]
    if (line === undefined) throw damaged(this.#session.location, `pack ${pack} has no body at ${position}`)
    return JSON.parse(line) as ListedParty
  }

  async #openPack(pack: number): Promise<readonly string[]> {
    const row = await this.#session.db
      .selectFrom('body_packs')
      .select(['content', 'sha256'])
      .where('list_key', '=', this.#listKey)
      .where('pack', '=', pack)
      .executeTakeFirst()
    const what = `pack ${pack} of parties of list ${this.#listKey}`
    if (row === undefined) throw damaged(this.#session.location, `${what} is missing`)
    const lines = openPack(row)
    if (lines === null) throw damaged(this.#session.location, `${what} is not what was written`)
    const [oldest] = this.#open.keys()
    if (this.#open.size >= openPacksMax && oldest !== undefined) this.#open.delete(oldest)
    this.#open.set(pack, lines)
    return lines
  }
}

/** The bodies in a pack as JSON; null where it does not have its hash. */
export function openPack({ content, sha256 }: { content: Uint8Array; sha256: string }): readonly string[] | null {
  const text = unpacked(content)
  return text !== null && hash('sha256', text) === sha256 ? text.toString('utf8').split('\n') : null
}

function unpacked(content: Uint8Array): Buffer | null {
  try {
    return zstdDecompressSync(content)
  } catch {
    // Bytes that zstd cannot read are damage like any other: the caller names the place.
    return null
  }
}

/** The parties of these places, by digest; all have to be there. */
export async function loadBodies(
  session: Session,
  listKey: number,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ListedParty>> {
  const places = await keptBodies(session, listKey, digests)
  const packs = new PackReader(session, listKey)
  const parties = new Map<string, ListedParty>()
  for (const digest of digests) {
    const place = places.get(digest)
    if (place === undefined) throw damaged(session.location, `no party has the digest ${digest}`)
    parties.set(digest, await packs.party(place))
  }
  return parties
}
