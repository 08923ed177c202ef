// Lists as they were received, as one signed file, for a site without a network. The bytes are checked against their
// hashes while they are written; a bundle is there whole or not at all (docs/adr/0013, "Bundles").

import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, link, open, rm } from 'node:fs/promises'
import type { Fault } from '@hindsight/engine/lists'
import { reasonOf } from '../config/index.ts'
import { type BundledList, BundleError, bundleMagic, parseManifest, writeManifest } from './bundle-manifest.ts'

/** A list to be bundled; the content of a file is asked for once, when it is written. */
export interface ListToBundle extends BundledList {
  content(file: BundledList['files'][number]): AsyncIterable<Uint8Array>
}

export interface BundleSigner {
  /** First 16 hex digits of the SHA-256 of the raw public key. */
  readonly keyId: string
  /** An Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array
}

export interface BundleRequest {
  readonly path: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly lists: readonly ListToBundle[]
  readonly signer: BundleSigner
}

export type BundleCreation =
  | { readonly state: 'created'; readonly path: string; readonly bytes: number; readonly sha256: string }
  | { readonly state: 'refused'; readonly faults: readonly Fault[] }

/** Writes a bundle to a path at which nothing stands yet. */
export async function createBundle(request: BundleRequest): Promise<BundleCreation> {
  const partial = `${request.path}.part`
  try {
    const written = await writeBundle(request, partial)
    await place(partial, request.path)
    return { state: 'created', path: request.path, ...written }
  } catch (cause) {
    if (cause instanceof BundleError) return { state: 'refused', faults: [cause.fault] }
    throw cause
  }
}

interface Output {
  readonly path: string
  readonly handle: FileHandle
  readonly hash: Hash
  bytes: number
}

async function writeBundle(
  request: BundleRequest,
  partial: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const { path, createdAt, lists, signer } = request
  const text = writeManifest({ createdAt, keyId: signer.keyId, lists })
  const manifest = parseManifest(text)
  if (typeof manifest === 'string') throw new BundleError('bundle-manifest', manifest, { path })
  const signed = Buffer.from(`${bundleMagic}${Buffer.byteLength(text)}\n${text}\n`)
  const handle = await opened(path, partial)
  const output: Output = { path, handle, hash: createHash('sha256'), bytes: 0 }
  try {
    await append(output, signed)
    await append(output, Buffer.from(`${Buffer.from(signer.sign(signed)).toString('hex')}\n`))
    for (const list of lists) await appendFiles(output, list)
    await handle.sync()
  } catch (cause) {
    await handle.close()
    await rm(partial, { force: true })
    throw cause
  }
  await handle.close()
  return { bytes: output.bytes, sha256: output.hash.digest('hex') }
}

async function appendFiles(output: Output, list: ListToBundle): Promise<void> {
  for (const file of list.files) {
    const hash = createHash('sha256')
    const start = output.bytes
    for await (const chunk of list.content(file)) {
      hash.update(chunk)
      await append(output, chunk)
    }
    if (output.bytes - start === file.bytes && hash.digest('hex') === file.sha256) continue
    const message = `${list.listId}, ${file.name}: what is kept is not what its hash says`
    throw new BundleError('bundle-source', message, { path: output.path, file: file.name })
  }
}

async function append(output: Output, bytes: Uint8Array): Promise<void> {
  output.hash.update(bytes)
  output.bytes += bytes.length
  try {
    for (let at = 0; at < bytes.length; ) at += (await output.handle.write(bytes, at)).bytesWritten
  } catch (cause) {
    throw new BundleError('bundle-not-writable', reasonOf(cause), { path: output.path, cause })
  }
}

async function opened(path: string, partial: string): Promise<FileHandle> {
  try {
    return await open(partial, 'wx')
  } catch (cause) {
    throw existsError(path, partial, cause)
  }
}

/** Gives the finished file its name; a link fails where something stands there, which a rename would replace. */
async function place(partial: string, path: string): Promise<void> {
  try {
    await link(partial, path)
  } catch (cause) {
    throw existsError(path, path, cause)
  } finally {
    await rm(partial, { force: true })
  }
}

function existsError(path: string, standing: string, cause: unknown): BundleError {
  const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST'
  const message = isThere ? `${standing} is already there` : reasonOf(cause)
  return new BundleError(isThere ? 'bundle-exists' : 'bundle-not-writable', message, { path, cause })
}
