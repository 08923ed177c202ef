// Bytes as received, kept once under their hash, compressed and in parts; checked against the hash when they are read.

import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { assert } from '@hindsight/engine/base'
import type { Session } from './connection.ts'
import type { ReceivedFile } from './list-area.ts'
import { damaged } from './store-error.ts'

/** Neither database has to take a large file in one value. */
const partBytes = 4 << 20

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Keeps a file unless its hash is kept already. */
export async function keepContent(session: Session, file: ReceivedFile, content: Uint8Array): Promise<void> {
  const { sha256, bytes } = file
  assert(content.length === bytes && hash('sha256', content) === sha256, 'a file is kept under its own hash and length')
  const known = await session.db.selectFrom('files').select('sha256').where('sha256', '=', sha256).executeTakeFirst()
  if (known !== undefined) return
  const kept = await compress(content)
  await session.insert('files', [{ sha256, bytes, kept_bytes: kept.length }])
  for (let part = 0; part * partBytes < kept.length; part += 1) {
    const piece = kept.subarray(part * partBytes, (part + 1) * partBytes)
    await session.db.insertInto('file_parts').values({ sha256, part, content: piece }).execute()
  }
}

/** The bytes of a file; null if it was never kept. Throws `store-damaged` where they are not what was received. */
export async function loadContent({ db, location }: Session, sha256: string): Promise<Uint8Array | null> {
  const file = await db.selectFrom('files').select(['bytes']).where('sha256', '=', sha256).executeTakeFirst()
  if (file === undefined) return null
  const parts = await db
    .selectFrom('file_parts')
    .select('content')
    .where('sha256', '=', sha256)
    .orderBy('part')
    .execute()
  const kept = Buffer.concat(parts.map((part) => part.content))
  const fault = (cause?: unknown): Error =>
    damaged(location, `the file with SHA-256 ${sha256} is not what was received`, cause)
  const content = await decompress(kept, { maxOutputLength: Math.max(1, file.bytes) }).catch((thrown: unknown) => {
    throw fault(thrown)
  })
  if (content.length !== file.bytes || hash('sha256', content) !== sha256) throw fault()
  return new Uint8Array(content.buffer, content.byteOffset, content.length)
}
