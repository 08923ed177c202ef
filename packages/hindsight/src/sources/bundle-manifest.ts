// What a bundle says of itself: which lists, which files, their hashes, and who signed. It is read strictly, since its
// names become files (docs/adr/0013, "Bundles").

import type { Fault, ListFormat, ListProfile } from '@hindsight/engine/lists'
import { listFormats, listProfiles } from '@hindsight/engine/lists'
import { limits } from '../config/index.ts'

export const bundleMagic = 'HINDSIGHT-BUNDLE 1\n'
export const bundleLimits = {
  manifestBytesMax: 8 << 20,
  filesMax: 1024,
  fileBytesMax: limits.listFileBytesMax,
} as const

export interface BundledFile {
  readonly name: string
  /** Of its content as it lies in the bundle, hex. */
  readonly sha256: string
  readonly bytes: number
}

/** One list as it was received: all that a receipt needs where the bundle is imported. */
export interface BundledList {
  readonly listId: string
  readonly format: ListFormat | null
  readonly profile: ListProfile
  /** When it was received where the bundle was made, ISO 8601. */
  readonly receivedAt: string
  /** As the publisher dated it, where its files do not say so themselves. */
  readonly publishedAt: string | null
  /** Where it came from: a URL, a path. */
  readonly source: string
  /** Headers and final addresses, kept as they are. */
  readonly transport: unknown
  readonly files: readonly BundledFile[]
}

export interface BundleManifest {
  readonly createdAt: string
  /** First 16 hex digits of the SHA-256 of the raw public key. */
  readonly keyId: string
  readonly lists: readonly BundledList[]
}

/** Why a bundle is refused. */
export type BundleFault =
  | 'bundle-not-readable'
  | 'bundle-unknown'
  | 'bundle-cut'
  | 'bundle-damaged'
  | 'bundle-trailing'
  | 'bundle-signature'
  | 'bundle-key-unknown'
  | 'bundle-manifest'
  | 'bundle-exists'
  | 'bundle-not-writable'
  | 'bundle-source'

const remedies: Readonly<Record<BundleFault, string>> = {
  'bundle-not-readable': 'Check the path and its permissions.',
  'bundle-unknown': 'Give a file that "hindsight lists bundle create" wrote, by a version that this one knows.',
  'bundle-cut': 'Copy it again from where it was made; nothing of it was kept.',
  'bundle-damaged':
    'Copy it again from where it was made; if it differs there too, do not trust it. Nothing of it was kept.',
  'bundle-trailing': 'Copy it again from where it was made; nothing of it was kept.',
  'bundle-signature': 'Do not trust it: it is not what was signed. Copy it again from where it was made.',
  'bundle-key-unknown': 'If the key is right, have its owner enrolled here first.',
  'bundle-manifest': 'Make it again with a version that this one knows.',
  'bundle-exists': 'Choose another name, or move the file away; nothing is overwritten.',
  'bundle-not-writable': 'Check the folder, its permissions and the space that is left.',
  'bundle-source': 'Run "hindsight lists verify": what is kept is not what was received.',
}

/** A fault of a bundle with its place: the byte from which it was noticed, and the file within. */
export class BundleError extends Error {
  override readonly name = 'BundleError'
  readonly fault: Fault

  constructor(
    code: BundleFault,
    message: string,
    at: { readonly path: string; readonly offset?: number; readonly file?: string; readonly cause?: unknown },
  ) {
    super(message, { cause: at.cause })
    const place = { file: at.path, line: null, offset: at.offset ?? null, recordId: at.file ?? null }
    const where = at.offset === undefined ? '' : `, byte ${at.offset}`
    this.fault = { code, place, message: `${at.path}${where}: ${message}`, remedy: remedies[code] }
  }
}

/** The manifest of signed bytes, or what is wrong with it as words. */
export function parseManifest(text: string): BundleManifest | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'its manifest is no JSON'
  }
  try {
    return manifestOf(value)
  } catch (cause) {
    if (cause instanceof Misshapen) return cause.message
    throw cause
  }
}

/** The manifest as the bytes that are signed; keys in one order, so that the same lists give the same bytes. */
export function writeManifest({ createdAt, keyId, lists }: BundleManifest): string {
  return JSON.stringify({
    createdAt,
    keyId,
    lists: lists.map(({ listId, format, profile, receivedAt, publishedAt, source, transport, files }) => ({
      listId,
      format,
      profile,
      receivedAt,
      publishedAt,
      source,
      transport,
      files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    })),
  })
}

class Misshapen extends Error {
  override readonly name = 'Misshapen'
}

function manifestOf(value: unknown): BundleManifest {
  const { createdAt, keyId, lists } = fieldsOf(value, 'the manifest', ['createdAt', 'keyId', 'lists'])
  const manifest = {
    createdAt: instantOf(createdAt, 'createdAt'),
    keyId: textOf(keyId, 'keyId', /^[0-9a-f]{16}$/u),
    lists: arrayOf(lists, 'lists').map((list, index) => listOf(list, `lists[${index}]`)),
  }
  const count = manifest.lists.reduce((sum, { files }) => sum + files.length, 0)
  if (count > bundleLimits.filesMax)
    throw new Misshapen(`it holds ${count} files; at most ${bundleLimits.filesMax} are read`)
  return manifest
}

const listKeys = ['listId', 'format', 'profile', 'receivedAt', 'publishedAt', 'source', 'transport', 'files'] as const

function listOf(value: unknown, at: string): BundledList {
  const fields = fieldsOf(value, at, listKeys)
  const format = listFormats.find((one) => one === fields.format) ?? null
  if (format === null && fields.format !== null)
    throw new Misshapen(`${at}.format is not known: ${shown(fields.format)}`)
  const profile = listProfiles.find((one) => one === fields.profile)
  if (profile === undefined) throw new Misshapen(`${at}.profile is not known: ${shown(fields.profile)}`)
  const files = arrayOf(fields.files, `${at}.files`).map((file, index) => fileOf(file, `${at}.files[${index}]`))
  const names = new Set(files.map(({ name }) => name.toLowerCase()))
  if (files.length === 0 || names.size < files.length)
    throw new Misshapen(`${at}.files is empty, or names a file twice`)
  return {
    listId: textOf(fields.listId, `${at}.listId`, /^[a-z][a-z0-9_]{0,63}$/u),
    format,
    profile,
    receivedAt: instantOf(fields.receivedAt, `${at}.receivedAt`),
    publishedAt:
      fields.publishedAt === null ? null : textOf(fields.publishedAt, `${at}.publishedAt`, /^\d{4}-\d{2}-\d{2}/u),
    source: textOf(fields.source, `${at}.source`, /^[^\r\n]{0,4096}$/u),
    transport: fields.transport,
    files,
  }
}

function fileOf(value: unknown, at: string): BundledFile {
  const { name, sha256, bytes } = fieldsOf(value, at, ['name', 'sha256', 'bytes'])
  if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0 || bytes > bundleLimits.fileBytesMax) {
    throw new Misshapen(`${at}.bytes is not a size that is read: ${shown(bytes)}`)
  }
  return {
    // A plain base name: it becomes a file where the bundle is opened.
    name: textOf(name, `${at}.name`, /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/u),
    sha256: textOf(sha256, `${at}.sha256`, /^[0-9a-f]{64}$/u),
    bytes,
  }
}

function fieldsOf<Key extends string>(
  value: unknown,
  at: string,
  keys: readonly Key[],
): Readonly<Record<Key, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misshapen(`${at} is no object`)
  const unknown = Object.keys(value).find((key) => !keys.some((known) => known === key))
  if (unknown !== undefined) throw new Misshapen(`${at} has the unknown field ${shown(unknown)}`)
  const missing = keys.find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) throw new Misshapen(`${at} has no field ${missing}`)
  return value as Record<Key, unknown>
}

function arrayOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Misshapen(`${at} is no list`)
  return value as unknown[]
}

function textOf(value: unknown, at: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value))
    throw new Misshapen(`${at} is not as it must be: ${shown(value)}`)
  return value
}

function instantOf(value: unknown, at: string): string {
  return textOf(value, at, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/u)
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 80)
}
