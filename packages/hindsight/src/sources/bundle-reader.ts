// A bundle is believed only where a key that we trust has signed it and every byte is as signed: it is read to its end
// before anything of it is given, and a single changed byte refuses the whole, with its place (laws L12, L14).

import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '@hindsight/engine/lists'
import { reasonOf } from '../config/index.ts'
import {
  type BundledFile,
  type BundledList,
  BundleError,
  type BundleManifest,
  bundleLimits,
  bundleMagic,
  parseManifest,
} from './bundle-manifest.ts'

export interface TrustedKey {
  readonly keyId: string
  /** Ed25519, raw 32 bytes, base64. */
  readonly publicKey: string
}

export type BundleVerdict =
  | { readonly state: 'verified'; readonly manifest: BundleManifest; readonly keyId: string }
  | { readonly state: 'refused'; readonly faults: readonly Fault[] }

export interface OpenedBundle {
  readonly state: 'opened'
  readonly manifest: BundleManifest
  readonly keyId: string
  /** The folder that holds everything; the caller removes it. */
  readonly folder: string
  /** Each list with the folder in which its files lie, under their own names. */
  readonly lists: readonly { readonly list: BundledList; readonly folder: string }[]
}

/** Reads a bundle to its end and says whether it is what a trusted key signed. Keeps nothing. */
export async function verifyBundle(path: string, keys: readonly TrustedKey[]): Promise<BundleVerdict> {
  return await refusing(async () => {
    const { manifest, keyId } = await walk(path, keys, async () => await Promise.resolve(null))
    return { state: 'verified', manifest, keyId }
  })
}

/** Verifies a bundle and lays its files into a new folder below `parent`; nothing is left there if it is refused. */
export async function readBundle(
  path: string,
  keys: readonly TrustedKey[],
  parent: string,
): Promise<OpenedBundle | Extract<BundleVerdict, { state: 'refused' }>> {
  return await refusing(async () => {
    const folder = await writing(path, mkdtemp(join(parent, 'bundle-')))
    const folderOf = (index: number, { listId }: BundledList): string => join(folder, `${index}-${listId}`)
    try {
      const { manifest, keyId } = await walk(path, keys, async (list, file, index) => {
        await writing(path, mkdir(folderOf(index, list), { recursive: true }))
        return await writing(path, open(join(folderOf(index, list), file.name), 'wx', 0o600))
      })
      const lists = manifest.lists.map((list, index) => ({ list, folder: folderOf(index, list) }))
      return { state: 'opened', manifest, keyId, folder, lists }
    } catch (cause) {
      await rm(folder, { recursive: true, force: true })
      throw cause
    }
  })
}

/** Where the content of a file goes while it is checked; null keeps nothing. */
type Sink = (list: BundledList, file: BundledFile, index: number) => Promise<FileHandle | null>

async function walk(
  path: string,
  keys: readonly TrustedKey[],
  sink: Sink,
): Promise<{ readonly manifest: BundleManifest; readonly keyId: string }> {
  const input = await BundleInput.open(path)
  try {
    const { manifest, keyId } = await readSigned(input, keys)
    for (const [index, list] of manifest.lists.entries()) {
      for (const file of list.files) await readFile(input, file, await sink(list, file, index))
    }
    if ((await input.take(1)).length > 0) {
      const message = 'more follows after its last file'
      throw new BundleError('bundle-trailing', message, { path, offset: input.offset - 1 })
    }
    return { manifest, keyId }
  } finally {
    await input.close()
  }
}

/** The manifest, once one of the keys is found to have signed it. */
async function readSigned(
  input: BundleInput,
  keys: readonly TrustedKey[],
): Promise<{ readonly manifest: BundleManifest; readonly keyId: string }> {
  const { path } = input
  const magic = await input.take(bundleMagic.length)
  if (magic.toString('latin1') !== bundleMagic) {
    throw new BundleError('bundle-unknown', 'it does not begin as a bundle that is known', { path, offset: 0 })
  }
  const size = await input.takeLine(9)
  const lengthAt = bundleMagic.length
  const length = /^[1-9]\d{0,7}$/u.test(size) ? Number(size) : Number.NaN
  if (!(length <= bundleLimits.manifestBytesMax)) {
    throw new BundleError('bundle-damaged', 'the length of its manifest is no length', { path, offset: lengthAt })
  }
  const manifestAt = input.offset
  const text = await input.takeWhole(length + 1, 'the manifest')
  if (text.at(-1) !== 0x0a) {
    throw new BundleError('bundle-damaged', 'its manifest is not as long as it says', {
      path,
      offset: manifestAt + length,
    })
  }
  const signed = Buffer.concat([magic, Buffer.from(`${size}\n`), text])
  const signatureAt = input.offset
  const signature = (await input.takeWhole(129, 'the signature')).toString('latin1')
  if (!/^[0-9a-f]{128}\n$/u.test(signature)) {
    throw new BundleError('bundle-damaged', 'its signature is none', { path, offset: signatureAt })
  }
  const signer = keys.find((key) => isSignedBy(key, signed, Buffer.from(signature.trim(), 'hex')))
  if (signer === undefined) throw unsigned(path, text.toString('utf8'), { keys, signatureAt })
  const manifest = parseManifest(text.subarray(0, -1).toString('utf8'))
  if (typeof manifest === 'string') throw new BundleError('bundle-manifest', manifest, { path, offset: manifestAt })
  if (manifest.keyId !== signer.keyId) {
    const message = `it names the key ${manifest.keyId} and is signed by ${signer.keyId}`
    throw new BundleError('bundle-signature', message, { path, offset: manifestAt })
  }
  return { manifest, keyId: signer.keyId }
}

/** Tells a key that nobody knows here from a signature that does not fit. */
function unsigned(
  path: string,
  text: string,
  { keys, signatureAt }: { readonly keys: readonly TrustedKey[]; readonly signatureAt: number },
): BundleError {
  const claimed = /"keyId":"([0-9a-f]{16})"/u.exec(text)?.[1]
  const isKnown = keys.some(({ keyId }) => keyId === claimed)
  if (claimed !== undefined && !isKnown) {
    const message = `it says that it is signed by the key ${claimed}, which is not trusted here`
    return new BundleError('bundle-key-unknown', message, { path, offset: signatureAt })
  }
  const message = 'the signature does not fit: the manifest, its length or the signature was changed'
  return new BundleError('bundle-signature', message, { path, offset: signatureAt })
}

function isSignedBy({ publicKey }: TrustedKey, signed: Uint8Array, signature: Uint8Array): boolean {
  const key = keyOf(publicKey)
  return key !== null && verify(null, signed, key, signature)
}

function keyOf(publicKey: string): KeyObject | null {
  const raw = Buffer.from(publicKey, 'base64')
  if (raw.length !== 32) return null
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
}

async function readFile(input: BundleInput, file: BundledFile, to: FileHandle | null): Promise<void> {
  const start = input.offset
  const hash = createHash('sha256')
  try {
    for (let left = file.bytes; left > 0; ) {
      const chunk = await input.takeWhole(Math.min(left, 1 << 20), file.name)
      hash.update(chunk)
      left -= chunk.length
      if (to !== null) await writing(input.path, writeWhole(to, chunk))
    }
  } finally {
    await to?.close()
  }
  if (hash.digest('hex') === file.sha256) return
  const message = `${file.name} (bytes ${start} to ${start + file.bytes - 1}) is not what was signed`
  throw new BundleError('bundle-damaged', message, { path: input.path, offset: start, file: file.name })
}

async function writeWhole(to: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await to.write(chunk, at)).bytesWritten
}

/** A bundle read from its beginning to its end, never back. */
class BundleInput {
  readonly path: string
  readonly #handle: FileHandle
  offset = 0

  private constructor(path: string, handle: FileHandle) {
    this.path = path
    this.#handle = handle
  }

  static async open(path: string): Promise<BundleInput> {
    try {
      return new BundleInput(path, await open(path, 'r'))
    } catch (cause) {
      throw new BundleError('bundle-not-readable', reasonOf(cause), { path, cause })
    }
  }

  /** As many bytes as are left, at most `length`. */
  async take(length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length)
    let got = 0
    while (got < length) {
      const { bytesRead } = await this.#read(buffer, got)
      if (bytesRead === 0) break
      got += bytesRead
    }
    this.offset += got
    return buffer.subarray(0, got)
  }

  async takeWhole(length: number, what: string): Promise<Buffer> {
    const bytes = await this.take(length)
    if (bytes.length === length) return bytes
    throw new BundleError('bundle-cut', `it ends within ${what}`, { path: this.path, offset: this.offset })
  }

  /** Text to the next line feed, of which at most `length` bytes are looked at. */
  async takeLine(length: number): Promise<string> {
    let line = ''
    for (let count = 0; count <= length; count++) {
      const byte = await this.takeWhole(1, 'its head')
      if (byte[0] === 0x0a) return line
      line += byte.toString('latin1')
    }
    return line
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }

  async #read(buffer: Buffer, at: number): Promise<{ readonly bytesRead: number }> {
    try {
      return await this.#handle.read(buffer, at)
    } catch (cause) {
      throw new BundleError('bundle-not-readable', reasonOf(cause), { path: this.path, offset: this.offset, cause })
    }
  }
}

async function writing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new BundleError('bundle-not-writable', reasonOf(cause), { path, cause })
  }
}

type Refused = Extract<BundleVerdict, { state: 'refused' }>

async function refusing<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof BundleError) return { state: 'refused', faults: [cause.fault] }
    throw cause
  }
}
