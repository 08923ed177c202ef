// A path becomes the files of one list: a file, a primary file with its companions, or a folder that holds one set.
// Law L12: what cannot be told apart is refused with a remedy, never guessed. Digests are of uncompressed content.

import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Fault, ListFile, ListProfile } from '@hindsight/engine/lists'
import { limits } from '../config/index.ts'
import { InflateError, inflate, readFileChunks } from './inflate.ts'
import { unzip, ZipError, type ZipPart } from './unzip.ts'

export interface FileDigest {
  readonly name: string
  readonly bytes: number
  /** SHA-256 of the uncompressed content, hex. */
  readonly sha256: string
}

export interface OpenedList {
  readonly state: 'opened'
  readonly files: readonly ListFile[]
  /** Where each file lies, by the name it has without `.gz`. */
  readonly paths: readonly { readonly name: string; readonly path: string }[]
  /** What was left aside and why, for the coverage. */
  readonly notes: readonly string[]
  /** Digests of the files in order of name, once every file was read to its end; before that, null. */
  digests(): readonly FileDigest[] | null
}

export interface ListPathRefusal {
  readonly state: 'refused'
  readonly faults: readonly Fault[]
}

/** A fault met while a list file was being read; `fault` names the file and the remedy. */
export class ListFileError extends Error {
  override readonly name = 'ListFileError'
  readonly fault: Fault

  constructor(fault: Fault, cause: unknown) {
    super(fault.message, { cause })
    this.fault = fault
  }
}

/** Files of an issuer that belong together: stems of the primary file and of its companions. */
const multiFileSets = [
  { primary: 'sdn', companions: ['alt', 'add'], comments: 'sdn_comments' },
  { primary: 'cons_prim', companions: ['cons_alt', 'cons_add'], comments: 'cons_comments' },
] as const
const setExtensions = ['csv', 'del', 'pip', 'ff', 'fix', 'txt']

/** The parts of a spreadsheet that hold its texts; looks, printing and properties are left aside. */
const workbookParts = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/u

interface Entry {
  readonly path: string
  /** Base name without `.gz`. */
  readonly name: string
  readonly stem: string
  readonly extension: string
}

/** Opens a list file or folder. Nothing is read yet; reading gives `ListFileError` where a file is at fault. */
export function openListPath(path: string, profile: ListProfile): OpenedList | ListPathRefusal {
  try {
    const isFolder = statSync(path).isDirectory()
    const entries = entriesOf(isFolder ? path : dirname(path))
    const chosen = isFolder ? chooseInFolder(path, entries, profile) : chooseByFile(path, entries, profile)
    if ('faults' in chosen) return { state: 'refused', faults: chosen.faults }
    const [only, ...others] = chosen.entries
    if (only !== undefined && others.length === 0 && isZip(only.path)) return openWorkbookFile(only, chosen.notes)
    return openFiles(chosen.entries, chosen.notes)
  } catch (cause) {
    return { state: 'refused', faults: [systemFault(path, cause)] }
  }
}

interface Choice {
  readonly entries: readonly Entry[]
  readonly notes: readonly string[]
}
type Refusal = { readonly faults: readonly Fault[] }

function chooseByFile(path: string, siblings: readonly Entry[], profile: ListProfile): Choice | Refusal {
  const primary = entryOf(dirname(path), basename(path))
  const set = multiFileSets.find((candidate) => isPrimaryOf(candidate, primary))
  if (set === undefined) return { entries: [primary], notes: [] }
  return chooseSet(primary, siblings, profile)
}

function chooseInFolder(path: string, entries: readonly Entry[], profile: ListProfile): Choice | Refusal {
  if (entries.length === 0)
    return refuse('folder-empty', path, { message: `${path} holds no files`, remedy: 'Name the list file itself.' })
  const [only] = entries
  if (entries.length === 1 && only !== undefined) return { entries: [only], notes: [] }
  const primaries = entries.filter(isPrimary)
  // An index.json beside one other file is the index of its dataset.
  const isIndex = (entry: Entry): boolean => entry.name === 'index.json' && entries.length === 2
  const others = entries.filter((entry) => isWholeList(entry) && !isIndex(entry))
  const candidates = [...primaries, ...others]
  if (candidates.length > 1) {
    const example = candidates[0]?.path ?? path
    const companions = primaries.length > 0 ? '; its companions with the same extension are read with it' : ''
    return refuse('folder-mixed', path, {
      message: `${path} holds several encodings or lists: ${namesOf(candidates)}`,
      remedy: `Name the ${primaries.length > 0 ? 'primary file' : 'file'} that you want${companions}, e.g. ${example}`,
    })
  }
  const [primary] = candidates
  if (primary !== undefined && isPrimary(primary)) return chooseSet(primary, entries, profile)
  const companions = entries.filter(isCompanion)
  if (primary === undefined && companions.length > 0) return { entries: companions, notes: [] }
  if (primary !== undefined) {
    const chosen = [primary, ...entries.filter(isIndex)]
    return { entries: chosen, notes: leftAside(entries, chosen) }
  }
  return refuse('folder-unknown', path, {
    message: `${path} holds no set of files that is known: ${namesOf(entries)}`,
    remedy: 'Name the list file.',
  })
}

const shownNameCount = 8

function namesOf(entries: readonly Entry[]): string {
  const shown = entries.slice(0, shownNameCount).map((entry) => basename(entry.path))
  const rest = entries.length - shown.length
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`
}

/** The primary file and those companions that the profile declares, found by stem and extension. */
function chooseSet(primary: Entry, siblings: readonly Entry[], profile: ListProfile): Choice | Refusal {
  const set = multiFileSets.find((candidate) => isPrimaryOf(candidate, primary))
  const wanted: string[] = [primary.stem]
  if (set !== undefined && profile !== 'primary-only') wanted.push(...set.companions)
  if (set !== undefined && profile === 'full') wanted.push(set.comments)
  const sameKind = siblings.filter((entry) => entry.extension === primary.extension)
  const entries = [primary, ...sameKind.filter((entry) => entry.name !== primary.name && wanted.includes(entry.stem))]
  const twice = sameKind.find((entry) =>
    entries.some((other) => other.name === entry.name && other.path !== entry.path),
  )
  if (twice !== undefined) {
    const message = `${twice.name} is there twice, gzipped and not`
    return refuse('file-twice', twice.path, { message, remedy: 'Remove the one that is out of date.' })
  }
  return {
    entries,
    notes: leftAside(sameKind.filter(isCompanion), entries).map((note) => `${note} (profile ${profile})`),
  }
}

function leftAside(entries: readonly Entry[], chosen: readonly Entry[]): string[] {
  return entries
    .filter((entry) => !chosen.some((other) => other.path === entry.path))
    .map((entry) => `${entry.name}: not read`)
}

function openFiles(entries: readonly Entry[], notes: readonly string[]): OpenedList {
  const digests = new Map<string, FileDigest>()
  const files = entries.map((entry) => ({ name: entry.name, chunks: readAndDigest(entry, digests) }))
  return {
    state: 'opened',
    files,
    paths: entries,
    notes,
    digests() {
      if (digests.size !== entries.length) return null
      return [...digests.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    },
  }
}

function openWorkbookFile(entry: Entry, notes: readonly string[]): OpenedList | ListPathRefusal {
  const size = statSync(entry.path).size
  if (size > limits.workbookBytesMax) {
    const cause = new ZipError('too-large', `it has ${size} bytes; at most ${limits.workbookBytesMax} are read`)
    return { state: 'refused', faults: [inflateFault(entry, cause)] }
  }
  const opened = openWorkbook(entry.name, readFileSync(entry.path))
  return opened.state === 'refused' ? opened : { ...opened, paths: [entry], notes }
}

/** A spreadsheet becomes one file per part; its digest is of the file as it came. */
export function openWorkbook(name: string, archive: Uint8Array): OpenedList | ListPathRefusal {
  let parts: readonly ZipPart[]
  try {
    parts = unzip(archive, { bytesMax: limits.workbookPartsBytesMax })
  } catch (cause) {
    return { state: 'refused', faults: [inflateFault({ name }, cause)] }
  }
  const read = parts.filter((part) => workbookParts.test(part.name))
  if (!read.some((part) => part.name === 'xl/workbook.xml')) {
    const cause = new InflateError('zip-archive', 'it is a ZIP archive, and no spreadsheet')
    return { state: 'refused', faults: [inflateFault({ name }, cause)] }
  }
  const sha256 = createHash('sha256').update(archive).digest('hex')
  return {
    state: 'opened',
    files: read.map((part) => ({ name: `${name}/${part.name}`, chunks: readPart({ name }, part) })),
    paths: [],
    notes: [],
    digests: () => [{ name, bytes: archive.length, sha256 }],
  }
}

async function* readPart(entry: Pick<Entry, 'name'>, part: ZipPart): AsyncGenerator<Uint8Array> {
  try {
    yield part.read()
  } catch (cause) {
    throw new ListFileError(inflateFault(entry, cause), cause)
  }
}

function isZip(path: string): boolean {
  const head = Buffer.alloc(4)
  const descriptor = openSync(path, 'r')
  try {
    readSync(descriptor, head)
  } finally {
    closeSync(descriptor)
  }
  return head.readUInt32BE() === 0x504b0304
}

async function* readAndDigest(entry: Entry, digests: Map<string, FileDigest>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of inflate(readFileChunks(entry.path), { bytesMax: limits.listFileBytesMax })) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  } catch (cause) {
    throw new ListFileError(inflateFault(entry, cause), cause)
  }
  digests.set(entry.name, { name: entry.name, bytes, sha256: hash.digest('hex') })
}

const inflateRemedies: Readonly<Record<InflateError['code'] | ZipError['code'], string>> = {
  'gzip-damaged': 'Fetch the file again; its gzip data is not whole.',
  'gzip-of-gzip': 'Unpack it once with gunzip.',
  'zip-archive': 'Unpack the archive and name the list file in it; only a spreadsheet (.xlsx) is read as it is.',
  'zip-damaged': 'Fetch the file again; the archive is not whole.',
  'zip-encrypted': 'Fetch the file from the issuer: lists are not encrypted.',
  'zip-unsupported': 'Fetch the file from the issuer as it publishes it.',
  'too-large': 'Check where the file comes from: no watchlist is that large.',
  'not-readable': 'Check that the file is there and may be read.',
}

function inflateFault(entry: Pick<Entry, 'name'>, cause: unknown): Fault {
  if (!(cause instanceof InflateError) && !(cause instanceof ZipError)) return systemFault(entry.name, cause)
  const message = `${entry.name} could not be read: ${cause.message}`
  return { code: cause.code, place: placeOf(entry.name), message, remedy: inflateRemedies[cause.code] }
}

function systemFault(path: string, cause: unknown): Fault {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT') {
    const remedy = 'Check the path given to --list.'
    return { code: 'path-not-found', place: placeOf(path), message: `no such file or folder: ${path}`, remedy }
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  const remedy = inflateRemedies['not-readable']
  return { code: 'not-readable', place: placeOf(path), message: `${path} could not be read: ${reason}`, remedy }
}

function refuse(code: string, path: string, words: Pick<Fault, 'message' | 'remedy'>): Refusal {
  return { faults: [{ code, place: placeOf(path), ...words }] }
}

function placeOf(file: string): Fault['place'] {
  return { file, line: null, offset: null, recordId: null }
}

function entriesOf(folder: string): Entry[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
  return names.toSorted().map((name) => entryOf(folder, name))
}

function entryOf(folder: string, fileName: string): Entry {
  const name = fileName.replace(/\.gz$/iu, '')
  const dot = name.lastIndexOf('.')
  const stem = dot > 0 ? name.slice(0, dot) : name
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return { path: join(folder, fileName), name, stem: stem.toLowerCase(), extension }
}

function isPrimaryOf(set: (typeof multiFileSets)[number], entry: Entry): boolean {
  return entry.stem === set.primary && setExtensions.includes(entry.extension)
}

function isPrimary(entry: Entry): boolean {
  return multiFileSets.some((set) => isPrimaryOf(set, entry))
}

function isCompanion(entry: Entry): boolean {
  const isKnownStem = multiFileSets.some(
    (set) => set.comments === entry.stem || set.companions.some((stem) => stem === entry.stem),
  )
  return isKnownStem && setExtensions.includes(entry.extension)
}

/** A file that is a list by itself: XML, JSON lines, or a CSV that belongs to no set. */
function isWholeList(entry: Entry): boolean {
  return (
    !isCompanion(entry) && !isPrimary(entry) && ['xml', 'json', 'jsonl', 'csv', 'tsv', 'xlsx'].includes(entry.extension)
  )
}
